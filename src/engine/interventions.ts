import type { OptimizerSettings, ParameterChange, RecurrenceCut } from './configuration.ts';
import { isCut, rateAt } from './at-update.ts';
import type { ModelState } from './optimizers.ts';
import { hold } from './optimizers.ts';
import type { Parameters } from './parameters.ts';
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
  #optimizer: OptimizerSettings;

  constructor(
    changes: readonly ParameterChange[],
    cut: RecurrenceCut | null,
    optimizer: OptimizerSettings,
  ) {
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

  /** Takes back what update n has written of a parameter that is held. */
  holdBack(n: number, sizes: ModelSizes, state: ModelState, next: ModelState): void {
    if (this.#isCut(n)) hold(sizes, 'Whh', state, next);
  }

  #isCut(n: number): boolean {
    return isCut({ cut: this.#cut }, n);
  }
}
