import type { PlainCheckpoint } from '../engine/plain-checkpoint.ts';
import { checkpointAfter, checkpointBefore } from '../engine/plain-checkpoint.ts';
import type { Model } from '../share/model-file.ts';
import type { SessionState } from './state.ts';

type Part = Pick<SessionState, 'scene' | 'losses'>;

/** The model after the update on the stage or, where that diverged, before it; null without one. */
export function modelAfter({ scene, losses }: Part): Model | null {
  if (scene === null) return null;
  const { record, configuration } = scene;
  const checkpoint = checkpointAfter(record, configuration) ?? checkpointBefore(record);
  return { configuration, checkpoint, losses: lossesUpTo(checkpoint, losses) };
}

/** The model that the update on the stage begins with. */
export function modelBefore({ scene, losses }: Part): Model | null {
  if (scene === null) return null;
  const { record, configuration } = scene;
  const checkpoint = checkpointBefore(record);
  return { configuration, checkpoint, losses: lossesUpTo(checkpoint, losses) };
}

/** The losses before a checkpoint, as far back as they are known. */
function lossesUpTo({ n }: PlainCheckpoint, losses: readonly number[]): Float64Array {
  if (losses.length < n) return new Float64Array();
  let from = n;
  while (from > 0 && Number.isFinite(losses[from - 1])) from--;
  return Float64Array.from(losses.slice(from, n));
}

/** Whether the model after the update on the stage is the one before it, because that diverged. */
export const hasDiverged = ({ scene }: Pick<SessionState, 'scene'>): boolean =>
  scene?.record.result?.divergence != null;
