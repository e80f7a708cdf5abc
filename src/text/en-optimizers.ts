import type { StepFacts, StepWords } from './catalogue.ts';

/** The parameters, and how the words write them. */
const NAMES = { Why: 'W_hy', by: 'b_y', Whh: 'W_hh', Wxh: 'W_xh', bh: 'b_h', h0: 'h₀' } as const;
type Name = keyof typeof NAMES;

/** The same words for a step of each parameter. */
function forEach<Kind extends string>(
  kind: Kind,
  title: (name: string) => string,
  sentence: (facts: StepFacts, name: Name) => string,
): Record<`${Kind} ${Name}`, StepWords> {
  const entries = Object.entries(NAMES).map(([key, name]): [string, StepWords] => [
    `${kind} ${key}`,
    { title: () => title(name), sentence: (facts) => sentence(facts, key as Name) },
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
    (name) => `The sum of all squares: ∇${name}`,
    () =>
      'Every squared gradient is added. The sum only grows, so the steps become smaller and smaller.',
  ),
  ...forEach(
    'updated squareMean',
    (name) => `The mean square of ∇${name}`,
    () =>
      'A share α of the average so far, and the rest from now: how large this gradient usually is, squared.',
  ),
  ...forEach(
    'updated firstMoment',
    (name) => `The mean of ∇${name}`,
    () =>
      'A share β₁ of the average so far, and the rest from now: which way this gradient usually points.',
  ),
  ...forEach(
    'updated secondMoment',
    (name) => `The mean square of ∇${name}`,
    () =>
      'A share β₂ of the average so far, and the rest from now: how large this gradient usually is, squared.',
  ),
  ...forEach(
    'corrected firstMoment',
    (name) => `The mean, corrected: ∇${name}`,
    (facts, name) =>
      `The average began at 0, so it is too small at first: after ${updates(facts)} it is 1 − β₁${power(facts)} of a full one.${butHeld(facts, name)}`,
  ),
  ...forEach(
    'corrected secondMoment',
    (name) => `The mean square, corrected: ∇${name}`,
    (facts, name) =>
      `This average began at 0, too: after ${updates(facts)} it is 1 − β₂${power(facts)} of a full one.${butHeld(facts, name)}`,
  ),
};

const updates = ({ update }: StepFacts): string =>
  update === 1 ? 'one update' : `${update} updates`;

/** The correction counts updates in which a cut recurrence left the average at 0. */
const butHeld = ({ updatesCut }: StepFacts, name: Name): string =>
  name === 'Whh' && updatesCut > 0
    ? ` Here it is less: in the first ${updatesCut} the recurrence was cut, and nothing was averaged.`
    : '';

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
      return 'Against its gradient over the root of all squares, times η.';
    case 'rmsprop':
      return 'Against its gradient over its usual size, times η.';
    case 'adam':
      return 'Against the mean gradient over its usual size, times η.';
  }
}
