import type { SharedParameter } from './quantities.ts';

/** The contribution of a time step, element by element. */
type Contribution = (t: number) => ArrayLike<number>;

interface Running {
  /** The time step that was added last. */
  t: number;
  readonly sum: Float64Array;
}

/**
 * The sums of the contributions of one update, from the last time step down as the backward pass
 * brings them. A step back in time adds one term instead of all of them.
 */
export class PartialSums {
  readonly #running = new Map<SharedParameter, Running>();
  readonly #elements = new Map<string, number>();

  /** All elements, with the contributions of the time steps `to` … t added in that order. */
  all(
    parameter: SharedParameter,
    t: number,
    to: number,
    length: number,
    of: Contribution,
  ): Float64Array {
    let known = this.#running.get(parameter);
    if (known === undefined || known.t < t) {
      known = { t: to + 1, sum: new Float64Array(length) };
      this.#running.set(parameter, known);
    }
    for (; known.t > t; known.t--) {
      const added = of(known.t - 1);
      for (let k = 0; k < length; k++) known.sum[k] = (known.sum[k] ?? 0) + (added[k] ?? NaN);
    }
    return known.sum.slice();
  }

  /** One element of it. It is asked again and again while it is the selected number. */
  element(
    parameter: SharedParameter,
    t: number,
    to: number,
    index: number,
    at: (t: number) => number,
  ): number {
    const key = `${parameter} ${t} ${index}`;
    let sum = this.#elements.get(key);
    if (sum === undefined) {
      sum = 0;
      for (let time = to; time >= t; time--) sum += at(time);
      this.#elements.set(key, sum);
    }
    return sum;
  }
}
