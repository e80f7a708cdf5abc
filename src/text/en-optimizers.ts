import type { StepFacts, StepWords } from './catalogue.ts';

/** The parameters, and how the words write them. */
const NAMES = { Why: 'W_hy', by: 'b_y', Whh: 'W_hh', Wxh: 'W_xh', bh: 'b_h', h0: 'h₀' } as const;
type Name = keyof typeof NAMES;

/** The same words for a step of each parameter. */
function forEach<Kind extends string>(
  kind: Kind,
  title: (name: string) => string,
  sentence: (facts: StepFacts) => string,
): Record<`${Kind} ${Name}`, StepWords> {
  const entries = Object.entries(NAMES).map(([key, name]): [string, StepWords] => [
    `${kind} ${key}`,
    { title: () => title(name), sentence },
  ]);
  return Object.fromEntries(entries) as Record<`${Kind} ${Name}`, StepWords>;
}

const isFirst = ({ update }: StepFacts): boolean => update === 1;

/** The words of what the optimizers remember, under the steps' ids. */
export const optimizerSteps = {
  ...forEach(
    'updated velocity',
    (name) => `The velocity of ${name}`,
    (facts) =>
      isFirst(facts)
        ? 'It starts from rest, so the first velocity is the gradient itself.'
        : 'A share μ of the velocity so far stays, and the gradient is added: what points the same way again and again grows.',
  ),
  ...forEach(
    'updated squareSum',
    (name) => `All squares so far: ${name}`,
    () =>
      'The square of every gradient is added. It only grows, so weights that have moved much will move less and less.',
  ),
  ...forEach(
    'updated squareMean',
    (name) => `The mean square of ${name}`,
    () =>
      'A moving average of the squared gradient: a share α of the old one, the rest from now. It tells how large this gradient usually is.',
  ),
  ...forEach(
    'updated firstMoment',
    (name) => `The mean gradient of ${name}`,
    () =>
      'A moving average: a share β₁ of the old one, the rest from this gradient. It tells which way the gradient usually points.',
  ),
  ...forEach(
    'updated secondMoment',
    (name) => `The mean square of ${name}`,
    () =>
      'A moving average of the squared gradient: a share β₂ of the old one, the rest from now. It tells how large the gradient usually is.',
  ),
  ...forEach(
    'corrected firstMoment',
    (name) => `The mean, corrected: ${name}`,
    (facts) =>
      `The average started from 0, so it is too small at first. After ${updates(facts)} it holds 1 − β₁${power(facts)} of a full average: divided by that, it is right.`,
  ),
  ...forEach(
    'corrected secondMoment',
    (name) => `The mean square, corrected: ${name}`,
    (facts) =>
      `It started from 0, too. After ${updates(facts)} it holds 1 − β₂${power(facts)} of a full average: divided by that, it is right.`,
  ),
};

const updates = ({ update }: StepFacts): string =>
  update === 1 ? 'one update' : `${update} updates`;

/** Nothing for the first power. */
const power = ({ update }: StepFacts): string =>
  update === 1
    ? ''
    : String(update).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);

/** What a step of the optimizer does to a parameter. */
export function updateSentence(optimizer: StepFacts['optimizer']): string {
  switch (optimizer) {
    case 'sgd':
      return 'Against its gradient, times the learning rate η.';
    case 'momentum':
      return 'Against its velocity, times the learning rate η.';
    case 'adagrad':
      return 'Against its gradient, times η, divided by the root of all squares so far.';
    case 'rmsprop':
      return 'Against its gradient, divided by its usual size, times η.';
    case 'adam':
      return 'Against the mean gradient, divided by its usual size, times η.';
  }
}
