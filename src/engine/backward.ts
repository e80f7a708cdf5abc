import type { Task } from './task.ts';
import { subtractTargets } from './heads.ts';
import { addMatrixVector, addRows } from './kernels.ts';
import type { Parameters } from './parameters.ts';
import { addOuterProducts, linearRows } from './products.ts';
import { backwardSmall, isSmall } from './small-network.ts';
import type { Trace } from './trace.ts';
import type { Transposes } from './transposes.ts';
import type { Window } from './windows.ts';

/**
 * Time steps from … to, descending (1-based, from ≥ to), where row 0 of the trace is time step
 * window.start and time step from + 1 is done, unless `from` is the window's end:
 *
 *     ∇o_t = ŷ_t − y_t,  ∇h_t = W_hhᵀ ∇u_{t+1} + W_hyᵀ ∇o_t,  ∇u_t = tanh′(u_t) ⊙ ∇h_t
 *
 * Adds to `gradient` what each time step contributes, t descending. Time steps before lossFrom
 * have no loss of their own in this window; h_0 is reached only from time step 1.
 *
 * ∇ŷ, which none of them needs, is differentiateLoss's.
 *
 * @returns NaN when ∇ŷ may not be finite, else 0; any other such number ends up in `gradient`
 */
export function backward(
  transposes: Transposes,
  task: Task,
  trace: Trace,
  gradient: Parameters,
  window: Window,
  from: number,
  to: number,
): number {
  const { start, lossFrom } = window;
  const H = trace.sizes.H | 0;
  const first = Math.max(to, lossFrom);
  const losses = Math.max(0, from - first + 1);
  if (to < lossFrom) clearOutputs(trace, to - start, Math.min(from, lossFrom - 1) - start);
  const check = subtractTargets(trace, task.targets, first - start, losses, first);
  if (isSmall(trace.sizes)) backwardSmall(transposes, task, trace, gradient, window, from, to);
  else runBlocked(transposes, task, trace, gradient, window, from, to);
  if (to === 1) addMatrixVector(gradient.h0, 0, transposes.WhhT, trace.du, 0, H, H);
  return check;
}

function runBlocked(
  { WhhT, WhyT }: Transposes,
  task: Task,
  trace: Trace,
  gradient: Parameters,
  { start, lossFrom, end }: Window,
  from: number,
  to: number,
): void {
  if (from >= lossFrom) {
    const first = Math.max(to, lossFrom);
    takeLosses(WhyT, trace, gradient, (first - start) | 0, (from - first + 1) | 0);
  }
  runRecurrence(WhhT, trace, (from - start) | 0, (to - start) | 0, (end - start) | 0);
  addStateGradients(task, trace, gradient, (to - start) | 0, (from - to + 1) | 0, to);
}

/** W_hyᵀ ∇o_t for `count` rows from `row`, and ∇W_hy, ∇b_y. */
function takeLosses(
  WhyT: Float64Array,
  trace: Trace,
  gradient: Parameters,
  row: number,
  count: number,
): void {
  const V = trace.sizes.V | 0;
  const H = trace.sizes.H | 0;
  const output = trace.do;
  linearRows(trace.dhFromOutput, row * H, output, row * V, WhyT, count, H, V);
  addOuterProducts(gradient.Why, output, row * V, trace.h, (row + 1) * H, count, V, H);
  addRows(gradient.by, output, row * V, count, V);
}

function clearOutputs(trace: Trace, firstRow: number, lastRow: number): void {
  const { V, H } = trace.sizes;
  trace.do.fill(0, firstRow * V, (lastRow + 1) * V);
  trace.dhFromOutput.fill(0, firstRow * H, (lastRow + 1) * H);
}

/** ∇h_t and ∇u_t, the last row first; nothing comes from after the window's last row. */
function runRecurrence(
  WhhT: Float64Array,
  { h, dhFromOutput, dhFromNext, dh, du, sizes }: Trace,
  lastRow: number,
  firstRow: number,
  endRow: number,
): void {
  const H = sizes.H | 0;
  for (let r = lastRow; r >= firstRow; r--) {
    const at = (r * H) | 0;
    for (let i = 0; i < H; i++) dhFromNext[at + i] = 0;
    if (r < endRow) addMatrixVector(dhFromNext, at, WhhT, du, at + H, H, H);
    for (let i = 0; i < H; i++) {
      const sum = dhFromNext[at + i]! + dhFromOutput[at + i]!;
      const hi = h[at + H + i]!;
      dh[at + i] = sum;
      du[at + i] = (1 - hi * hi) * sum;
    }
  }
}

/** ∇W_hh, ∇W_xh and ∇b_h: x_t is one-hot, so ∇u_t x_tᵀ is ∇u_t in one column. */
function addStateGradients(
  { inputs }: Task,
  { h, du, sizes }: Trace,
  { Whh, Wxh, bh }: Parameters,
  row: number,
  count: number,
  t: number,
): void {
  const V = sizes.V | 0;
  const H = sizes.H | 0;
  addOuterProducts(Whh, du, row * H, h, row * H, count, H, H);
  addRows(bh, du, row * H, count, H);
  for (let r = count - 1; r >= 0; r--) {
    const column = inputs[t - 1 + r]!;
    const at = ((row + r) * H) | 0;
    for (let i = 0; i < H; i++) Wxh[i * V + column] = Wxh[i * V + column]! + du[at + i]!;
  }
}
