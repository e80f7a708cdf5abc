import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSelect } from '../parts/session.tsx';
import { betweenFrames } from './between-frames.ts';
import type { Drawing } from './drawing.ts';
import { columnsAtATime, isSamePicture, isWithin, lengthOf } from './drawing.ts';
import type { ColumnRange } from './useScroll.ts';
import type { Settled } from './useSettled.ts';
import { settledOf } from './useSettled.ts';

/** No more columns are drawn anew at a time, also where they write few numbers. */
const MOST = { drawn: 3, withElements: 1 };

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
   * Whether the numbers of each column get their elements at once: those of a first picture, which
   * nobody has seen yet, and behind the curtain of a zoom.
   */
  readonly withElements: boolean;
  /** Whether the columns that it has not come to still have their elements. */
  readonly takesElements: boolean;
}

const drawingAt = ({ drawing, before, done }: Sweep, column: number): Drawing | null =>
  column < done ? drawing : (before[column] ?? null);

const begun = (drawing: Drawing | null, isTraining: boolean): Sweep => ({
  drawing,
  isTraining,
  before: [],
  done: 0,
  withElements: !isTraining,
  takesElements: false,
});
const whole = (drawing: Drawing | null, isTraining: boolean): Sweep => ({
  drawing,
  isTraining,
  before: [],
  done: lengthOf(drawing),
  withElements: false,
  takesElements: false,
});

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

/** The same places, with what a change of a number makes of them. */
const isChanged = (last: Drawing, next: Drawing): boolean =>
  last.scene.configuration !== next.scene.configuration &&
  last.layout === next.layout &&
  last.isFolded === next.isFolded &&
  lengthOf(last) === lengthOf(next);

function follow(
  sweep: Sweep,
  next: Drawing | null,
  { isTraining, isCurtained, settled }: { isTraining: boolean } & FollowInput,
): Sweep {
  const { drawing: last } = sweep;
  if (next === null) return whole(null, isTraining);
  if (last === null) return begun(next, isTraining);
  // Scrolled: what has been drawn anew shows other rows.
  if (isSamePicture(last, next)) return { ...sweep, drawing: next };
  // What was out of view is not there yet.
  const before = Array.from({ length: lengthOf(next) }, (_, column) =>
    isWithin(last.inView, column) ? drawingAt(sweep, column) : null,
  );
  const another = { drawing: next, before, done: 0, isTraining };
  if (isSweepable(sweep, last, next, isTraining)) {
    const withElements = isCurtained && last.layout !== next.layout;
    return { ...another, withElements, takesElements: false };
  }
  if (!isChanged(last, next)) return whole(next, isTraining);
  // As soon as the elements of a column have gone, it keeps up with any number of pictures.
  if (sweep.takesElements && sweep.done < lengthOf(next))
    return { ...another, done: sweep.done, withElements: false, takesElements: true };
  return settledOf(settled, last) > 0
    ? { ...another, withElements: false, takesElements: true }
    : whole(next, isTraining);
}

/** Past the next few columns that are seen; others have nothing to draw. */
function further({ drawing, done, withElements }: Sweep, seen: ColumnRange, cells: number): number {
  const most = Math.min(columnsAtATime(cells), withElements ? MOST.withElements : MOST.drawn);
  let next = done;
  for (let drawn = 0; drawn < most && next < lengthOf(drawing); next++) {
    if (isWithin(seen, next)) drawn++;
  }
  return next;
}

/** When it has come to the end, nothing holds the numbers before any longer. */
const advanced = (sweep: Sweep, done: number): Sweep =>
  done < lengthOf(sweep.drawing) ? { ...sweep, done } : { ...sweep, done, before: [] };

interface FollowInput {
  /** Whether a curtain stands before another zoom, until that is drawn. */
  readonly isCurtained: boolean;
  readonly settled: Settled;
}

interface SweepInput extends FollowInput {
  readonly drawing: Drawing | null;
  readonly isMany: boolean;
  /** How many numbers a column writes. */
  readonly cells: number;
  readonly seen: ColumnRange;
  /** While it is true nothing is drawn. */
  readonly isMoving: () => boolean;
}

/**
 * A picture with many numbers would keep the page busy for longer than it may be. When it is the
 * first, when it is zoomed, while training goes on, and when a number is changed while the numbers have
 * elements, it is drawn a few columns between two frames, each as a whole; the newest wins. A column
 * whose drawing is null has nothing to show yet.
 */
export function useSweep(input: SweepInput): {
  readonly drawingOf: (column: number) => Drawing | null;
  readonly isDone: boolean;
  readonly withElements: boolean;
} {
  const { drawing, isMany, cells, seen, isMoving } = input;
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const [known, setSweep] = useState(() =>
    isMany ? begun(drawing, isTraining) : whole(drawing, isTraining),
  );
  let sweep = known;
  if (known.drawing !== drawing) {
    sweep = isMany ? follow(known, drawing, { ...input, isTraining }) : whole(drawing, isTraining);
    setSweep(sweep);
  }
  const isDone = sweep.done >= lengthOf(drawing);
  // Not whenever there is another picture: where they follow quickly, the next piece never came.
  useEffect(() => {
    if (isDone) return;
    return betweenFrames(isMoving, () => {
      flushSync(() => {
        setSweep((present) => advanced(present, further(present, seen, cells)));
      });
    });
  }, [isDone, sweep.done, seen, cells, isMoving]);
  const { withElements } = sweep;
  return { drawingOf: (column) => drawingAt(sweep, column), isDone, withElements };
}
