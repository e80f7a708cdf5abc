import type { OptimizerKind } from './configuration.ts';
import { MOMENTS } from './configuration.ts';
import type { ModelState } from './optimizers.ts';
import type { Parameters } from './parameters.ts';
import { createParameters } from './parameters.ts';
import type { Divergence } from './record.ts';
import type { ModelSizes, ParameterName } from './shapes.ts';
import type { Trace, TraceField } from './trace.ts';
import { rowLength } from './trace.ts';
import type { Window } from './windows.ts';

// The order of the steps. h = tanh(u) is finite wherever u is, so it cannot come first.
const FORWARD: readonly TraceField[] = ['u', 'o', 'yhat', 'L'];
const BACKWARD: readonly TraceField[] = ['dyhat', 'do', 'dhFromOutput', 'dhFromNext', 'dh', 'du'];
const GRADIENTS: readonly ParameterName[] = ['Why', 'by', 'Whh', 'Wxh', 'bh', 'h0'];

function firstNonFinite(z: Float64Array, from = 0, to = z.length): number | null {
  for (let i = from; i < to; i++) if (!Number.isFinite(z[i])) return i - from;
  return null;
}

function divergedRow(
  trace: Trace,
  fields: readonly TraceField[],
  start: number,
  t: number,
): Divergence | null {
  for (const field of fields) {
    const length = rowLength(field, trace.sizes);
    const at = (t - start) * length;
    const index = firstNonFinite(trace[field], at, at + length);
    if (index !== null) return { quantity: field, t, index };
  }
  return null;
}

/**
 * The first number that is not finite in the forward pass over lossFrom … forwardTo and, if that
 * is complete, the loss and the backward pass over end … backwardTo.
 */
export function divergedPass(
  trace: Trace,
  loss: number,
  { start, lossFrom, end }: Window,
  forwardTo: number,
  backwardTo: number,
): Divergence | null {
  for (let t = lossFrom; t <= forwardTo; t++) {
    const found = divergedRow(trace, FORWARD, start, t);
    if (found !== null) return found;
  }
  if (forwardTo < end) return null;
  if (!Number.isFinite(loss)) return { quantity: 'loss', t: null, index: 0 };
  for (let t = end; t >= backwardTo; t--) {
    const found = divergedRow(trace, BACKWARD, start, t);
    if (found !== null) return found;
  }
  return null;
}

/** The first element of a gradient that is not finite. */
export function divergedGradient(gradient: Parameters): Divergence | null {
  for (const name of GRADIENTS) {
    const index = firstNonFinite(gradient[name]);
    if (index !== null) return { quantity: `gradient ${name}`, t: null, index };
  }
  return null;
}

/**
 * The first parameter whose new value is not finite, or whose optimizer state is not: such a
 * parameter would never move again.
 */
export function divergedUpdate(
  sizes: ModelSizes,
  optimizer: OptimizerKind,
  { parameters, moments }: ModelState,
): Divergence | null {
  const written = [
    ...MOMENTS[optimizer].map((moment, k) => ({
      kind: `updated ${moment}` as const,
      of: createParameters(sizes, moments[k]),
    })),
    { kind: 'updated' as const, of: parameters },
  ];
  for (const name of GRADIENTS) {
    for (const { kind, of } of written) {
      const index = firstNonFinite(of[name]);
      if (index !== null) return { quantity: `${kind} ${name}`, t: null, index };
    }
  }
  return null;
}
