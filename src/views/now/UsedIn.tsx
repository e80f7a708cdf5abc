import { Fragment } from 'react';
import { selectedCell, writerOf } from '../../store/selectors.ts';
import type { Asked } from '../../store/state.ts';
import { elementIndex, plainSymbol } from '../../timeline/notation.ts';
import type { Cell, Ref } from '../../timeline/quantities.ts';
import { cellKey, cellOf, shapeOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { areAlike } from '../../timeline/values.ts';
import type { Step } from '../../timeline/steps.ts';
import { isWithoutLoss } from '../../timeline/steps.ts';
import type { Uses } from '../../timeline/uses.ts';
import { usesOf } from '../../timeline/uses.ts';
import { laterWords } from '../parts/later-words.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { originOf } from './origin.ts';

/** More elements of one quantity than this are not listed. */
const MOST_ELEMENTS = 4;

let latest: { scene: Scene; cell: Cell; uses: Uses } | null = null;

function usesFor(scene: Scene, steps: readonly Step[], cell: Cell): Uses {
  if (latest?.cell === cell && areAlike(latest.scene, scene)) return latest.uses;
  const uses = usesOf(scene, steps, cell, 8, MOST_ELEMENTS);
  latest = { scene, cell, uses };
  return uses;
}

/** Where the selected number comes from, if no step computes it, and where it goes next; each place is a link, also to steps that are still to come. */
export default function UsedIn({ scene }: { scene: Scene }): React.ReactElement | null {
  const steps = useSelect((state) => state.steps);
  const cell = useSelect(selectedCell);
  const before = useSelect(({ trail }) => trail.at(-1));
  const i = useSelect(({ position }) => position.i);
  const { goBack, goToWriter } = useActions();
  if (cell === null) return null;
  const writer = writerOf(steps, cell);
  const elsewhere = writer === i ? undefined : writer;
  const { uses, more } = usesFor(scene, steps, cell);
  const origin = originOf(scene, cell);
  return (
    <div className="used-in">
      {origin !== null && <p className="aside origin">{origin}</p>}
      {uses.length === 0 ? (
        <span className="aside">{unusedBecause(scene, cell)}</span>
      ) : (
        <>
          <span className="aside">{laterWords.used.in}</span>
          {uses.map(({ step, written, elements, count }) => (
            <Fragment key={step}>
              {elements.map((index) => (
                <Place key={index} scene={scene} written={written} index={index} />
              ))}
              {count > elements.length && (
                <span className="aside">{laterWords.used.others(count - elements.length)}</span>
              )}
            </Fragment>
          ))}
          {more > 0 && <span className="aside">{laterWords.used.more(more)}</span>}
        </>
      )}
      <div className="way-back">
        {elsewhere !== undefined && (
          <button
            type="button"
            className="back"
            onClick={() => {
              goToWriter(cell);
            }}
          >
            {laterWords.used.computedAt(elsewhere)}
          </button>
        )}
        {before !== undefined && (
          <button type="button" className="back" onClick={goBack}>
            ← {wayBack(before, cell)}
          </button>
        )}
      </div>
    </div>
  );
}

/** The same number may have been asked at another step. */
const wayBack = (before: Asked, now: Cell): string =>
  cellKey(before.cell) === cellKey(now)
    ? laterWords.used.backToStep(before.i)
    : laterWords.used.back;

function unusedBecause({ record }: Scene, cell: Cell): string {
  const text = laterWords.used;
  const { quantity } = cell;
  if (isWithoutLoss(cell, record.window)) return text.noLoss;
  if (quantity === 'dyhat') return text.together;
  if (quantity === 'loss') return text.byBackward;
  if (quantity.startsWith('copy')) return text.ifSeparate;
  if (!quantity.startsWith('updated')) return text.nowhere;
  return record.result?.divergence == null ? text.byNext : text.byNone;
}

function Place({
  scene,
  written,
  index,
}: {
  scene: Scene;
  written: Ref;
  index: number;
}): React.ReactElement {
  const { follow } = useActions();
  const [rows, columns] = shapeOf(written.quantity, scene.record.sizes);
  const cell: Cell = cellOf(written, index);
  return (
    <button
      type="button"
      className="place-link"
      onClick={() => {
        follow(cell);
      }}
    >
      <Prose>{plainSymbol(written)}</Prose>
      {rows * columns === 1 ? '' : elementIndex(index, columns)}
    </button>
  );
}
