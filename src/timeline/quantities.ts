import type { Moment } from '../engine/configuration.ts';
import { MOMENTS } from '../engine/configuration.ts';
import type { ParameterName, Shape, ModelSizes } from '../engine/shapes.ts';
import { PARAMETER_NAMES, parameterShape } from '../engine/shapes.ts';
import type { TraceField } from '../engine/trace.ts';
import { rowLength } from '../engine/trace.ts';

/** A parameter that every time step uses, so that its gradient is a sum over t (h_0 is used once). */
export type SharedParameter = Exclude<ParameterName, 'h0'>;
export const SHARED_PARAMETERS = ['Why', 'by', 'Whh', 'Wxh', 'bh'] as const;

export type { Moment, OptimizerKind } from '../engine/configuration.ts';
export { MOMENTS } from '../engine/configuration.ts';
/** Moving averages that start from zero, and are corrected for it. */
export type CorrectedMoment = (typeof MOMENTS)['adam'][number];

/** The constants of the optimizers, each under its name in the configuration. */
export const CONSTANTS = ['mu', 'alpha', 'beta1', 'beta2', 'epsilon'] as const;
export type OptimizerConstant = (typeof CONSTANTS)[number];

/**
 * What belongs to a parameter at every time step: the time step's own contribution to the gradient;
 * the sum of the contributions that have come in when the backward pass is there; what its copy of
 * the parameter would become if the copies were not shared.
 */
export const TIMED_KINDS = ['contribution', 'partial', 'copy'] as const;

/** Quantities that have a value at every time step. */
export type TimedQuantity =
  TraceField | 'x' | 'y' | `${(typeof TIMED_KINDS)[number]} ${SharedParameter}`;

/** Of those, what a step writes or the text gives. */
export type SteppedQuantity = Exclude<TimedQuantity, `partial ${string}` | `copy ${string}`>;

/** Quantities that an update has once. */
export type UntimedQuantity =
  | 'loss'
  | 'rate'
  | OptimizerConstant
  | 'gradientNorm'
  | 'clipScale'
  | 'clipLimit'
  | ParameterName
  | `gradient ${ParameterName}`
  | `clipped ${ParameterName}`
  | `change ${ParameterName}`
  | `updated ${ParameterName}`
  | `${Moment} ${ParameterName}`
  | `updated ${Moment} ${ParameterName}`
  | `corrected ${CorrectedMoment} ${ParameterName}`;

/** The name of anything that has numbers. A gradient's name says of what: ∂L/∂ that. */
export type Quantity = TimedQuantity | UntimedQuantity;

/** A quantity that does not belong to a parameter. */
export type PlainQuantity = Exclude<Quantity, ParameterName | `${string} ${string}`>;

/** A quantity at a time; t is null exactly for quantities that have no time. h at t = 0 is h_0. */
export interface Ref {
  readonly quantity: Quantity;
  readonly t: number | null;
}

/** One number: an element (0-based, row-major) of a quantity. */
export interface Cell extends Ref {
  readonly index: number;
}

export const at = (quantity: TimedQuantity, t: number): Ref => ({ quantity, t });
export const once = (quantity: UntimedQuantity): Ref => ({ quantity, t: null });

export const cellOf = (ref: Ref, index: number): Cell => ({ ...ref, index });

export const sameRef = (a: Ref, b: Ref): boolean => a.quantity === b.quantity && a.t === b.t;

/** Whether a quantity has a value at every time step; none is left out. */
const PLAIN: Record<PlainQuantity, 'timed' | 'once'> = {
  x: 'timed',
  y: 'timed',
  u: 'timed',
  h: 'timed',
  o: 'timed',
  yhat: 'timed',
  L: 'timed',
  dyhat: 'timed',
  do: 'timed',
  dhFromOutput: 'timed',
  dhFromNext: 'timed',
  dh: 'timed',
  du: 'timed',
  loss: 'once',
  rate: 'once',
  mu: 'once',
  alpha: 'once',
  beta1: 'once',
  beta2: 'once',
  epsilon: 'once',
  gradientNorm: 'once',
  clipScale: 'once',
  clipLimit: 'once',
};

const plainOnes = (kind: 'timed' | 'once'): string[] =>
  Object.entries(PLAIN).flatMap(([name, itsKind]) => (itsKind === kind ? [name] : []));

const TIMED_NAMES: ReadonlySet<string> = new Set([
  ...plainOnes('timed'),
  ...SHARED_PARAMETERS.flatMap((name) => TIMED_KINDS.map((kind) => `${kind} ${name}`)),
]);

const UNTIMED_NAMES: ReadonlySet<string> = new Set([
  ...plainOnes('once'),
  ...PARAMETER_NAMES.flatMap((name) => [
    name,
    ...['gradient', 'clipped', 'change', 'updated'].map((kind) => `${kind} ${name}`),
    ...Object.values(MOMENTS)
      .flat()
      .flatMap((moment) => [`${moment} ${name}`, `updated ${moment} ${name}`]),
    ...MOMENTS.adam.map((moment) => `corrected ${moment} ${name}`),
  ]),
]);

/** A cell from what claims to be one; null where no quantity has that name, or none with a time. */
export function cellFrom(quantity: string, t: number | null, index: number): Cell | null {
  const names = t === null ? UNTIMED_NAMES : TIMED_NAMES;
  return names.has(quantity) ? { quantity: quantity as Quantity, t, index } : null;
}

/** A string that two cells share exactly when they are the same number. */
export const cellKey = ({ quantity, t, index }: Cell): string => `${quantity}@${t ?? ''}[${index}]`;

/** A quantity that belongs to a parameter and has its shape. */
export interface ParameterQuantity {
  readonly kind:
    | 'value'
    | (typeof TIMED_KINDS)[number]
    | 'gradient'
    | 'clipped'
    | 'change'
    | 'updated'
    | 'corrected';
  /** What of the optimizer's state it is: before the update (value), after it, or corrected. */
  readonly moment: Moment | null;
  readonly parameter: ParameterName;
}

const PARAMETER_QUANTITY = new RegExp(
  `^(?:(${TIMED_KINDS.join('|')}|gradient|clipped|change|updated|corrected) )?` +
    `(?:(${Object.values(MOMENTS).flat().join('|')}) )?` +
    '(W[xh][hy]|b[hy]|h0)$',
);

const named = new Map<Quantity, ParameterQuantity | null>();

/** Splits 'gradient Whh' into its kind and parameter; null for other quantities. */
export function parameterQuantity(quantity: Quantity): ParameterQuantity | null {
  // Asked for every number that is drawn: each name is read once.
  let known = named.get(quantity);
  if (known === undefined) {
    known = readParameterQuantity(quantity);
    named.set(quantity, known);
  }
  return known;
}

function readParameterQuantity(quantity: Quantity): ParameterQuantity | null {
  const match = PARAMETER_QUANTITY.exec(quantity);
  if (match === null) return null;
  return {
    kind: (match[1] ?? 'value') as ParameterQuantity['kind'],
    moment: (match[2] ?? null) as Moment | null,
    parameter: match[3] as ParameterName,
  };
}

/** The shape of a quantity at one time. */
export function shapeOf(quantity: Quantity, sizes: ModelSizes): Shape {
  const named = parameterQuantity(quantity);
  if (named !== null) return parameterShape(named.parameter, sizes);
  const plain = quantity as PlainQuantity;
  switch (plain) {
    case 'x':
    case 'y':
      return [sizes.V, 1];
    case 'loss':
    case 'rate':
    case 'mu':
    case 'alpha':
    case 'beta1':
    case 'beta2':
    case 'epsilon':
    case 'gradientNorm':
    case 'clipScale':
    case 'clipLimit':
      return [1, 1];
    default:
      return [rowLength(plain, sizes), 1];
  }
}

const GRADIENTS: ReadonlySet<Quantity> = new Set<PlainQuantity>([
  'dyhat',
  'do',
  'dhFromOutput',
  'dhFromNext',
  'dh',
  'du',
  'gradientNorm',
]);

/** What is measured in the parameter's own numbers. */
const VALUES: ReadonlySet<ParameterQuantity['kind']> = new Set([
  'value',
  'copy',
  'change',
  'updated',
]);

/**
 * Whether a quantity is a gradient (∂L/∂something) rather than a value; what an optimizer gathers
 * of gradients is one, too.
 */
export function isGradient(quantity: Quantity): boolean {
  const named = parameterQuantity(quantity);
  if (named === null) return GRADIENTS.has(quantity);
  return named.moment !== null || !VALUES.has(named.kind);
}
