import type { ParameterName } from '../engine/shapes.ts';
import { PARAMETER_NAMES } from '../engine/shapes.ts';
import type { Window } from '../engine/windows.ts';
import type { EquationContext } from './context.ts';
import type { Expression } from './expressions.ts';
import {
  apply,
  difference,
  hadamard,
  outer,
  product,
  quotient,
  scaled,
  sum,
  transposedProduct,
  value,
} from './expressions.ts';
import {
  changeOfParameter,
  correctedMoment,
  isHeld,
  nextMoment,
  updatedParameter,
} from './update-equations.ts';
import type {
  CorrectedMoment,
  ParameterQuantity,
  Ref,
  SharedParameter,
  SteppedQuantity,
  UntimedQuantity,
} from './quantities.ts';
import { at, once, parameterQuantity } from './quantities.ts';

/**
 * `written` = forms[0] = forms[1] …: the same quantity, said in one or more ways. The last form is
 * the one that the engine evaluates, so the numbers belong to it.
 */
export interface Equation {
  readonly written: Ref;
  readonly forms: readonly Expression[];
}

export const evaluatedForm = (equation: Equation): Expression | undefined => equation.forms.at(-1);

type TimedEquation = (t: number, context: EquationContext) => readonly Expression[];

/**
 * The state that time step t starts from. It is the parameter h_0 where this update's own forward
 * pass began with it; a window that reaches back has kept the h_0 of that time.
 */
export const previousState = (t: number, { window }: EquationContext): Ref =>
  t === 1 && window.lossFrom === 1 ? once('h0') : at('h', t - 1);

/** It is 0, by no equation, at a time step that has no loss of its own in this window. */
const fromLoss =
  (forms: TimedEquation): TimedEquation =>
  (t, context) =>
    t < context.window.lossFrom ? [] : forms(t, context);

/** The equations of one time step: forward, then backward. */
const TIMED: Record<SteppedQuantity, TimedEquation> = {
  x: (t, { inputs, window }) => [{ kind: 'oneHot', index: inputs[t - window.start] ?? 0 }],
  y: () => [],
  // u_t
  u: (t, context) => [
    sum(
      product(once('Whh'), previousState(t, context)),
      product(once('Wxh'), at('x', t)),
      value(once('bh')),
    ),
  ],
  // h_t
  h: (t) => [apply('tanh', at('u', t))],
  // o_t
  o: (t) => [sum(product(once('Why'), at('h', t)), value(once('by')))],
  // ŷ_t
  yhat: (t, { head }) => [
    head === 'sigmoid' ? apply('sigmoid', at('o', t)) : { kind: 'softmax', argument: at('o', t) },
  ],
  // L_t
  L: (t, { head }) => [{ kind: 'loss', head, yhat: at('yhat', t), y: at('y', t) }],
  // ∇ŷ_t
  dyhat: fromLoss((t, { head }) => [
    { kind: 'lossSlope', head, yhat: at('yhat', t), y: at('y', t) },
  ]),
  // ∇o_t
  do: fromLoss((t, { head }) => {
    const stable = difference(value(at('yhat', t)), value(at('y', t)));
    return head === 'softmax'
      ? [stable]
      : [hadamard(apply('sigmoidSlope', at('o', t)), value(at('dyhat', t))), stable];
  }),
  // ∇W_hy,t
  'contribution Why': (t) => [outer(at('do', t), at('h', t))],
  // ∇b_y,t
  'contribution by': (t) => [value(at('do', t))],
  // the message to h_t from o_t
  dhFromOutput: (t) => [transposedProduct(once('Why'), value(at('do', t)))],
  // the message to h_t from h_{t+1}
  dhFromNext: (t) => [
    transposedProduct(
      once('Whh'),
      hadamard(apply('tanhSlope', at('u', t + 1)), value(at('dh', t + 1))),
    ),
    transposedProduct(once('Whh'), value(at('du', t + 1))),
  ],
  // ∇h_t
  dh: (t, { window }) => {
    const messages = [
      ...(t < window.end ? [value(at('dhFromNext', t))] : []),
      ...(t >= window.lossFrom ? [value(at('dhFromOutput', t))] : []),
    ];
    return messages.length === 1 ? messages : [sum(...messages)];
  },
  // ∇u_t
  du: (t) => [hadamard(apply('tanhSlope', at('u', t)), value(at('dh', t)))],
  // ∇W_hh,t
  'contribution Whh': (t, context) => [outer(at('du', t), previousState(t, context))],
  // ∇W_xh,t
  'contribution Wxh': (t) => [outer(at('du', t), at('x', t))],
  // ∇b_h,t
  'contribution bh': (t) => [value(at('du', t))],
};

/** The time steps that contribute to a gradient; outputs count only from lossFrom. */
export function contributingTimes(
  parameter: SharedParameter,
  { start, lossFrom, end }: Window,
): { readonly from: number; readonly to: number } {
  return { from: parameter === 'Why' || parameter === 'by' ? lossFrom : start, to: end };
}

function timesOf(context: EquationContext, parameter: SharedParameter): number[] {
  const { from, to } = contributingTimes(parameter, context.window);
  return Array.from({ length: to - from + 1 }, (_, row) => from + row);
}

const sumOverTime = (terms: readonly Ref[]): Expression => ({ kind: 'sumOverTime', terms });

/** The contributions that are in when the backward pass has come to t, as they came. */
const partialSum = (
  parameter: SharedParameter,
  t: number,
  context: EquationContext,
): Expression => {
  const times = timesOf(context, parameter).filter((time) => time >= t);
  return sumOverTime(times.reverse().map((time) => at(`contribution ${parameter}`, time)));
};

/** A plain step of one copy by itself, whatever the optimizer. */
const copyAfter = (parameter: SharedParameter, t: number): Expression =>
  difference(
    value(once(parameter)),
    scaled(value(once('rate')), value(at(`contribution ${parameter}`, t))),
  );

function gradient(parameter: ParameterName, context: EquationContext): readonly Expression[] {
  if (parameter === 'h0') {
    // A window that starts later takes its first state as a constant: nothing reaches h_0.
    return context.window.start === 1 ? [transposedProduct(once('Whh'), value(at('du', 1)))] : [];
  }
  const times = timesOf(context, parameter);
  return [sumOverTime(times.map((t) => at(`contribution ${parameter}`, t)))];
}

function clipped(parameter: ParameterName, context: EquationContext): readonly Expression[] {
  if (isHeld(parameter, context)) return [{ kind: 'held' }];
  const expression = value(once(`gradient ${parameter}`));
  return context.clipping === 'value'
    ? [{ kind: 'clamp', limit: once('clipLimit'), expression }]
    : [scaled(value(once('clipScale')), expression)];
}

function parameterForms(
  { kind, moment, parameter }: ParameterQuantity,
  context: EquationContext,
): readonly Expression[] {
  switch (kind) {
    case 'gradient':
      return gradient(parameter, context);
    case 'clipped':
      return clipped(parameter, context);
    case 'change':
      return [changeOfParameter(parameter, context)];
    case 'updated':
      return moment === null
        ? [updatedParameter(parameter, context)]
        : [nextMoment(moment, parameter, context)];
    case 'corrected':
      return [correctedMoment(moment as CorrectedMoment, parameter, context)];
    case 'value':
    case 'contribution':
    case 'partial':
    case 'copy':
      return [];
  }
}

/** What is held is a constant to the update: its gradient is no part of ∇θ there. */
const usedGradients = (context: EquationContext): readonly Ref[] =>
  PARAMETER_NAMES.filter((name) => !isHeld(name, context)).map((name) => once(`gradient ${name}`));

function untimedForms(quantity: UntimedQuantity, context: EquationContext): readonly Expression[] {
  const named = parameterQuantity(quantity);
  if (named !== null) return parameterForms(named, context);
  switch (quantity) {
    case 'loss': {
      const { lossFrom, end } = context.window;
      const times = Array.from({ length: end - lossFrom + 1 }, (_, row) => lossFrom + row);
      return [sumOverTime(times.map((t) => at('L', t)))];
    }
    case 'gradientNorm':
      return [{ kind: 'norm', of: usedGradients(context) }];
    case 'clipScale': {
      const share = quotient(value(once('clipLimit')), value(once('gradientNorm')));
      return [{ kind: 'atMostOne', expression: share }];
    }
    default:
      return [];
  }
}

/**
 * The equation that writes a quantity (the lecture's; see README, The network). Without forms for
 * what no step writes: targets, parameters, settings.
 */
export function equationOf(written: Ref, context: EquationContext): Equation {
  const { quantity, t } = written;
  if (t === null) return { written, forms: untimedForms(quantity as UntimedQuantity, context) };
  const named = parameterQuantity(quantity);
  switch (named?.kind) {
    case 'partial':
      return { written, forms: [partialSum(named.parameter as SharedParameter, t, context)] };
    case 'copy':
      return { written, forms: [copyAfter(named.parameter as SharedParameter, t)] };
    default:
      return { written, forms: TIMED[quantity as SteppedQuantity](t, context) };
  }
}
