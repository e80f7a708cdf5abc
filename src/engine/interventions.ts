import type { OptimizerSettings, ParameterChange, RecurrenceCut } from './configuration.ts';
import { isCut, rateAt } from './at-update.ts';
import type { ModelState } from './optimizers.ts';
import { hold } from './optimizers.ts';
import type { Parameters } from './parameters.ts';
import { createParameters } from './parameters.ts';
import type { ModelSizes } from './shapes.ts';
import { parameterShape } from './shapes.ts';

/*
 * What a person does to a run beside training it: numbers set by hand, and the recurrence cut.
 */

/** @throws RangeError when a change is not of an element of these sizes */
export function checkChanges(changes: readonly ParameterChange[], sizes: ModelSizes): void {
  for (const { parameter, index } of changes) {
    if (parameter === 'rate') continue;
    const [rows, columns] = parameterShape(parameter, sizes);
    if (index >= rows * columns) throw new RangeError(`${parameter} has no element ${index}`);
  }
}

/** What is done by hand to the updates of one run. */
export class Interventions {
  readonly #changes: readonly ParameterChange[];
  readonly #cut: RecurrenceCut | null;
  readonly #settings: OptimizerSettings;
  readonly #sizes: ModelSizes;
  readonly #used: Parameters;
  #optimizer: OptimizerSettings;

  constructor(
    changes: readonly ParameterChange[],
    cut: RecurrenceCut | null,
    optimizer: OptimizerSettings,
    sizes: ModelSizes,
  ) {
    this.#sizes = sizes;
    this.#used = createParameters(sizes);
    this.#changes = changes;
    this.#cut = cut;
    this.#settings = optimizer;
    this.#optimizer = optimizer;
  }

  /** Sets what was set before update n; doing it again changes nothing. */
  apply(n: number, parameters: Parameters): void {
    for (const { n: at, parameter, index, value } of this.#changes) {
      if (at === n && parameter !== 'rate') parameters[parameter][index] = value;
    }
    if (this.#isCut(n)) parameters.Whh.fill(0);
  }

  /** The optimizer of update n: its rate may change on the way. */
  optimizerAt(n: number): OptimizerSettings {
    const rate = rateAt({ optimizer: this.#settings, changes: this.#changes }, n);
    if (rate !== this.#optimizer.rate) this.#optimizer = { ...this.#settings, rate };
    return this.#optimizer;
  }

  /**
   * ∇θ as update n uses it: 0 for a parameter that is held. To the update that is a constant, so
   * its gradient belongs neither to ‖∇θ‖ nor to what is clipped.
   */
  usedOf(n: number, gradient: Parameters): Parameters {
    if (!this.#isCut(n)) return gradient;
    const used = this.#used;
    used.buffer.set(gradient.buffer);
    // 0 times it: a number that is not finite must still be noticed.
    used.Whh.forEach((z, i) => (used.Whh[i] = 0 * Math.abs(z)));
    return used;
  }

  /** Takes back what update n has written of a parameter that is held. */
  holdBack(n: number, state: ModelState, next: ModelState): void {
    if (this.#isCut(n)) hold(this.#sizes, 'Whh', state, next);
  }

  #isCut(n: number): boolean {
    return isCut({ cut: this.#cut }, n);
  }
}
