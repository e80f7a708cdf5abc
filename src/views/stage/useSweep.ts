import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSelect } from '../parts/session.tsx';
import type { Drawing } from './drawing.ts';
import { isSamePicture, isWithin, lengthOf } from './drawing.ts';
import type { ColumnRange } from './useScroll.ts';

/**
 * So many columns are drawn anew at a time, between two frames: their numbers; all of them, for
 * another zoom; and those that are higher than the view, with more numbers than else.
 */
const COLUMNS = { numbers: 5, zoomed: 2, high: 1 };

interface Sweep {
  /** null: the window is too far away for columns. */
  readonly drawing: Drawing | null;
  /** What each column shows until the sweep comes to it, if anything. */
  readonly before: readonly (Drawing | null)[];
  /** The columns from the first on that it has come to. */
  readonly done: number;
  /** Whether the update was shown while training went on. */
  readonly isTraining: boolean;
}

const at = ({ drawing, before, done }: Sweep, column: number): Drawing | null =>
  column < done ? drawing : (before[column] ?? null);

const begun = (drawing: Drawing | null, isTraining: boolean, done: number): Sweep => ({
  ...{ drawing, isTraining, done },
  before: [],
});
const whole = (drawing: Drawing | null, isTraining: boolean): Sweep =>
  begun(drawing, isTraining, lengthOf(drawing));

/** Another zoom; the next update in training, if only its numbers differ; and the one it stops at. */
function isSweepable(sweep: Sweep, last: Drawing, next: Drawing, isTraining: boolean): boolean {
  return (
    last.input === next.input &&
    last.isFolded === next.isFolded &&
    (last.scene === next.scene || isTraining || sweep.isTraining) &&
    last.scene.configuration === next.scene.configuration &&
    lengthOf(last) === lengthOf(next)
  );
}

function follow(sweep: Sweep, next: Drawing | null, isTraining: boolean): Sweep {
  const { drawing: last } = sweep;
  if (next === null) return whole(null, isTraining);
  if (last === null) return begun(next, isTraining, 0);
  // Scrolled: what has been drawn anew shows other rows.
  if (isSamePicture(last, next)) return { ...sweep, drawing: next };
  if (!isSweepable(sweep, last, next, isTraining)) return whole(next, isTraining);
  // What was out of view is not there yet.
  const before = Array.from({ length: lengthOf(next) }, (_, column) =>
    isWithin(last.inView, column) ? at(sweep, column) : null,
  );
  return { drawing: next, before, done: 0, isTraining };
}

/** Past the next few columns that are seen; others have nothing to draw. */
function further({ drawing, before, done }: Sweep, seen: ColumnRange): number {
  const isZoom = before.some((each) => each !== null && each.layout !== drawing?.layout);
  const { numbers, zoomed, high } = COLUMNS;
  const most = !isZoom ? numbers : drawing?.view === null ? zoomed : high;
  let next = done;
  for (let drawn = 0; drawn < most && next < lengthOf(drawing); next++) {
    if (isWithin(seen, next)) drawn++;
  }
  return next;
}

/**
 * A picture with many numbers would keep the page busy for longer than it may be. When it is the
 * first, when it is zoomed, and while training goes on, it is drawn a few columns between two frames,
 * each as a whole; the newest wins. null: nothing yet.
 */
export function useSweep(
  drawing: Drawing | null,
  isMany: boolean,
  seen: ColumnRange,
): { readonly drawingOf: (column: number) => Drawing | null; readonly isDone: boolean } {
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const [known, setSweep] = useState(() =>
    isMany ? begun(drawing, isTraining, 0) : whole(drawing, isTraining),
  );
  let sweep = known;
  if (known.drawing !== drawing) {
    sweep = isMany ? follow(known, drawing, isTraining) : whole(drawing, isTraining);
    setSweep(sweep);
  }
  const isDone = sweep.done >= lengthOf(drawing);
  useEffect(() => {
    if (isDone) return;
    let timer: number | undefined;
    // Between two frames: in one, its drawing would be part of the same task.
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => {
        flushSync(() => {
          setSweep({ ...sweep, done: further(sweep, seen) });
        });
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [sweep, isDone, seen]);
  return { drawingOf: (column) => at(sweep, column), isDone };
}
