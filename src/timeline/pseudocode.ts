import type { EquationContext } from './context.ts';
import { subscript } from './notation.ts';
import { rangeOf } from './range.ts';
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

type CodeContext = Pick<
  EquationContext,
  'window' | 'timeSteps' | 'head' | 'clipping' | 'optimizer' | 'cut'
>;

const times = (first: string, last: string, between = ', …, '): string =>
  first === last ? first : first + between + last;

/** BPTT as a program: the lecture's lines, with @ for matrix products as in Python. */
export const pseudocodeOf = (context: CodeContext): readonly CodeLine[] => [
  ...passes(context),
  sumLine(context),
  ...clippingLines(context),
  ...optimizerLines(context),
];

function sumLine(context: CodeContext): CodeLine {
  const { back, to } = rangeOf(context);
  return update('sum', 0, `∇W = sum(∇Wₜ for t = ${times(back, to, '…')})  # each W, b`);
}

function passes(context: CodeContext): readonly CodeLine[] {
  const { head } = context;
  const { from, to, back } = rangeOf(context);
  const zeros =
    back === from ? `    # after ${to}: ∇u = 0` : `# after ${to}: ∇u = 0; before ${from}: ∇o = 0`;
  return [
    forward('start', 0, `for t = ${times(from, to)}:`),
    forward('x', 1, 'xₜ = one_hot(text[t])'),
    forward('u', 1, 'uₜ = W_hh @ hₜ₋₁ + W_xh @ xₜ + b_h'),
    forward('h', 1, 'hₜ = tanh(uₜ)'),
    forward('o', 1, 'oₜ = W_hy @ hₜ + b_y'),
    forward('yhat', 1, head === 'sigmoid' ? 'ŷₜ = σ(oₜ)' : 'ŷₜ = softmax(oₜ)'),
    forward('L', 1, 'Lₜ = loss(ŷₜ, yₜ)'),
    forward('loss', 0, `L = sum(Lₜ for t = ${times(from, to)})`),
    backward(null, 0, `for t = ${times(to, back)}:  ${zeros}`),
    backward('dyhat', 1, '∇ŷₜ = ∂Lₜ / ∂ŷₜ'),
    backward('do', 1, head === 'sigmoid' ? '∇oₜ = σ′(oₜ) * ∇ŷₜ   # = ŷₜ − yₜ' : '∇oₜ = ŷₜ − yₜ'),
    backward('dWhy', 1, '∇W_hy,ₜ = ∇oₜ @ hₜ.T;  ∇b_y,ₜ = ∇oₜ'),
    backward('dh', 1, '∇hₜ = W_hh.T @ ∇uₜ₊₁ + W_hy.T @ ∇oₜ'),
    backward('du', 1, '∇uₜ = (1 − hₜ²) * ∇hₜ'),
    backward('dWhh', 1, '∇W_hh,ₜ = ∇uₜ @ hₜ₋₁.T;  ∇W_xh,ₜ = ∇uₜ @ xₜ.T;  ∇b_h,ₜ = ∇uₜ'),
    initialStateLine(context),
  ];
}

/** A window that starts later takes its first state as a constant: no step comes to h_0. */
const initialStateLine = ({ window: { start } }: CodeContext): CodeLine =>
  start === 1
    ? backward('dh0', 0, '∇h₀ = W_hh.T @ ∇u₁')
    : backward(null, 0, `∇h₀ = 0      # h${subscript(start - 1)} is taken as given`);

function clippingLines({ clipping, cut }: CodeContext): readonly CodeLine[] {
  const held = cut ? [update('heldGradient', 0, '∇W_hh = 0      # W_hh is held')] : [];
  switch (clipping) {
    case null:
      return [];
    case 'norm':
      return [
        update('gradientNorm', 0, `‖∇θ‖ = sqrt(sum(∇θ²))  # all θ${cut ? ' but W_hh' : ''}`),
        update('clipScale', 0, 'γ = min(1, c / ‖∇θ‖)'),
        update('clip', 0, '∇θ = γ * ∇θ'),
        ...held,
      ];
    case 'value':
      return [update('clip', 0, '∇θ = clip(∇θ, −c, c)'), ...held];
  }
}

type UpdateLine = readonly [id: PseudocodeLine, text: string];

/** What is done to each parameter; ∇θ is already clipped where clipping is on. */
const OPTIMIZER_LINES: Record<EquationContext['optimizer'], readonly UpdateLine[]> = {
  sgd: [['update', 'θ = θ − η * ∇θ']],
  momentum: [
    ['velocity', 'v = μ * v + ∇θ'],
    ['update', 'θ = θ − η * v'],
  ],
  adagrad: [
    ['squareSum', 'm = m + ∇θ²'],
    ['update', 'θ = θ − η * ∇θ / √(m + ε)'],
  ],
  rmsprop: [
    ['squareMean', 's = α * s + (1 − α) * ∇θ²'],
    ['update', 'θ = θ − η * ∇θ / (√s + ε)'],
  ],
  adam: [
    ['firstMoment', 'm = β₁ * m + (1 − β₁) * ∇θ'],
    ['secondMoment', 'v = β₂ * v + (1 − β₂) * ∇θ²'],
    ['corrected firstMoment', 'm̂ = m / (1 − β₁ᵏ)    # k-th update'],
    ['corrected secondMoment', 'v̂ = v / (1 − β₂ᵏ)'],
    ['update', 'θ = θ − η * m̂ / (√v̂ + ε)'],
  ],
};

function optimizerLines({ optimizer, cut }: CodeContext): readonly CodeLine[] {
  const lines = OPTIMIZER_LINES[optimizer];
  const held = cut ? [update('held', 0, 'W_hh = 0       # the recurrence is cut')] : [];
  if (lines.length === 1) {
    return [...lines.map(([id, text]) => update(id, 0, text)), ...held];
  }
  return [
    update(null, 0, `for θ in W_hy, b_y, ${cut ? '' : 'W_hh, '}W_xh, b_h, h₀:`),
    ...lines.map(([id, text]) => update(id, 1, text)),
    ...held,
  ];
}
