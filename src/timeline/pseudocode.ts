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
export const PSEUDOCODE: readonly CodeLine[] = [
  forward('start', 0, 'for t = 1, …, T:'),
  forward('x', 1, 'xₜ = one_hot(text[t])'),
  forward('u', 1, 'uₜ = Whh @ hₜ₋₁ + Wxh @ xₜ + bh'),
  forward('h', 1, 'hₜ = tanh(uₜ)'),
  forward('o', 1, 'oₜ = Why @ hₜ + by'),
  forward('yhat', 1, 'ŷₜ = σ(oₜ)'),
  forward('L', 1, 'Lₜ = loss(ŷₜ, yₜ)'),
  forward('loss', 0, 'L = L₁ + … + L_T'),
  backward(null, 0, 'for t = T, …, 1:'),
  backward('dyhat', 1, '∇ŷₜ = ∂Lₜ / ∂ŷₜ'),
  backward('do', 1, '∇oₜ = σ′(oₜ) * ∇ŷₜ'),
  backward('dWhy', 1, '∇Why += ∇oₜ @ hₜ.T;  ∇by += ∇oₜ'),
  backward('dh', 1, '∇hₜ = Why.T @ ∇oₜ + Whh.T @ ∇uₜ₊₁'),
  backward('du', 1, '∇uₜ = (1 − hₜ²) * ∇hₜ'),
  backward('dWhh', 1, '∇Whh += ∇uₜ @ hₜ₋₁.T;  ∇Wxh += ∇uₜ @ xₜ.T;  ∇bh += ∇uₜ'),
  backward('dh0', 0, '∇h₀ = Whh.T @ ∇u₁'),
  update('sum', 0, '∇W = ∇W₁ + … + ∇W_T   for each W'),
  update('clip', 0, '∇θ = clip(∇θ)'),
  update('update', 0, 'θ −= η * ∇θ'),
];
