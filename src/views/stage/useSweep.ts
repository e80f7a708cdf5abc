import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';
import type { ColumnRange } from './useScroll.ts';

/** So many columns are drawn anew at a time, between two frames. */
const COLUMNS = 5;

interface Sweep {
  readonly scene: Scene;
  /** What each column shows until the sweep comes to it, if anything. */
  readonly before: readonly (Scene | null)[];
  /** The columns from the first on that it has come to. */
  readonly done: number;
  /** Whether the update was shown while training went on. */
  readonly isTraining: boolean;
}

const lengthOf = ({ record }: Scene): number => record.window.end - record.window.start + 1;

const at = ({ scene, before, done }: Sweep, column: number): Scene | null =>
  column < done ? scene : (before[column] ?? null);

const begun = (scene: Scene, isTraining: boolean, done: number): Sweep => ({
  ...{ scene, isTraining, done },
  before: [],
});
const whole = (scene: Scene, isTraining: boolean): Sweep =>
  begun(scene, isTraining, lengthOf(scene));

/** The next update in training, if only its numbers differ; and the one that it stops at. */
function isSweepable(sweep: Sweep, next: Scene, isTraining: boolean): boolean {
  return (
    (isTraining || sweep.isTraining) &&
    sweep.scene.configuration === next.configuration &&
    lengthOf(sweep.scene) === lengthOf(next)
  );
}

function follow(sweep: Sweep, scene: Scene, isTraining: boolean): Sweep {
  if (!isSweepable(sweep, scene, isTraining)) return whole(scene, isTraining);
  const before = Array.from({ length: lengthOf(scene) }, (_, column) => at(sweep, column));
  return { scene, before, done: 0, isTraining };
}

/** Past the next few columns that are seen; others have nothing to draw. */
function further({ scene, done }: Sweep, seen: ColumnRange): number {
  let next = done;
  for (let drawn = 0; drawn < COLUMNS && next < lengthOf(scene); next++) {
    if (next >= seen.from && next <= seen.to) drawn++;
  }
  return next;
}

/**
 * An update with many numbers would keep the page busy for longer than it may be. When it is the
 * first, and while training goes on, it is drawn a few columns between two frames, each as a whole;
 * the newest update wins. null: nothing yet.
 */
export function useSweep(
  scene: Scene,
  isMany: boolean,
  seen: ColumnRange,
): { readonly sceneOf: (column: number) => Scene | null; readonly isDone: boolean } {
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const [known, setSweep] = useState(() =>
    isMany ? begun(scene, isTraining, 0) : whole(scene, isTraining),
  );
  let sweep = known;
  if (known.scene !== scene) {
    sweep = isMany ? follow(known, scene, isTraining) : whole(scene, isTraining);
    setSweep(sweep);
  }
  const isDone = sweep.done >= lengthOf(scene);
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
  return { sceneOf: (column) => at(sweep, column), isDone };
}
