import type { Moment } from './configuration.ts';
import type { Parameters } from './parameters.ts';
import type { ModelSizes, ParameterName } from './shapes.ts';
import type { Trace, TraceField } from './trace.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Window } from './windows.ts';

/** Everything about one update that can be looked at: the copy of it that leaves the engine. */
export interface UpdateRecord {
  /** How many updates ran before this one. */
  readonly n: number;
  readonly epoch: number;
  readonly window: Window;
  readonly sizes: ModelSizes;
  /** T of the whole text. */
  readonly timeSteps: number;
  readonly vocabulary: Vocabulary;
  /** The vocabulary indices of the characters that the text begins with: as many as are generated. */
  readonly opening: Int32Array;
  /** Vocabulary index of x_t and of the target y_t for each row of the trace. */
  readonly inputs: Int32Array;
  readonly targets: Int32Array;
  readonly trace: Trace;
  /** θ before the update. */
  readonly parameters: Parameters;
  /**
   * The optimizer's state before the update, in the order of its equations (optimizers.ts): none
   * for SGD; the velocity; the squares; Adam's mean and square.
   */
  readonly moments: readonly Parameters[];
  /** null until the backward pass is complete (the update may still be streaming). */
  readonly result: UpdateResult | null;
}

/** What the end of an update adds to its record. */
export interface UpdateResult {
  /** L, the sum of the window's losses. */
  readonly loss: number;
  /** ∇θ, the sum over t, before clipping. */
  readonly gradient: Parameters;
  /** ‖∇θ‖ over all parameters that are not held, before clipping. */
  readonly gradientNorm: number;
  /**
   * ∇θ as the optimizer saw it, 0 for a parameter that is held; the same object as `gradient` when
   * clipping is off.
   */
  readonly clipped: Parameters;
  /** θ after the update. */
  readonly updated: Parameters;
  /** The optimizer's state after it. */
  readonly moments: readonly Parameters[];
  /**
   * null, or why the run stopped here: then `updated` and `moments` hold what the update wrote, not
   * all of it finite, and the run's own stay what they were.
   */
  readonly divergence: Divergence | null;
  readonly answer: Answer;
}

/** The first number, in the order of the steps, that is not finite. */
export interface Divergence {
  /** A field of the trace, the loss sum, a gradient, or what the update writes of a parameter. */
  readonly quantity:
    | TraceField
    | 'loss'
    | `gradient ${ParameterName}`
    | `updated ${ParameterName}`
    | `updated ${Moment} ${ParameterName}`;
  /** The 1-based time step, or null where the quantity has none. */
  readonly t: number | null;
  /** The element, 0-based, row-major. */
  readonly index: number;
}

/** What the network says with the parameters after the update, or before it where it diverged. */
export interface Answer {
  /** What it generates, greedily, from the text's first character: as long as the opening. */
  readonly generated: string;
  /** The probability it gives each target of the window, when it reads the text. */
  readonly targetProbabilities: Float64Array;
}
