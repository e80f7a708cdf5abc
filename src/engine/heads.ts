import type { HeadKind } from './configuration.ts';
import { exp, log, log1p } from './elementary.ts';
import type { Sequence } from './vocabulary.ts';
import type { Trace } from './trace.ts';

/*
 * Where a function returns NaN when a number it saw is not finite, else 0: zero times a sum is the
 * cheapest check that ∞ and NaN cannot escape. Should finite numbers overflow in the sum, it is a
 * false alarm, and whoever looks for the number that is not finite finds none.
 */

/** ŷ_t and L_t from o_t for `count` rows from `row`; time step t's target is at index t − 1. */
export function applyHead(
  head: HeadKind,
  trace: Trace,
  targets: Sequence['targets'],
  row: number,
  count: number,
  t: number,
): number {
  const apply = head === 'sigmoid' ? applySigmoid : applySoftmax;
  let check = 0;
  for (let r = 0; r < count; r++) check += apply(trace, row + r, targets[t - 1 + r]!);
  return check;
}

/**
 * ŷ = 1/(1 + e^−o); L = −Σ_k [y_k log ŷ_k + (1 − y_k) log(1 − ŷ_k)], which is softplus(−o) at
 * the target and softplus(o) elsewhere: exact also where ŷ rounds to 0 or 1.
 */
function applySigmoid({ o, yhat, L, sizes }: Trace, row: number, target: number): number {
  const V = sizes.V | 0;
  const at = (row * V) | 0;
  let loss = 0;
  let check = 0;
  for (let k = 0; k < V; k++) {
    const ok = o[at + k]!;
    const e = exp(-Math.abs(ok));
    yhat[at + k] = ok < 0 ? e / (1 + e) : 1 / (1 + e);
    loss += Math.max(k === target ? -ok : ok, 0) + log1p(e);
    check += ok * 0;
  }
  L[row] = loss;
  return check;
}

/** ŷ_k = e^(o_k − lse); L = lse − o_target, where lse = log Σ_k e^o_k with the largest factored out. */
function applySoftmax({ o, yhat, L, sizes }: Trace, row: number, target: number): number {
  const V = sizes.V | 0;
  const at = (row * V) | 0;
  let largest = o[at]!;
  let total = 0;
  for (let k = 0; k < V; k++) {
    const ok = o[at + k]!;
    if (ok > largest) largest = ok;
    total += ok;
  }
  let sum = 0;
  for (let k = 0; k < V; k++) {
    const e = exp(o[at + k]! - largest);
    yhat[at + k] = e;
    sum += e;
  }
  for (let k = 0; k < V; k++) yhat[at + k] = yhat[at + k]! / sum;
  L[row] = log(sum) + (largest - o[at + target]!);
  return total * 0;
}

/**
 * ∇o = ŷ − y for `count` rows from `row`, for both heads: the slopes of σ and of the loss cancel in
 * all but this. Time step t's target is at index t − 1.
 *
 * @returns NaN when an element of ∇ŷ may overflow, else 0: none exceeds 1 + e^L_t
 */
export function subtractTargets(
  { yhat, do: gradient, L, sizes }: Trace,
  targets: Sequence['targets'],
  row: number,
  count: number,
  t: number,
): number {
  const LARGEST_EXPONENT = 709;
  const V = sizes.V | 0;
  let check = 0;
  for (let r = 0; r < count; r++) {
    const at = ((row + r) * V) | 0;
    for (let k = 0; k < V; k++) gradient[at + k] = yhat[at + k]!;
    const target = (at + targets[t - 1 + r]!) | 0;
    gradient[target] = yhat[target]! - 1;
    if (L[row + r]! > LARGEST_EXPONENT) check = NaN;
  }
  return check;
}

/** ∇ŷ_t for `count` rows from `row`; time step t's target is at index t − 1. */
export function differentiateLoss(
  head: HeadKind,
  trace: Trace,
  targets: Sequence['targets'],
  row: number,
  count: number,
  t: number,
): void {
  const slope = head === 'sigmoid' ? sigmoidSlope : softmaxSlope;
  for (let r = 0; r < count; r++) slope(trace, row + r, targets[t - 1 + r]!);
}

/** ∇ŷ is −1/ŷ = −(1 + e^−o) at the target, 1/(1 − ŷ) = 1 + e^o elsewhere. */
function sigmoidSlope({ o, dyhat, sizes }: Trace, row: number, target: number): void {
  const V = sizes.V | 0;
  const at = (row * V) | 0;
  for (let k = 0; k < V; k++) {
    const ok = o[at + k]!;
    dyhat[at + k] = k === target ? -(1 + exp(-ok)) : 1 + exp(ok);
  }
}

/** ∇ŷ is −1/ŷ at the target, 0 elsewhere. */
function softmaxSlope({ yhat, dyhat, sizes }: Trace, row: number, target: number): void {
  const V = sizes.V | 0;
  const at = (row * V) | 0;
  for (let k = 0; k < V; k++) dyhat[at + k] = 0;
  dyhat[at + target] = -1 / yhat[at + target]!;
}
