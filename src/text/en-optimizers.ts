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

const gradient = ({ clipping }: StepFacts): string =>
  clipping === null ? 'gradient' : 'clipped gradient';

const isFirst = ({ update }: StepFacts): boolean => update === 1;

/** The words of what the optimizers remember, under the steps' ids. */
export const optimizerSteps = {
  ...forEach(
    'updated velocity',
    (name) => `The velocity of ${name}`,
    (facts) =>
      isFirst(facts)
        ? `It starts from rest, so the first velocity is the ${gradient(facts)} itself.`
        : `μ times the velocity so far stays, and the ${gradient(facts)} is added: what points the same way again and again grows.`,
  ),
  ...forEach(
    'updated squareSum',
    (name) => `The sum of all squares: ∇${name}`,
    () =>
      'The square of every gradient is added. The sum only grows, so the same gradient moves the weight less and less.',
  ),
  ...forEach(
    'updated squareMean',
    (name) => `The mean square of ∇${name}`,
    (facts) =>
      `α times the mean so far and 1 − α times the square of the new ${gradient(facts)}: how large it has been of late, squared.`,
  ),
  ...forEach(
    'updated firstMoment',
    (name) => `The mean of ∇${name}`,
    (facts) =>
      `β₁ times the mean so far and 1 − β₁ times the new ${gradient(facts)}: which way it has pointed of late.`,
  ),
  ...forEach(
    'updated secondMoment',
    (name) => `The mean square of ∇${name}`,
    (facts) =>
      `β₂ times the mean so far and 1 − β₂ times the square of the new ${gradient(facts)}: how large it has been of late, squared.`,
  ),
  ...forEach(
    'corrected firstMoment',
    (name) => `The mean, corrected: ∇${name}`,
    (facts, name) =>
      `The mean began at 0, so after ${updates(facts)} it is only 1 − β₁${power(facts)} of a full one: it is divided by that.${butHeld(facts, name)}`,
  ),
  ...forEach(
    'corrected secondMoment',
    (name) => `The mean square, corrected: ∇${name}`,
    (facts, name) =>
      `This mean began at 0, too: after ${updates(facts)} it is only 1 − β₂${power(facts)} of a full one, and divided by that.${butHeld(facts, name)}`,
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
export function updateSentence(facts: StepFacts): string {
  const against = gradient(facts);
  switch (facts.optimizer) {
    case 'sgd':
      return `It moves against its ${against}: by the learning rate η times that.`;
    case 'momentum':
      return 'It moves against its velocity: by the learning rate η times that.';
    case 'adagrad':
      return `It moves against its ${against}: by η times that, divided by the root of all squares.`;
    case 'rmsprop':
      return `It moves against its ${against}: by η times that, divided by its usual size.`;
    case 'adam':
      return `It moves against the mean ${against}: by η times that, divided by its usual size.`;
  }
}
