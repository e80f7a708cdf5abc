import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSelect } from '../parts/session.tsx';
import { betweenFrames } from './between-frames.ts';
import type { Drawing } from './drawing.ts';
import { isSamePicture, isWithin, lengthOf } from './drawing.ts';
import type { ColumnRange } from './useScroll.ts';

/** So many columns are drawn anew at a time, between two frames; and after a zoom, with elements. */
const COLUMNS = { drawn: 5, withElements: 1 };

interface Sweep {
  /** null: the window is too far away for columns. */
  readonly drawing: Drawing | null;
  /** What each column shows until the sweep comes to it, if anything. */
  readonly before: readonly (Drawing | null)[];
  /** The columns from the first on that it has come to. */
  readonly done: number;
  /** Whether the update was shown while training went on. */
  readonly isTraining: boolean;
  /**
   * Whether the numbers of each column get their elements at once: nothing waits to be seen, as a
   * curtain stands before the columns.
   */
  readonly isZoomed: boolean;
}

const at = ({ drawing, before, done }: Sweep, column: number): Drawing | null =>
  column < done ? drawing : (before[column] ?? null);

const begun = (drawing: Drawing | null, isTraining: boolean, done: number): Sweep => ({
  ...{ drawing, isTraining, done },
  ...{ before: [], isZoomed: false },
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

function follow(
  sweep: Sweep,
  next: Drawing | null,
  isTraining: boolean,
  isCurtained: boolean,
): Sweep {
  const { drawing: last } = sweep;
  if (next === null) return whole(null, isTraining);
  if (last === null) return { ...begun(next, isTraining, 0), isZoomed: isCurtained };
  // Scrolled: what has been drawn anew shows other rows.
  if (isSamePicture(last, next)) return { ...sweep, drawing: next };
  if (!isSweepable(sweep, last, next, isTraining)) return whole(next, isTraining);
  // What was out of view is not there yet.
  const before = Array.from({ length: lengthOf(next) }, (_, column) =>
    isWithin(last.inView, column) ? at(sweep, column) : null,
  );
  const isZoomed = isCurtained && last.layout !== next.layout;
  return { drawing: next, before, done: 0, isTraining, isZoomed };
}

/** Past the next few columns that are seen; others have nothing to draw. */
function further({ drawing, done, isZoomed }: Sweep, seen: ColumnRange): number {
  const most = isZoomed ? COLUMNS.withElements : COLUMNS.drawn;
  let next = done;
  for (let drawn = 0; drawn < most && next < lengthOf(drawing); next++) {
    if (isWithin(seen, next)) drawn++;
  }
  return next;
}

interface SweepInput {
  readonly drawing: Drawing | null;
  readonly isMany: boolean;
  readonly seen: ColumnRange;
  /** Whether a curtain stands before another zoom, until that is drawn. */
  readonly isCurtained: boolean;
  /** Nothing is drawn for so long. */
  readonly isMoving: () => boolean;
}

/**
 * A picture with many numbers would keep the page busy for longer than it may be. When it is the
 * first, when it is zoomed, and while training goes on, it is drawn a few columns between two frames,
 * each as a whole; the newest wins. null: nothing yet.
 */
export function useSweep({ drawing, isMany, seen, isCurtained, isMoving }: SweepInput): {
  readonly drawingOf: (column: number) => Drawing | null;
  readonly isDone: boolean;
  readonly isZoomed: boolean;
} {
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const [known, setSweep] = useState(() =>
    isMany ? begun(drawing, isTraining, 0) : whole(drawing, isTraining),
  );
  let sweep = known;
  if (known.drawing !== drawing) {
    sweep = isMany ? follow(known, drawing, isTraining, isCurtained) : whole(drawing, isTraining);
    setSweep(sweep);
  }
  const isDone = sweep.done >= lengthOf(drawing);
  useEffect(() => {
    if (isDone) return;
    return betweenFrames(isMoving, () => {
      flushSync(() => {
        setSweep({ ...sweep, done: further(sweep, seen) });
      });
    });
  }, [sweep, isDone, seen, isMoving]);
  return { drawingOf: (column) => at(sweep, column), isDone, isZoomed: sweep.isZoomed };
}
