import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';

/** So many columns are drawn anew at a time, between two frames. */
const COLUMNS = 5;

interface Sweep {
  readonly scene: Scene;
  /** What each column shows until the sweep comes to it. */
  readonly before: readonly Scene[];
  /** The columns from the first on that it has come to. */
  readonly done: number;
  /** Whether the update was shown while training went on. */
  readonly isTraining: boolean;
}

const lengthOf = ({ record }: Scene): number => record.window.end - record.window.start + 1;

const at = ({ scene, before, done }: Sweep, column: number): Scene =>
  column < done ? scene : (before[column] ?? scene);

const whole = (scene: Scene, isTraining: boolean): Sweep => ({
  ...{ scene, isTraining, before: [] },
  done: lengthOf(scene),
});

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

/**
 * While training goes on, an update with many numbers would keep the page busy for longer than it
 * may be: it is drawn a few columns in a frame, each as a whole. The newest update wins.
 */
export function useSweep(
  scene: Scene,
  isMany: boolean,
): { readonly sceneOf: (column: number) => Scene; readonly isDone: boolean } {
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const [known, setSweep] = useState(() => whole(scene, isTraining));
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
          setSweep({ ...sweep, done: sweep.done + COLUMNS });
        });
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [sweep, isDone]);
  return { sceneOf: (column) => at(sweep, column), isDone };
}
