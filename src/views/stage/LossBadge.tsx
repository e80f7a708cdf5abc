import { at, cellKey, cellOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { differenceAt } from '../../timeline/difference.ts';
import { subscript } from '../../timeline/notation.ts';
import { spokenCell } from '../parts/names.ts';
import { useActions } from '../parts/session.tsx';
import { lossSize, lossText } from './column-texts.ts';
import type { StageLayout } from './layout.ts';

interface LossBadgeProps {
  readonly t: number;
  readonly scene: Scene;
  readonly layout: StageLayout;
  readonly other: Scene | null;
  readonly reached: boolean;
  readonly role: 'writes' | 'reads' | null;
  readonly selected: string;
  readonly lit: ReadonlySet<string>;
}

/** The loss of one time step, over its outputs. */
export function LossBadge(props: LossBadgeProps): React.ReactElement {
  const { t, scene, other, layout, reached, role, selected, lit } = props;
  const { select } = useActions();
  const cell = cellOf(at('L', t), 0);
  const key = cellKey(cell);
  const fontSize = lossSize(layout);
  const width = layout.compact ? layout.pitch - 8 : 96 * layout.scale;
  if (!reached) {
    return (
      <text
        className="loss waiting"
        x={0}
        y={layout.lossY}
        textAnchor="middle"
        fontSize={fontSize}
        aria-hidden="true"
      >
        L{subscript(t)}
      </text>
    );
  }
  const value = differenceAt(scene, other, cell);
  const pick = (): void => {
    select(cell);
  };
  return (
    <g
      className={`cell loss ${role ?? ''} ${key === selected ? 'selected' : ''} ${lit.has(key) ? 'lit' : ''}`}
      role="button"
      aria-label={spokenCell(scene, cell, true, other)}
      aria-pressed={key === selected}
      tabIndex={key === selected ? 0 : -1}
      data-cell={key}
      data-value={value}
      onClick={pick}
      onKeyDown={(event) => {
        if (event.key === 'Enter') pick();
      }}
    >
      <rect
        className="ground"
        x={-width / 2}
        y={layout.lossY - fontSize * 1.05}
        width={width}
        height={fontSize * 1.5}
        rx={fontSize * 0.75}
      />
      <text x={0} y={layout.lossY} textAnchor="middle" fontSize={fontSize}>
        {lossText(layout, t, value, other !== null)}
      </text>
    </g>
  );
}
