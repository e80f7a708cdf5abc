import type { Scene } from '../../timeline/values.ts';

/** Up to this many characters, an output shows all of them. */
const SHOW_ALL = 6;
const LIKELIEST = 5;

/** Which characters an output block shows, and how many are folded into its last row. */
export interface OutputRows {
  readonly elements: readonly number[];
  readonly folded: number;
}

export const everyElement = (length: number): readonly number[] =>
  Array.from({ length }, (_, index) => index);

/** The number of rows that every output block of a scene takes. */
export const outputRowCount = (V: number, showAll: boolean): number =>
  showAll || V <= SHOW_ALL ? V : LIKELIEST + 2;

/** The target and the five likeliest characters of time step t, or all when there is room. */
export function outputRowsOf(scene: Scene, t: number, showAll: boolean): OutputRows {
  const { record } = scene;
  const { V } = record.sizes;
  if (showAll || V <= SHOW_ALL) return { elements: everyElement(V), folded: 0 };
  const row = t - record.window.start;
  const yhat = record.trace.yhat.subarray(row * V, (row + 1) * V);
  const target = record.targets[row] ?? 0;
  const likeliest = everyElement(V)
    .filter((index) => index !== target)
    .sort((a, b) => (yhat[b] ?? 0) - (yhat[a] ?? 0))
    .slice(0, LIKELIEST);
  return { elements: [target, ...likeliest], folded: V - LIKELIEST - 1 };
}
