import type { ParameterName } from './shapes.ts';

/** Everything that determines a run: two equal configurations give the same numbers, bit for bit. */
export interface Configuration {
  /** The training text; its distinct user-perceived characters are the vocabulary. */
  readonly text: string;
  /** H, the number of hidden units. */
  readonly hiddenSize: number;
  readonly head: HeadKind;
  readonly seed: number;
  readonly initialisation: Initialisation;
  readonly optimizer: OptimizerSettings;
  /** null: gradients are used as they are. */
  readonly clipping: ClippingSettings | null;
  /** null: full BPTT, one window over the whole text. */
  readonly truncation: Truncation | null;
  /** null: W_hh is trained like the other parameters. */
  readonly cut: RecurrenceCut | null;
  /** What a person has set by hand, in the order in which it was set. */
  readonly changes: readonly ParameterChange[];
}

export type HeadKind = 'sigmoid' | 'softmax';

export type Initialisation =
  /** Every weight uniform in ±1/√H; biases and h_0 are zero. */
  | { readonly kind: 'uniform' }
  /** Each matrix uniform in ±√(6/(fan in + fan out)); biases and h_0 are zero. */
  | { readonly kind: 'glorot' }
  /** As 'uniform', then W_hh is scaled to this spectral radius and W_xh multiplied by inputScale. */
  | { readonly kind: 'spectral'; readonly radius: number; readonly inputScale: number };

/** η is called `rate` in every optimizer. */
export type OptimizerSettings =
  | { readonly kind: 'sgd'; readonly rate: number }
  | { readonly kind: 'momentum'; readonly rate: number; readonly mu: number }
  | { readonly kind: 'adagrad'; readonly rate: number; readonly epsilon: number }
  | {
      readonly kind: 'rmsprop';
      readonly rate: number;
      readonly alpha: number;
      readonly epsilon: number;
    }
  | {
      readonly kind: 'adam';
      readonly rate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };

export type OptimizerKind = OptimizerSettings['kind'];

/** What each optimizer remembers of the gradients, in the order of the record's moments. */
export const MOMENTS = {
  sgd: [],
  momentum: ['velocity'],
  adagrad: ['squareSum'],
  rmsprop: ['squareMean'],
  adam: ['firstMoment', 'secondMoment'],
} as const satisfies Record<OptimizerKind, readonly string[]>;
export type Moment = (typeof MOMENTS)[OptimizerKind][number];

/** By global norm: ∇ ← ∇ · min(1, limit/‖∇‖). By value: each element into [−limit, limit]. */
export interface ClippingSettings {
  readonly kind: 'norm' | 'value';
  readonly limit: number;
}

/** Update every k1 time steps, looking back k2 ≥ k1 of them. */
export interface Truncation {
  readonly k1: number;
  readonly k2: number;
}

/**
 * W_hh is held at 0, so that no state reaches the next one: in the updates before `until`
 * (0-based), or in all of them. Its gradient is computed, and is no part of the update.
 */
export interface RecurrenceCut {
  readonly until: number | null;
}

/**
 * One element (0-based, row-major) of a parameter set to a value just before update n (0-based); or
 * the learning rate, which is that from update n on (its index is 0).
 */
export interface ParameterChange {
  readonly n: number;
  readonly parameter: ParameterName | 'rate';
  readonly index: number;
  readonly value: number;
}

/**
 * The first update in which two runs can differ: before it, they are the same to the last bit. 0
 * when they have nothing in common, Infinity when they are the same run.
 */
export function firstDifference(one: Configuration, other: Configuration): number {
  const { changes, cut, ...rest } = one;
  const { changes: otherChanges, cut: otherCut, ...otherRest } = other;
  if (JSON.stringify(rest) !== JSON.stringify(otherRest)) return 0;
  const inCut = firstCutDifference(cut, otherCut);
  // Changes to the same number in the same update take effect in their order, so from the first
  // that is not the same on, all count.
  let same = 0;
  const longest = Math.max(changes.length, otherChanges.length);
  while (same < longest && isSameChange(changes[same], otherChanges[same])) same++;
  const differing = [...changes.slice(same), ...otherChanges.slice(same)];
  return differing.reduce((first, { n }) => Math.min(first, n), inCut);
}

function firstCutDifference(one: RecurrenceCut | null, other: RecurrenceCut | null): number {
  const until = (cut: RecurrenceCut | null): number => (cut === null ? 0 : (cut.until ?? Infinity));
  return until(one) === until(other) ? Infinity : Math.min(until(one), until(other));
}

const isSameChange = (one?: ParameterChange, other?: ParameterChange): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Refuses what no run can be made of; limits of taste belong to those who offer choices.
 * @throws RangeError naming what is wrong
 */
export function checkConfiguration(configuration: Configuration): void {
  const { hiddenSize, truncation, clipping, seed } = configuration;
  const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;
  const refuse = (what: string): never => {
    throw new RangeError(what);
  };
  if (!isCount(hiddenSize)) refuse('The hidden size must be a whole number, at least 1');
  if (!Number.isSafeInteger(seed)) refuse('The seed must be a whole number');
  if (truncation !== null) {
    const { k1, k2 } = truncation;
    if (!isCount(k1) || !isCount(k2) || k1 > k2) refuse('Truncation needs whole 1 ≤ k1 ≤ k2');
  }
  if (clipping !== null && !(clipping.limit > 0)) refuse('The clipping limit must be positive');
}
