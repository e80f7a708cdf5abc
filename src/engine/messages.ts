import { addMatrixVector, transpose } from './kernels.ts';
import { euclideanNorm } from './norm.ts';
import type { Parameters } from './parameters.ts';
import { linearRows } from './products.ts';
import type { Trace } from './trace.ts';
import type { Window } from './windows.ts';
import type { Sliced } from './sliced.ts';
import { SLICE } from './sliced.ts';

/** What the messages of an update are computed from; an UpdateRecord is one. */
export interface MessageSource {
  readonly window: Window;
  readonly trace: Trace;
  /** θ before the update. */
  readonly parameters: Parameters;
  /** null while the backward pass is under way. */
  readonly result: { readonly gradient: Parameters } | null;
}

/**
 * The first state of a window that a gradient is computed of: h_0 is a parameter, the state before a
 * later window is taken as a constant.
 */
export const firstState = ({ start }: Window): number => (start === 1 ? 0 : start);

/** ∇h_t [H]; of h_0 it is the gradient of the parameter. */
export function stateGradient(
  { window: { start }, trace, result }: MessageSource,
  t: number,
): Float64Array {
  const { H } = trace.sizes;
  if (t >= start) return trace.dh.subarray((t - start) * H, (t - start + 1) * H);
  return result?.gradient.h0 ?? new Float64Array(H).fill(NaN);
}

/**
 * One message one time step back, in place: the transposed Jacobian of h_{t+1} by h_t, applied.
 *
 *     ∂L_k/∂h_t = W_hhᵀ (tanh′(u_{t+1}) ⊙ ∂L_k/∂h_{t+1})
 *
 * Row `at` of the trace is the time step it leaves.
 */
function carryBack(
  WhhT: Float64Array,
  { h, sizes }: Trace,
  at: number,
  messages: Float64Array,
  message: number,
  du: Float64Array,
): void {
  const H = sizes.H | 0;
  for (let i = 0; i < H; i++) {
    const hi = h[at + H + i]!;
    du[i] = (1 - hi * hi) * messages[message + i]!;
    messages[message + i] = 0;
  }
  addMatrixVector(messages, message, WhhT, du, 0, H, H);
}

/** The messages to the states from … to, and what they add up to. */
export interface MessageTriangle {
  readonly from: number;
  readonly to: number;
  /** The first loss among them: the larger of `from` and lossFrom. */
  readonly firstLoss: number;
  readonly columns: number;
  /** ‖∂L_k/∂h_t‖ at (k − firstLoss) · columns + t − from; 0 where t > k. */
  readonly norms: Float64Array;
  /** ‖∂L/∂h_t‖ of the losses after `to` together, at t − from; zeros when there are none. */
  readonly later: Float64Array;
  /** ‖∂L_end/∂h_t‖ of the window's last loss, at t − from. */
  readonly last: Float64Array;
  /** ‖∇h_t‖, at t − from. */
  readonly gradients: Float64Array;
  /**
   * The largest difference between an element of ∇h_t and the same element of the sum of all
   * messages, in units of ∇h_t's largest element; at t − from.
   */
  readonly differences: Float64Array;
}

/**
 * The norms of all messages to the states from … to of a window, of the losses up to `to`; `from`
 * is its first state or a later one. Losses after `to` travel
 * together, as the message that the backward pass itself has brought to `to`: so the sum is
 * complete however few rows are looked at.
 */
export function* messageTriangle(
  source: MessageSource,
  from: number,
  to: number,
): Sliced<MessageTriangle> {
  const { window, trace, parameters } = source;
  const { start, lossFrom, end } = window;
  const H = trace.sizes.H | 0;
  const WhhT = new Float64Array(H * H);
  transpose(WhhT, parameters.Whh, H, H);
  yield;
  const firstLoss = Math.max(from, lossFrom);
  const losses = Math.max(0, to - firstLoss + 1);
  const columns = to - from + 1;
  const hasLater = to < end;
  // One row for each loss, then all later ones together and the last one by itself.
  const rows = losses + (hasLater ? 2 : 0);
  const messages = new Float64Array(rows * H);
  const du = new Float64Array(rows * H);
  const triangle: MessageTriangle = {
    from,
    to,
    firstLoss,
    columns,
    norms: new Float64Array(losses * columns),
    later: new Float64Array(columns),
    last: new Float64Array(columns),
    gradients: new Float64Array(columns),
    differences: new Float64Array(columns),
  };
  if (hasLater) {
    const last = yield* messagePath(source, end, to);
    messages.set(last.subarray(0, H), (losses + 1) * H);
    messages.set(trace.dhFromNext.subarray((to - start) * H, (to - start + 1) * H), losses * H);
  }
  for (let t = to; t >= from; t--) {
    const row = t - start;
    const first = Math.max(t + 1, firstLoss) - firstLoss;
    if (t < to) yield* carryRows(WhhT, trace, row + 1, messages, du, first, rows);
    if (t >= lossFrom) {
      messages.set(trace.dhFromOutput.subarray(row * H, (row + 1) * H), (t - firstLoss) * H);
    }
    measureColumn(triangle, stateGradient(source, t), messages, t, losses);
    yield;
  }
  return triangle;
}

/** Rows first … rows − 1 of the messages one time step back; row `at` of the trace is the one they leave. */
function* carryRows(
  WhhT: Float64Array,
  { h, sizes }: Trace,
  at: number,
  messages: Float64Array,
  du: Float64Array,
  first: number,
  rows: number,
): Sliced<void> {
  const H = sizes.H | 0;
  const state = (at + 1) * H;
  for (let row = first; row < rows; row++) {
    for (let i = 0; i < H; i++) {
      const hi = h[state + i]!;
      du[row * H + i] = (1 - hi * hi) * messages[row * H + i]!;
    }
  }
  const each = Math.max(1, Math.floor(SLICE / (H * H)));
  for (let row = first; row < rows; row += each) {
    const count = Math.min(each, rows - row);
    linearRows(messages, row * H, du, row * H, WhhT, count, H, H);
    if (row + each < rows) yield;
  }
}

/** What is measured of the messages that have arrived at h_t. */
function measureColumn(
  { from, to, firstLoss, columns, norms, later, last, gradients, differences }: MessageTriangle,
  gradient: Float64Array,
  messages: Float64Array,
  t: number,
  losses: number,
): void {
  const H = gradient.length;
  const column = t - from;
  const first = Math.max(t, firstLoss) - firstLoss;
  const rows = messages.length / H;
  const normOf = (index: number): number => euclideanNorm(messages, index * H, (index + 1) * H);
  for (let loss = first; loss < losses; loss++) norms[loss * columns + column] = normOf(loss);
  later[column] = rows > losses ? normOf(losses) : 0;
  last[column] =
    rows > losses ? normOf(losses + 1) : (norms[(to - firstLoss) * columns + column] ?? 0);
  gradients[column] = euclideanNorm(gradient);
  const summed = Math.min(rows, losses + 1);
  let difference = 0;
  let largest = 0;
  for (let i = 0; i < H; i++) {
    let sum = 0;
    for (let index = first; index < summed; index++) sum += messages[index * H + i]!;
    difference = Math.max(difference, Math.abs(sum - gradient[i]!));
    largest = Math.max(largest, Math.abs(gradient[i]!));
  }
  differences[column] = difference === 0 ? 0 : difference / largest;
}

/** The way of one message: ∂L_k/∂h_j [H] for j = t … k, each at (j − t) · H. */
export function* messagePath(
  { window: { start }, trace, parameters }: MessageSource,
  k: number,
  t: number,
): Sliced<Float64Array> {
  const H = trace.sizes.H | 0;
  const WhhT = new Float64Array(H * H);
  transpose(WhhT, parameters.Whh, H, H);
  yield;
  const path = new Float64Array((k - t + 1) * H);
  const du = new Float64Array(H);
  path.set(trace.dhFromOutput.subarray((k - start) * H, (k - start + 1) * H), (k - t) * H);
  let work = 0;
  for (let j = k - 1; j >= t; j--) {
    const at = (j - t) * H;
    path.copyWithin(at, at + H, at + 2 * H);
    carryBack(WhhT, trace, (j + 1 - start) * H, path, at, du);
    work += H * H;
    if (work < SLICE) continue;
    work = 0;
    yield;
  }
  return path;
}
