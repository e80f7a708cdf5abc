import { useEffect, useState } from 'react';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';

/** Numbers in this many cells are given elements at a time, between two frames. */
const CELLS = 120;
/** Pictures that follow each other faster than this are looked at, not pointed at. */
const QUIET_MS = 250;

/**
 * A picture with many numbers is drawn at once, and then its numbers get elements of their own, a
 * few columns at a time: how many of the columns have them by now, of the scene and of the one that
 * had them last. While pictures follow each other quickly, in training and while a number is dragged,
 * none get that far.
 */
export function useSettled(scene: Scene, columns: number, cells: number): (of: Scene) => number {
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const [done, setDone] = useState<{ scene: Scene | null; columns: number }>(NOTHING);
  const settled = done.scene === scene ? done.columns : 0;
  const rests = !isTraining && settled < columns;
  useEffect(() => {
    if (!rests) return;
    const more = (): void => {
      const next = settled + Math.max(1, Math.round(CELLS / cells));
      setDone({ scene, columns: next });
    };
    const isFirst = done.scene === null;
    if (settled === 0 && !isFirst) {
      const timer = setTimeout(more, QUIET_MS);
      return () => {
        clearTimeout(timer);
      };
    }
    // After the frame that shows the last ones, so that what a person does comes in between.
    let timer: number | undefined;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(more);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [rests, settled, cells, scene, done.scene]);
  return (of) => (done.scene === of ? done.columns : 0);
}

const NOTHING = { scene: null, columns: 0 } as const;
