import type { Transposes } from './transposes.ts';
import type { Task } from './task.ts';
import { tanh } from './elementary.ts';
import type { Parameters } from './parameters.ts';
import type { ModelSizes } from './shapes.ts';
import type { Trace } from './trace.ts';
import type { Window } from './windows.ts';

/*
 * Both passes for a network of a few units, one time step after another in loops written out: for
 * so few products, calling the blocked ones takes longer than the products. Every sum is taken in
 * the order that forward.ts and backward.ts take it in, so the bits are the same.
 */

/** Whether this way is the faster one: measured, “hello” with three units gains a sixth. */
export const isSmall = ({ V, H }: ModelSizes): boolean => V * H <= 24;

/**
 * u_t, h_t and o_t of `count` time steps from t, the first of them in `row`.
 *
 * @returns NaN when an element of u is not finite, else 0
 */
export function forwardSmall(
  { Wxh, Whh, Why, bh, by }: Parameters,
  { inputs }: Task,
  { u, h, o, sizes }: Trace,
  row: number,
  count: number,
  t: number,
): number {
  const V = sizes.V | 0;
  const H = sizes.H | 0;
  let sum = 0;
  for (let r = row; r < row + count; r++) {
    const before = (r * H) | 0;
    const state = (before + H) | 0;
    const column = inputs[t - 1 + r - row]!;
    for (let i = 0; i < H; i++) {
      let ui = Wxh[i * V + column]! + bh[i]!;
      for (let j = 0; j < H; j++) ui += Whh[i * H + j]! * h[before + j]!;
      u[before + i] = ui;
      h[state + i] = tanh(ui);
      sum += ui;
    }
    const output = (r * V) | 0;
    for (let k = 0; k < V; k++) {
      let ok = by[k]!;
      for (let j = 0; j < H; j++) ok += Why[k * H + j]! * h[state + j]!;
      o[output + k] = ok;
    }
  }
  return sum * 0;
}

/**
 * From time step `from` down to `to`, ∇o_t being in the trace: ∇h_t and ∇u_t, and what the time
 * steps add to the gradient.
 */
export function backwardSmall(
  { WhhT, WhyT }: Transposes,
  { inputs }: Task,
  { h, do: dO, dhFromOutput, dhFromNext, dh, du, sizes }: Trace,
  { Wxh, Whh, Why, bh, by }: Parameters,
  { start, end }: Window,
  from: number,
  to: number,
): void {
  const V = sizes.V | 0;
  const H = sizes.H | 0;
  for (let t = from; t >= to; t--) {
    const output = ((t - start) * V) | 0;
    const before = ((t - start) * H) | 0;
    const state = (before + H) | 0;
    const column = inputs[t - 1]!;
    for (let k = 0; k < V; k++) {
      const slope = dO[output + k]!;
      by[k] = by[k]! + slope;
      for (let j = 0; j < H; j++) Why[k * H + j] = Why[k * H + j]! + slope * h[state + j]!;
    }
    for (let i = 0; i < H; i++) {
      let fromOutput = 0;
      for (let k = 0; k < V; k++) fromOutput += WhyT[i * V + k]! * dO[output + k]!;
      let fromNext = 0;
      if (t < end) for (let j = 0; j < H; j++) fromNext += WhhT[i * H + j]! * du[state + j]!;
      const sum = fromNext + fromOutput;
      const hi = h[state + i]!;
      const slope = (1 - hi * hi) * sum;
      dhFromOutput[before + i] = fromOutput;
      dhFromNext[before + i] = fromNext;
      dh[before + i] = sum;
      du[before + i] = slope;
      bh[i] = bh[i]! + slope;
      Wxh[i * V + column] = Wxh[i * V + column]! + slope;
      for (let j = 0; j < H; j++) Whh[i * H + j] = Whh[i * H + j]! + slope * h[before + j]!;
    }
  }
}
