import { addMatrixVector, transpose } from '../../src/engine/kernels.ts';
import type { MessageSource } from '../../src/engine/messages.ts';
import { euclideanNorm } from '../../src/engine/norm.ts';
import type { Window } from '../../src/engine/windows.ts';

// All messages of a window at once, plainly: what the triangle and its paths are compared with.

/**
 * Is told, for t = end … start − 1 descending, what each single loss L_k says to h_t:
 * `messages` holds ∂L_k/∂h_t [H] at row k − lossFrom, for k from the larger of t and lossFrom to
 * `end`. The rows of other k mean nothing, and the next t overwrites them all.
 * t = start − 1 is the state before the window: h_0, or the one that truncation cuts off.
 */
export type MessageVisitor = (t: number, messages: Float64Array) => void;

/**
 * The gradient of each loss of a window alone, carried back through time:
 *
 *     ∂L_k/∂h_k = W_hyᵀ ∇o_k,   ∂L_k/∂h_t = W_hhᵀ (tanh′(u_{t+1}) ⊙ ∂L_k/∂h_{t+1})
 *
 * Their sum over k is ∇h_t. All losses travel together: K · H numbers of memory, K · H² products
 * for each time step.
 */
export function propagateMessages(
  { window, trace, parameters }: MessageSource,
  visit: MessageVisitor,
): void {
  const { start, lossFrom, end } = window;
  const H = trace.sizes.H | 0;
  const WhhT = new Float64Array(H * H);
  transpose(WhhT, parameters.Whh, H, H);
  const messages = new Float64Array((end - lossFrom + 1) * H);
  const du = new Float64Array(H);
  for (let t = end; t >= start - 1; t--) {
    for (let k = Math.max(t + 1, lossFrom); k <= end; k++) {
      const at = (k - lossFrom) * H;
      for (let i = 0; i < H; i++) {
        const h = trace.h[(t + 2 - start) * H + i]!;
        du[i] = (1 - h * h) * messages[at + i]!;
        messages[at + i] = 0;
      }
      addMatrixVector(messages, at, WhhT, du, 0, H, H);
    }
    if (t >= lossFrom) {
      const own = trace.dhFromOutput.subarray((t - start) * H, (t - start + 1) * H);
      messages.set(own, (t - lossFrom) * H);
    }
    visit(t, messages);
  }
}

/** The norms of all messages of a window. */
export interface MessageNorms {
  readonly window: Window;
  /**
   * ‖∂L_k/∂h_t‖ at (k − lossFrom) · columns + (t − start + 1), for t = start − 1 … k;
   * 0 where t > k. Columns = end − start + 2.
   */
  readonly norms: Float64Array;
  readonly columns: number;
}

export function messageNorms(source: MessageSource): MessageNorms {
  const { window, trace } = source;
  const { start, lossFrom, end } = window;
  const { H } = trace.sizes;
  const columns = end - start + 2;
  const norms = new Float64Array((end - lossFrom + 1) * columns);
  propagateMessages(source, (t, messages) => {
    for (let k = Math.max(t, lossFrom); k <= end; k++) {
      const row = k - lossFrom;
      norms[row * columns + t - start + 1] = euclideanNorm(messages, row * H, (row + 1) * H);
    }
  });
  return { window, norms, columns };
}

/**
 * Row k of the triangle: ∂L_k/∂h_t [H] of the single loss L_k for t = start − 1 … k, each at
 * (t − start + 1) · H.
 */
export function messagesOf(source: MessageSource, k: number): Float64Array {
  const { window, trace } = source;
  const { H } = trace.sizes;
  const row = new Float64Array((k - window.start + 2) * H);
  // Only L_k: as if the window's losses began and ended there.
  const alone = { ...source, window: { ...window, lossFrom: k, end: k } };
  propagateMessages(alone, (t, message) => row.set(message, (t - window.start + 1) * H));
  return row;
}
