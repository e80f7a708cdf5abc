import { useEffect } from 'react';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';
import { betweenFrames } from './between-frames.ts';
import type { Drawing } from './drawing.ts';
import { columnsAtATime } from './drawing.ts';
import type { StageLayout } from './layout.ts';

/** Pictures that follow each other faster than this are looked at, not pointed at. */
const QUIET_MS = 250;

/** The picture whose numbers have elements of their own, and how many of its columns have them. */
export interface Settled {
  readonly scene: Scene | null;
  readonly layout: StageLayout | null;
  readonly columns: number;
}

export const NOTHING: Settled = { scene: null, layout: null, columns: 0 };

/** How many columns of a drawing have elements by now. */
export const settledOf = ({ scene, layout, columns }: Settled, of: Drawing): number =>
  of.scene === scene && of.layout === layout ? columns : 0;

interface SettledInput {
  readonly settled: Settled;
  readonly onSettled: (settled: Settled) => void;
  readonly drawing: Drawing | null;
  /** How many columns can get elements now, and how many numbers each has. */
  readonly columns: number;
  readonly cells: number;
  /** They have them already. */
  readonly isThere: boolean;
  /** While it is true nothing is drawn. */
  readonly isMoving: () => boolean;
}

/**
 * A picture with many numbers is drawn at once, and then its numbers get elements of their own, a
 * few columns at a time. While pictures follow each other quickly, in training, while a number is
 * dragged and while it is zoomed, none get that far.
 */
export function useSettled(input: SettledInput): void {
  const { settled, onSettled, drawing, columns, cells, isThere, isMoving } = input;
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const done = drawing === null ? 0 : settledOf(settled, drawing);
  const rests = !isTraining && done < columns;
  const scene = drawing?.scene ?? null;
  const layout = drawing?.layout ?? null;
  if (isThere && rests) onSettled({ scene, layout, columns });
  const isFirst = settled.scene === null;
  useEffect(() => {
    if (!rests) return;
    const more = (): void => {
      onSettled({ scene, layout, columns: done + columnsAtATime(cells) });
    };
    if (done === 0 && !isFirst) {
      const timer = setTimeout(more, QUIET_MS);
      return () => {
        clearTimeout(timer);
      };
    }
    return betweenFrames(isMoving, more);
  }, [rests, done, isFirst, cells, scene, layout, isMoving, onSettled]);
}
