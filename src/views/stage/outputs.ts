import type { Scene } from '../../timeline/values.ts';

/** Up to this many characters, an output shows all of them. */
const SHOW_ALL = 6;
/** Else the target and so many of the likeliest; fewer where the view is low. */
export const LIKELIEST = { usual: 5, few: 3, all: Infinity };

/** Which characters an output block shows, and how many are folded into its last row. */
export interface OutputRows {
  readonly elements: readonly number[];
  readonly folded: number;
}

const lists = new Map<number, readonly number[]>();

/** 0 … length − 1; of one length always the same list. */
export function everyElement(length: number): readonly number[] {
  let list = lists.get(length);
  if (list === undefined) {
    list = Array.from({ length }, (_, index) => index);
    lists.set(length, list);
  }
  return list;
}

/** The number of rows that every output block of a scene takes. */
export const outputRowCount = (V: number, most: number): number =>
  V <= Math.max(SHOW_ALL, most) ? V : most + 2;

/** The target and the likeliest characters of time step t, at `most` so many, or all if they are few. */
export function outputRowsOf(scene: Scene, t: number, most: number): OutputRows {
  const { record } = scene;
  const { V } = record.sizes;
  if (V <= Math.max(SHOW_ALL, most)) return { elements: everyElement(V), folded: 0 };
  const row = t - record.window.start;
  const yhat = record.trace.yhat.subarray(row * V, (row + 1) * V);
  const target = record.targets[row] ?? 0;
  const likeliest: number[] = [];
  for (let index = 0; index < V; index++) {
    if (index === target) continue;
    // In order of falling probability; of equals, the first in the vocabulary.
    let place = likeliest.length;
    while (place > 0 && (yhat[index] ?? 0) > (yhat[likeliest[place - 1] ?? 0] ?? 0)) place--;
    if (place < most) likeliest.splice(place, 0, index);
    if (likeliest.length > most) likeliest.pop();
  }
  return { elements: [target, ...likeliest], folded: V - most - 1 };
}
