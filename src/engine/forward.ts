import { tanh } from './elementary.ts';
import { applyHead } from './heads.ts';
import { addMatrixVector } from './kernels.ts';
import type { Parameters } from './parameters.ts';
import { affineRows } from './products.ts';
import { forwardSmall, isSmall } from './small-network.ts';
import type { Task } from './task.ts';
import type { Trace } from './trace.ts';

/**
 * Time steps from … to (1-based), where row 0 of the trace is time step `start` and the state
 * before `from` is already in the trace:
 *
 *     u_t = W_hh h_{t−1} + W_xh x_t + b_h,  h_t = tanh(u_t),  o_t = W_hy h_t + b_y,  ŷ_t, L_t
 *
 * @returns NaN when a number is not finite, else 0 (u may be infinite and h still finite)
 */
export function forward(
  parameters: Parameters,
  task: Task,
  trace: Trace,
  start: number,
  from: number,
  to: number,
): number {
  const row = (from - start) | 0;
  const count = (to - from + 1) | 0;
  const check = isSmall(trace.sizes)
    ? forwardSmall(parameters, task, trace, row, count, from)
    : runBlocked(parameters, task, trace, row, count, from);
  return check + applyHead(task.head, trace, task.targets, row, count, from);
}

function runBlocked(
  parameters: Parameters,
  task: Task,
  trace: Trace,
  row: number,
  count: number,
  t: number,
): number {
  const V = trace.sizes.V | 0;
  const H = trace.sizes.H | 0;
  addInputs(parameters, task, trace, row, count, t);
  const check = runRecurrence(parameters.Whh, trace, row, count);
  const { Why, by } = parameters;
  affineRows(trace.o, row * V, trace.h, (row + 1) * H, Why, by, count, V, H);
  return check;
}

/** u_t ← W_xh x_t + b_h: x_t is one-hot, so the product is a column of W_xh. */
function addInputs(
  { Wxh, bh }: Parameters,
  { inputs }: Task,
  { u, sizes }: Trace,
  row: number,
  count: number,
  t: number,
): void {
  const V = sizes.V | 0;
  const H = sizes.H | 0;
  for (let r = 0; r < count; r++) {
    const column = inputs[t - 1 + r]!;
    const at = ((row + r) * H) | 0;
    for (let i = 0; i < H; i++) u[at + i] = Wxh[i * V + column]! + bh[i]!;
  }
}

/** u_t ← u_t + W_hh h_{t−1}, h_t = tanh(u_t): the only products that must wait for one another. */
function runRecurrence(Whh: Float64Array, trace: Trace, row: number, count: number): number {
  const { u, h } = trace;
  const H = trace.sizes.H | 0;
  let sum = 0;
  for (let r = row; r < row + count; r++) {
    const at = (r * H) | 0;
    addMatrixVector(u, at, Whh, h, at, H, H);
    for (let i = 0; i < H; i++) {
      const ui = u[at + i]!;
      h[at + H + i] = tanh(ui);
      sum += ui;
    }
  }
  return sum * 0;
}
