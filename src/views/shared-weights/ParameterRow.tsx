import { Fragment, memo, useEffect, useRef } from 'react';
import type { ParameterName, Shape } from '../../engine/shapes.ts';
import { currentStep } from '../../store/selectors.ts';
import type { SharedParameter } from '../../timeline/quantities.ts';
import { plainSymbol } from '../../timeline/notation.ts';
import { at, once, shapeOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { spokenName } from '../parts/names.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { bringIntoView } from './into-view.ts';
import type { BoardLayout } from './layout.ts';
import { wideColumns } from './layout.ts';
import type { MatrixStyle } from './Matrix.tsx';
import { Matrix } from './Matrix.tsx';
import { ChangeFormula, ParameterSymbol, TermFormula } from './Names.tsx';
import { Sum } from './Sum.tsx';
import { arrivedTerms, isWritten, rememberedOf, termTimes } from './terms.ts';
import { laterWords } from '../parts/later-words.ts';

interface RowProps {
  readonly parameter: ParameterName;
  readonly scene: Scene;
  readonly layout: BoardLayout;
  /** Whether to show what the copies would become if they were not shared. */
  readonly separate: boolean;
}

/** One parameter; drawn again only when something of it changes. */
export const ParameterRow = memo(function ParameterRow(props: RowProps): React.ReactElement {
  const { parameter, scene, layout } = props;
  const arrived = useSelect((state) => arrivedTerms(state, parameter));
  const updated = useSelect((state) => isWritten(state, once(`updated ${parameter}`)));
  const writes = useSelect((state) => {
    const quantity = currentStep(state)?.writes?.quantity;
    return quantity?.endsWith(` ${parameter}`) === true ? quantity : null;
  });
  const current = writes !== null;
  // Only the row that the update is at, so that the others keep their places.
  const updating = useSelect((state) => currentStep(state)?.phase === 'update') && current;
  const row = useRef<HTMLDivElement>(null);
  const { separate } = props;
  useEffect(() => {
    if (writes !== null && row.current !== null) bringIntoView(row.current);
  }, [writes, separate, layout]);
  const look: MatrixStyle = { ...layout, form: layout.tight ? 'tight' : 'short' };
  const { start, end } = scene.record.window;
  const times = Array.from({ length: end - start + 1 }, (_, k) => start + k);
  const copies = separate && parameter !== 'h0';
  return (
    <div
      ref={row}
      className={`row ${current ? 'current' : ''} ${copies ? 'with-copies' : ''}`}
      style={{ gridTemplateColumns: layout.template }}
      role="group"
      aria-label={spokenName(parameter)}
    >
      <span className="row-name">
        <ParameterSymbol of={parameter} />
        <TermFormula of={parameter} />
      </span>
      {parameter === 'h0' ? (
        <span className="once" style={{ gridColumn: `2 / span ${2 * times.length - 1}` }}>
          <Prose>
            {start === 1
              ? laterWords.sharedWeights.usedOnce
              : laterWords.sharedWeights.notReachedByWindow}
          </Prose>
        </span>
      ) : (
        times.map((t) => (
          <Fragment key={t}>
            {t > start && <span className="sign">{t > firstOf(parameter, scene) ? '+' : ''}</span>}
            <Term {...{ parameter, scene, t, look }} written={t > end - arrived} />
          </Fragment>
        ))
      )}
      <span className="sign">=</span>
      <Sum parameter={parameter} scene={scene} arrived={arrived} look={look} />
      <span className="divide whole" />
      <span className="whole">
        <Matrix scene={scene} of={once(parameter)} look={look} written />
      </span>
      {layout.changes ? (
        <>
          <span className="sign whole">+</span>
          <span className="whole">
            <Change {...{ parameter, scene, look }} written={updated} />
          </span>
          <span className="sign whole">=</span>
        </>
      ) : (
        <span className={updated ? 'change whole' : 'change whole waiting'}>
          <ChangeFormula of={parameter} scene={scene} />
        </span>
      )}
      <span className="whole">
        <Matrix scene={scene} of={once(`updated ${parameter}`)} look={look} written={updated} />
      </span>
      {updating && <Remembered {...{ parameter, scene, look }} columns={2 * times.length} />}
      {updating && updated && !layout.changes && (
        <>
          <span
            className="moment-name"
            style={{ gridRow: LAST_LINE, gridColumn: `1 / span ${2 * times.length + 2}` }}
          >
            {laterWords.sharedWeights.adds} <ChangeFormula of={parameter} scene={scene} />
          </span>
          <span className="moment" style={{ gridRow: LAST_LINE, gridColumn: 2 * times.length + 4 }}>
            <Change {...{ parameter, scene, look }} written />
          </span>
        </>
      )}
      {copies && (
        <>
          <span className="copy-name">
            <ParameterSymbol of={parameter} mark="′" />
            <br />
            {laterWords.sharedWeights.alone}
          </span>
          {times.map((t, k) => (
            <span key={t} className="copy-place" style={{ gridColumn: 2 + 2 * k }}>
              <Copy {...{ parameter, scene, t, look }} written={t > end - arrived} />
            </span>
          ))}
        </>
      )}
    </div>
  );
});

/** Below the parameter itself, its copies, and what the optimizer remembers of it. */
const LAST_LINE = 5;

/** What the update adds to the weights. */
function Change({
  parameter,
  scene,
  look,
  written,
}: Pick<RowProps, 'parameter' | 'scene'> & {
  look: MatrixStyle;
  written: boolean;
}): React.ReactElement {
  return (
    <Matrix
      scene={scene}
      of={once(`change ${parameter}`)}
      look={look}
      wide={wideColumns(parameter, scene, 'change')}
      written={written}
    />
  );
}

/** A line for each thing that the optimizer remembers of the parameter: before the update, and after. */
function Remembered({
  parameter,
  scene,
  look,
  columns,
}: Pick<RowProps, 'parameter' | 'scene'> & {
  look: MatrixStyle;
  /** How many columns the time steps take with their names and signs. */
  columns: number;
}): React.ReactNode {
  const moments = rememberedOf(scene, parameter);
  const written = useSelect((state) =>
    moments.map(({ after }) => isWritten(state, after)).join(' '),
  ).split(' ');
  return moments.map(({ before, after, isSquare }, k) => {
    // Below the parameter itself and its copies.
    const gridRow = 3 + k;
    const isKnown = written[k] === 'true';
    const shown = isSquare
      ? lookOfSquares(look, shapeOf(before.quantity, scene.record.sizes))
      : look;
    return (
      <Fragment key={before.quantity}>
        <span className="moment-name" style={{ gridRow, gridColumn: `1 / span ${columns + 2}` }}>
          {laterWords.sharedWeights.remembered} <Prose>{plainSymbol(before)}</Prose>
        </span>
        <span className="moment" style={{ gridRow, gridColumn: columns + 4 }}>
          <Matrix scene={scene} of={before} look={shown} written />
        </span>
        <span
          className={isKnown ? 'moment change' : 'moment change waiting'}
          style={{ gridRow, gridColumn: `${columns + 5} / -2` }}
        />
        <span className="moment" style={{ gridRow, gridColumn: -2 }}>
          <Matrix scene={scene} of={after} look={shown} written={isKnown} />
        </span>
      </Fragment>
    );
  });
}

/** The size of “2e−5” in multiples of the font size, and how far a matrix may reach into the gaps. */
const SCIENTIFIC = 3.1;
const GAPS = 28;

/** Squares are small: where a little more room is enough for their exponents, they take it. */
function lookOfSquares(look: MatrixStyle, [, columns]: Shape): MatrixStyle {
  const cell = Math.max(look.cell, look.fontSize * SCIENTIFIC);
  const fits = (cell - look.cell) * columns <= GAPS;
  return fits ? { ...look, cell, form: 'short' } : look;
}

const firstOf = (parameter: ParameterName, scene: Scene): number =>
  termTimes(parameter, scene).from;

interface TermProps {
  readonly parameter: SharedParameter;
  readonly scene: Scene;
  readonly t: number;
  readonly look: MatrixStyle;
  readonly written: boolean;
}

/** What one time step asks of one parameter. */
function Term({ parameter, scene, t, look, written }: TermProps): React.ReactElement {
  if (t < firstOf(parameter, scene)) {
    // Before lossFrom a window has states but no losses of its own.
    return <span className="none">{laterWords.sharedWeights.noLoss}</span>;
  }
  return (
    <Matrix
      scene={scene}
      of={at(`contribution ${parameter}`, t)}
      look={look}
      wide={wideColumns(parameter, scene, t)}
      written={written}
    />
  );
}

/** What the copy of one time step would become if it were its own. */
function Copy({ parameter, scene, t, look, written }: TermProps): React.ReactElement | null {
  if (t < firstOf(parameter, scene)) return null;
  return (
    <Matrix
      scene={scene}
      of={at(`copy ${parameter}`, t)}
      look={look}
      // A copy differs from W only where its time step has something to say.
      wide={wideColumns(parameter, scene, t)}
      written={written}
      className="unshared"
    />
  );
}
