import { useEffect, useState } from 'react';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';
import { betweenFrames } from './between-frames.ts';
import type { Drawing } from './drawing.ts';
import type { StageLayout } from './layout.ts';

/** Numbers in this many cells are given elements at a time, between two frames. */
const CELLS = 120;
/** Pictures that follow each other faster than this are looked at, not pointed at. */
const QUIET_MS = 250;

interface SettledInput {
  readonly drawing: Drawing | null;
  /** How many columns can get elements now, and how many numbers each has. */
  readonly columns: number;
  readonly cells: number;
  /** They have them already. */
  readonly isThere: boolean;
  /** Nothing is drawn for so long. */
  readonly isMoving: () => boolean;
}

/**
 * A picture with many numbers is drawn at once, and then its numbers get elements of their own, a
 * few columns at a time: how many of the columns have them by now, of the picture and of the one that
 * had them last. While pictures follow each other quickly, in training, while a number is dragged and
 * while it is zoomed, none get that far.
 */
export function useSettled(input: SettledInput): (of: Drawing) => number {
  const { drawing, columns, cells, isThere, isMoving } = input;
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const [done, setDone] = useState<Settled>(NOTHING);
  const isOf = ({ scene, layout }: Drawing): boolean =>
    scene === done.scene && layout === done.layout;
  const settled = drawing !== null && isOf(drawing) ? done.columns : 0;
  const rests = !isTraining && settled < columns;
  const scene = drawing?.scene ?? null;
  const layout = drawing?.layout ?? null;
  if (isThere && rests) setDone({ scene, layout, columns });
  useEffect(() => {
    if (!rests) return;
    const more = (): void => {
      const next = settled + Math.max(1, Math.round(CELLS / cells));
      setDone({ scene, layout, columns: next });
    };
    const isFirst = done.scene === null;
    if (settled === 0 && !isFirst) {
      const timer = setTimeout(more, QUIET_MS);
      return () => {
        clearTimeout(timer);
      };
    }
    return betweenFrames(isMoving, more);
  }, [rests, settled, cells, scene, layout, done.scene, isMoving]);
  return (of) => (isOf(of) ? done.columns : 0);
}

interface Settled {
  readonly scene: Scene | null;
  readonly layout: StageLayout | null;
  readonly columns: number;
}

const NOTHING: Settled = { scene: null, layout: null, columns: 0 };
