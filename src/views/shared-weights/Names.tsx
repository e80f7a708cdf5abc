import type { ReactNode } from 'react';
import type { ParameterName } from '../../engine/shapes.ts';
import { changeSymbol, symbolOf } from '../../timeline/notation.ts';
import { isHeld } from '../../timeline/update-equations.ts';
import { once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { contextOf } from '../../timeline/values.ts';
import { laterWords } from '../parts/later-words.ts';

/** The symbol of a parameter, or of what time step t contributes to its gradient. */
export function ParameterSymbol({
  of,
  t = null,
  nabla = false,
  mark = '',
}: {
  of: ParameterName;
  t?: number | 't' | null;
  nabla?: boolean;
  mark?: string;
}): React.ReactElement {
  const { base, letters } = symbolOf(once(of));
  return (
    <span className="symbol">
      {nabla && <span className="upright">∇</span>}
      {base}
      {mark}
      <sub>
        {letters}
        {t === null ? '' : `,${t}`}
      </sub>
    </span>
  );
}

const subscripted = (base: string, index: string): ReactNode => (
  <>
    {base}
    <sub>{index}</sub>
  </>
);

/** What a contribution is computed from: ∇u_t h_{t−1}ᵀ and the like. */
export function TermFormula({ of }: { of: ParameterName }): React.ReactElement {
  const gradient = (
    <>
      <span className="upright">∇</span>
      {subscripted(of === 'Why' || of === 'by' ? 'o' : 'u', 't')}
    </>
  );
  const right = { Whh: ['h', 't−1'], Wxh: ['x', 't'], Why: ['h', 't'] } as const;
  const factor = of in right ? right[of as keyof typeof right] : null;
  return (
    <span className="symbol formula">
      {of === 'h0' ? (
        <>
          {subscripted('W', 'hh')}
          <sup>⊤</sup> <span className="upright">∇</span>
          {subscripted('u', '1')}
        </>
      ) : (
        <>
          {gradient}
          {factor !== null && (
            <>
              {' '}
              {subscripted(factor[0], factor[1])}
              <sup>⊤</sup>
            </>
          )}
        </>
      )}
    </span>
  );
}

/** What the update adds to a parameter: −η∇, −ηv′, … */
export function ChangeFormula({
  of,
  scene,
}: {
  of: ParameterName;
  scene: Scene;
}): React.ReactElement {
  const context = contextOf(scene);
  if (isHeld(of, context)) return <span>{laterWords.sharedWeights.held}</span>;
  const { over, under } = changeSymbol(context);
  return (
    <span className="change-formula">
      −
      {under === null ? (
        over
      ) : (
        <span className="fraction">
          <span>{over}</span>
          <span>{under}</span>
        </span>
      )}
    </span>
  );
}

/** The same in one line. */
export function changeLine(of: ParameterName, scene: Scene): string {
  const context = contextOf(scene);
  if (isHeld(of, context)) return laterWords.sharedWeights.held;
  const { over, under } = changeSymbol(context);
  if (under === null) return `−${over}`;
  return `−${over}/${under.startsWith('√(') ? under : `(${under})`}`;
}
