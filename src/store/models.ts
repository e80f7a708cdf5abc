import type { PlainCheckpoint } from '../engine/plain-checkpoint.ts';
import { checkpointAfter, checkpointBefore } from '../engine/plain-checkpoint.ts';
import type { Model } from '../share/model-file.ts';
import type { History } from './history.ts';
import type { SessionState } from './state.ts';

type Part = Pick<SessionState, 'scene' | 'history'>;

/** The model after the update on the stage or, where that diverged, before it; null without one. */
export function modelAfter({ scene, history }: Part): Model | null {
  if (scene === null) return null;
  const { record, configuration } = scene;
  const checkpoint = checkpointAfter(record, configuration) ?? checkpointBefore(record);
  return { configuration, checkpoint, losses: lossesUpTo(checkpoint, history) };
}

/** The model that the update on the stage begins with. */
export function modelBefore({ scene, history }: Part): Model | null {
  if (scene === null) return null;
  const { record, configuration } = scene;
  const checkpoint = checkpointBefore(record);
  return { configuration, checkpoint, losses: lossesUpTo(checkpoint, history) };
}

/** The losses before a checkpoint, as far back as they are known. */
function lossesUpTo({ n }: PlainCheckpoint, history: History): Float64Array {
  let from = n;
  while (from > 0 && Number.isFinite(history.loss(from - 1))) from--;
  return Float64Array.from({ length: n - from }, (_, k) => history.loss(from + k) ?? NaN);
}

/** Whether the model after the update on the stage is the one before it, because that diverged. */
export const hasDiverged = ({ scene }: Pick<SessionState, 'scene'>): boolean =>
  scene?.record.result?.divergence != null;
