import type { ParameterName } from '../engine/shapes.ts';
import type { EquationContext } from './context.ts';
import type { Expression } from './expressions.ts';
import {
  complement,
  difference,
  negative,
  quotient,
  root,
  scaled,
  square,
  sum,
  value,
} from './expressions.ts';
import type {
  CorrectedMoment,
  Moment,
  OptimizerConstant,
  Ref,
  UntimedQuantity,
} from './quantities.ts';
import { MOMENTS, once } from './quantities.ts';

// The equations of the optimizers. They multiply and add in the order of engine/optimizers.ts, so
// that they give its numbers to the last bit.

const constant = (name: OptimizerConstant | 'rate'): Expression => value(once(name));

/** The gradient as the optimizer sees it: clipped where clipping is on. */
const usedGradient = (parameter: ParameterName, { clipping }: EquationContext): Ref =>
  once(clipping === null ? `gradient ${parameter}` : `clipped ${parameter}`);

/** Whether an update leaves a parameter at 0, and its gradient aside, as that of a cut recurrence. */
export const isHeld = (parameter: ParameterName, { cut }: EquationContext): boolean =>
  cut && parameter === 'Whh';

const DECAY = { firstMoment: 'beta1', secondMoment: 'beta2' } as const;

/** How much of a moving average stays, times it, and the rest times what is new. */
const average = (decay: OptimizerConstant, before: Expression, added: Expression): Expression =>
  sum(scaled(constant(decay), before), scaled(complement(once(decay)), added));

/** What an optimizer remembers, after the update. */
export function nextMoment(
  moment: Moment,
  parameter: ParameterName,
  context: EquationContext,
): Expression {
  const before = value(once(`${moment} ${parameter}`));
  const gradient = value(usedGradient(parameter, context));
  switch (moment) {
    case 'velocity':
      return sum(scaled(constant('mu'), before), gradient);
    case 'squareSum':
      return sum(before, square(gradient));
    case 'squareMean':
      return average('alpha', before, square(gradient));
    case 'firstMoment':
      return average(DECAY[moment], before, gradient);
    case 'secondMoment':
      return average(DECAY[moment], before, square(gradient));
  }
}

/** A moving average without the zero that it began with. */
export const correctedMoment = (
  moment: CorrectedMoment,
  parameter: ParameterName,
  { update }: EquationContext,
): Expression =>
  quotient(value(once(`updated ${moment} ${parameter}`)), complement(once(DECAY[moment]), update));

/** What an update takes from a parameter. */
function step(parameter: ParameterName, context: EquationContext): Expression {
  const gradient = value(usedGradient(parameter, context));
  const after = (moment: Moment): Expression => value(once(`updated ${moment} ${parameter}`));
  const corrected = (moment: CorrectedMoment): Expression =>
    value(once(`corrected ${moment} ${parameter}`));
  const rate = constant('rate');
  const epsilon = constant('epsilon');
  switch (context.optimizer) {
    case 'sgd':
      return scaled(rate, gradient);
    case 'momentum':
      return scaled(rate, after('velocity'));
    case 'adagrad':
      return quotient(scaled(rate, gradient), root(sum(after('squareSum'), epsilon)));
    case 'rmsprop':
      return quotient(scaled(rate, gradient), sum(root(after('squareMean')), epsilon));
    case 'adam':
      return scaled(
        rate,
        quotient(corrected('firstMoment'), sum(root(corrected('secondMoment')), epsilon)),
      );
  }
}

/** What an update adds to a parameter: −η∇ and the like. */
export const changeOfParameter = (
  parameter: ParameterName,
  context: EquationContext,
): Expression =>
  isHeld(parameter, context) ? { kind: 'held' } : negative(step(parameter, context));

/** A parameter after the update. */
export const updatedParameter = (parameter: ParameterName, context: EquationContext): Expression =>
  isHeld(parameter, context)
    ? { kind: 'held' }
    : difference(value(once(parameter)), step(parameter, context));

/** What the update of one parameter writes, in order: what the optimizer remembers, then the parameter. */
export function writtenByUpdate(
  parameter: ParameterName,
  context: EquationContext,
): readonly UpdateQuantity[] {
  const updated = `updated ${parameter}` as const;
  if (isHeld(parameter, context)) return [updated];
  const moments = MOMENTS[context.optimizer];
  return [
    ...moments.map((moment) => `updated ${moment} ${parameter}` as const),
    ...(context.optimizer === 'adam'
      ? MOMENTS.adam.map((moment) => `corrected ${moment} ${parameter}` as const)
      : []),
    updated,
  ];
}

/** What an update can write of a parameter. */
export type UpdateQuantity = Extract<UntimedQuantity, `updated ${string}` | `corrected ${string}`>;
