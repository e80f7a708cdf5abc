import type { PlainCheckpoint } from '../engine/plain-checkpoint.ts';
import { checkpointAfter, checkpointBefore } from '../engine/plain-checkpoint.ts';
import type { Model } from '../share/model-file.ts';
import { FIGURE_COUNT } from '../worker/client.ts';
import { History } from './history.ts';
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

/** Updates told to a history at once. */
const CHUNK = 10_000;

/** The history of a model's run up to there; what is not known of it is not a number. */
export function historyOf({ checkpoint: { n }, losses }: Model): History {
  const history = new History();
  const firstKnown = n - losses.length;
  for (let from = 0; from < n; from += CHUNK) {
    const values = new Float64Array(FIGURE_COUNT * Math.min(CHUNK, n - from)).fill(NaN);
    for (let i = Math.max(0, firstKnown - from); i * FIGURE_COUNT < values.length; i++) {
      values[i * FIGURE_COUNT] = losses[from + i - firstKnown] ?? NaN;
    }
    history.append(from, values);
  }
  return history;
}

/** Whether the model after the update on the stage is the one before it, because that diverged. */
export const hasDiverged = ({ scene }: Pick<SessionState, 'scene'>): boolean =>
  scene?.record.result?.divergence != null;
