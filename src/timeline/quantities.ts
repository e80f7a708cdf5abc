import type { ParameterName, Shape, ModelSizes } from '../engine/shapes.ts';
import { parameterShape } from '../engine/shapes.ts';
import type { TraceField } from '../engine/trace.ts';
import { rowLength } from '../engine/trace.ts';

/** A parameter that every time step uses, so that its gradient is a sum over t (h_0 is used once). */
export type SharedParameter = Exclude<ParameterName, 'h0'>;
export const SHARED_PARAMETERS = ['Why', 'by', 'Whh', 'Wxh', 'bh'] as const;

/** Quantities that have a value at every time step. */
export type TimedQuantity = TraceField | 'x' | 'y' | `contribution ${SharedParameter}`;

/** Quantities that an update has once. */
export type UntimedQuantity =
  | 'loss'
  | 'rate'
  | 'clipScale'
  | 'clipLimit'
  | ParameterName
  | `gradient ${ParameterName}`
  | `clipped ${ParameterName}`
  | `updated ${ParameterName}`;

/** The name of anything that has numbers. A gradient's name says of what: ∂L/∂ that. */
export type Quantity = TimedQuantity | UntimedQuantity;

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

/** A string that two cells share exactly when they are the same number. */
export const cellKey = ({ quantity, t, index }: Cell): string => `${quantity}@${t ?? ''}[${index}]`;

/** Splits 'gradient Whh' into its kind and parameter; null for other quantities. */
export function parameterQuantity(quantity: Quantity): {
  readonly kind: 'value' | 'contribution' | 'gradient' | 'clipped' | 'updated';
  readonly parameter: ParameterName;
} | null {
  const match = /^(?:(contribution|gradient|clipped|updated) )?(W[xh][hy]|b[hy]|h0)$/.exec(
    quantity,
  );
  if (match === null) return null;
  return {
    kind: (match[1] ?? 'value') as 'value' | 'contribution' | 'gradient' | 'clipped' | 'updated',
    parameter: match[2] as ParameterName,
  };
}

/** The shape of a quantity at one time. */
export function shapeOf(quantity: Quantity, sizes: ModelSizes): Shape {
  const named = parameterQuantity(quantity);
  if (named !== null) return parameterShape(named.parameter, sizes);
  switch (quantity) {
    case 'x':
    case 'y':
      return [sizes.V, 1];
    case 'loss':
    case 'rate':
    case 'clipScale':
    case 'clipLimit':
      return [1, 1];
    default:
      return [rowLength(quantity as TraceField, sizes), 1];
  }
}

/** Whether a quantity is a gradient (∂L/∂something) rather than a value. */
export function isGradient(quantity: Quantity): boolean {
  const named = parameterQuantity(quantity);
  if (named !== null) return named.kind !== 'value' && named.kind !== 'updated';
  return quantity.startsWith('d');
}
