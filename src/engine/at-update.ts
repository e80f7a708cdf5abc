import type { Configuration } from './configuration.ts';

/*
 * What a configuration says of one update.
 */

/** The learning rate of update n: the last that was set at or before it. */
export function rateAt(
  { optimizer, changes }: Pick<Configuration, 'optimizer' | 'changes'>,
  n: number,
): number {
  let rate = optimizer.rate;
  let from = -1;
  for (const change of changes) {
    if (change.parameter !== 'rate' || change.n > n || change.n < from) continue;
    rate = change.value;
    from = change.n;
  }
  return rate;
}

/** Whether the recurrence is cut in update n. */
export const isCut = ({ cut }: Pick<Configuration, 'cut'>, n: number): boolean =>
  cut !== null && (cut.until === null || n < cut.until);
