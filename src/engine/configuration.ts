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
 * (0-based), or in all of them. Its gradient is computed, and not applied.
 */
export interface RecurrenceCut {
  readonly until: number | null;
}

/** One element (0-based, row-major) of a parameter set to a value just before update n (0-based). */
export interface ParameterChange {
  readonly n: number;
  readonly parameter: ParameterName;
  readonly index: number;
  readonly value: number;
}

/** Whether the recurrence is cut in update n. */
export const isCut = ({ cut }: Pick<Configuration, 'cut'>, n: number): boolean =>
  cut !== null && (cut.until === null || n < cut.until);

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
