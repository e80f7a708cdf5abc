import type { Model } from '../share/model-file.ts';
import { FIGURE_COUNT } from '../worker/client.ts';
import { History } from './history.ts';

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
