import type { Configuration } from '../../engine/configuration.ts';
import { laterWords } from '../parts/later-words.ts';

/** What another text has changed besides itself, in one sentence; null: nothing. */
export function broughtBy(before: Configuration, change: Partial<Configuration>): string | null {
  const after = { ...before, ...change };
  const [was, is] = [partsOf(before), partsOf(after)];
  const changed = is.filter((part, index) => part !== was[index]);
  return changed.length === 0 ? null : laterWords.experiment.brought(changed.join(', '));
}

/** Each value that a text may bring, in a few words. */
function partsOf({ hiddenSize, head, optimizer, clipping, truncation }: Configuration): string[] {
  const { experiment } = laterWords;
  const { broughtParts: parts } = experiment;
  return [
    parts.hiddenSize(hiddenSize),
    parts.heads[head],
    experiment.optimizers[optimizer.kind],
    parts.rate(String(optimizer.rate)),
    clipping === null ? parts.notClipped : parts.clipped(clipping.limit),
    truncation === null ? parts.wholeText : parts.windows(truncation.k2),
  ];
}
