import type { HeadKind } from '../engine/configuration.ts';
import type { Phase, PseudocodeLine } from './steps.ts';

/** One line of the pseudocode as it is shown; `indent` counts loops around it. */
export interface CodeLine {
  /** The line that steps light; null for a line that only holds others, such as a loop's head. */
  readonly id: PseudocodeLine | null;
  readonly phase: Phase;
  readonly indent: 0 | 1;
  readonly text: string;
}

const lineOf =
  (phase: Phase) =>
  (id: PseudocodeLine | null, indent: 0 | 1, text: string): CodeLine => ({
    id,
    phase,
    indent,
    text,
  });
const forward = lineOf('forward');
const backward = lineOf('backward');
const update = lineOf('update');

/** BPTT as a program: the lecture's lines, with @ for matrix products as in Python. */
export const pseudocodeOf = (head: HeadKind): readonly CodeLine[] => [
  forward('start', 0, 'for t = 1, …, T:'),
  forward('x', 1, 'xₜ = one_hot(text[t])'),
  forward('u', 1, 'uₜ = W_hh @ hₜ₋₁ + W_xh @ xₜ + b_h'),
  forward('h', 1, 'hₜ = tanh(uₜ)'),
  forward('o', 1, 'oₜ = W_hy @ hₜ + b_y'),
  forward('yhat', 1, head === 'sigmoid' ? 'ŷₜ = σ(oₜ)' : 'ŷₜ = softmax(oₜ)'),
  forward('L', 1, 'Lₜ = loss(ŷₜ, yₜ)'),
  forward('loss', 0, 'L = sum(Lₜ for t = 1, …, T)'),
  backward(null, 0, 'for t = T, …, 1:      # after T: ∇u = 0'),
  backward('dyhat', 1, '∇ŷₜ = ∂Lₜ / ∂ŷₜ'),
  backward('do', 1, head === 'sigmoid' ? '∇oₜ = σ′(oₜ) * ∇ŷₜ   # = ŷₜ − yₜ' : '∇oₜ = ŷₜ − yₜ'),
  backward('dWhy', 1, '∇W_hy,ₜ = ∇oₜ @ hₜ.T;  ∇b_y,ₜ = ∇oₜ'),
  backward('dh', 1, '∇hₜ = W_hh.T @ ∇uₜ₊₁ + W_hy.T @ ∇oₜ'),
  backward('du', 1, '∇uₜ = (1 − hₜ²) * ∇hₜ'),
  backward('dWhh', 1, '∇W_hh,ₜ = ∇uₜ @ hₜ₋₁.T;  ∇W_xh,ₜ = ∇uₜ @ xₜ.T;  ∇b_h,ₜ = ∇uₜ'),
  backward('dh0', 0, '∇h₀ = W_hh.T @ ∇u₁'),
  update('sum', 0, '∇W = sum(∇Wₜ for t = 1…T)  # each W, b'),
  update('clip', 0, '∇θ = clip(∇θ)'),
  update('update', 0, 'θ = θ − η * ∇θ'),
];
