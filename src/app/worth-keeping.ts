import type { Configuration } from '../engine/configuration.ts';
import { LIMITS } from '../share/limits.ts';
import type { Scene } from '../timeline/values.ts';

/** Fewer multiply–adds than this are computed again in the blink of an eye. */
const WORTH_KEEPING = 3e7;
/** What tanh and exp cost, in multiply–adds. */
const FUNCTION = 20;

const isMuch = (updates: number, timeSteps: number, V: number, H: number): boolean =>
  updates * timeSteps * (H + FUNCTION) * (H + V) >= WORTH_KEEPING;

/** Whether it took long to come to this update from the beginning. */
export function isWorthKeeping({ record: { n, window, sizes } }: Scene): boolean {
  return isMuch(n, window.end - window.start + 1, sizes.V, sizes.H);
}

/** Whether it may have, as far as can be told without reading the text. */
export function mayBeKept({ text, truncation, hiddenSize }: Configuration, n: number): boolean {
  const most = Math.min(text.length, truncation?.k2 ?? Infinity);
  return isMuch(n, most, Math.min(text.length, LIMITS.vocabulary), hiddenSize);
}
