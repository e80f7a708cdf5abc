import type { HeadKind } from './configuration.ts';
import { exp, log1p } from './elementary.ts';
import type { Task } from './task.ts';
import { forward } from './forward.ts';
import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { ModelSizes } from './shapes.ts';
import type { Trace } from './trace.ts';
import { createTrace } from './trace.ts';

/** Reads one character after another, remembering only the state. */
export class Reader {
  readonly #parameters: Parameters;
  readonly #trace: Trace;
  readonly #task: Task;

  constructor(sizes: ModelSizes, head: HeadKind, parameters: Parameters) {
    this.#parameters = parameters;
    this.#trace = createTrace(sizes, 1);
    // A target is needed only for the loss, which nobody asks for here.
    this.#task = { head, inputs: new Int32Array(1), targets: new Int32Array(1) };
    this.#trace.h.set(parameters.h0, sizes.H);
  }

  /** ŷ [V] after reading the character with this vocabulary index; overwritten by the next call. */
  read(index: number): Float64Array {
    const { h, sizes } = this.#trace;
    this.#task.inputs[0] = index;
    h.copyWithin(0, sizes.H);
    forward(this.#parameters, this.#task, this.#trace, 1, 1, 1);
    return this.#trace.yhat;
  }

  /** o [V] of the last character read. */
  get outputs(): Float64Array {
    return this.#trace.o;
  }
}

/** The index of the largest number, the first of equals. */
export function likeliest(o: Float64Array): number {
  let best = 0;
  for (let k = 1; k < o.length; k++) if (o[k]! > o[best]!) best = k;
  return best;
}

/**
 * Draws an index with probability proportional to ŷ_k^(1/temperature). For softmax that is
 * softmax(o/temperature); for sigmoid it turns independent probabilities into a choice.
 */
export function draw(o: Float64Array, head: HeadKind, temperature: number, random: Random): number {
  // log ŷ up to a constant, in the form that survives saturation.
  const logits = head === 'softmax' ? o : o.map((z) => Math.min(z, 0) - log1p(exp(-Math.abs(z))));
  const largest = logits[likeliest(logits)]!;
  const weights = logits.map((z) => exp((z - largest) / temperature));
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let k = 0; k < weights.length; k++) {
    rest -= weights[k]!;
    if (rest < 0) return k;
  }
  // Rounding left a rest: the last index that has any weight.
  return weights.findLastIndex((weight) => weight > 0);
}

export interface SamplingOptions {
  /** 0: always the likeliest character. */
  readonly temperature: number;
  readonly random: Random;
}

/**
 * The vocabulary indices of `count` characters that continue `prefix`, which is read first, from
 * h_0; each character generated is the next one read.
 * @throws RangeError when the prefix is empty: there is nothing to read first
 */
export function sample(
  sizes: ModelSizes,
  head: HeadKind,
  parameters: Parameters,
  prefix: Int32Array,
  count: number,
  { temperature, random }: SamplingOptions,
): Int32Array {
  if (prefix.length === 0) throw new RangeError('The prefix needs at least one character');
  const reader = new Reader(sizes, head, parameters);
  for (const index of prefix.subarray(0, -1)) reader.read(index);
  const generated = new Int32Array(count);
  let last = prefix[prefix.length - 1]!;
  for (let i = 0; i < count; i++) {
    reader.read(last);
    last =
      temperature === 0
        ? likeliest(reader.outputs)
        : draw(reader.outputs, head, temperature, random);
    generated[i] = last;
  }
  return generated;
}
