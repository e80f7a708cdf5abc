import type { HeadKind } from './configuration.ts';
import type { Task } from './task.ts';
import { forward } from './forward.ts';
import type { Parameters } from './parameters.ts';
import { copyParameters } from './parameters.ts';
import type { UpdateRecord } from './record.ts';
import type { ParameterName } from './shapes.ts';
import { PARAMETER_NAMES } from './shapes.ts';
import type { Sliced } from './sliced.ts';
import type { Trace } from './trace.ts';
import { createTrace } from './trace.ts';

/** One element of ∇θ beside the slope that two losses show. */
export interface ElementCheck {
  readonly parameter: ParameterName;
  /** 0-based, row-major. */
  readonly index: number;
  readonly epsilon: number;
  /** L(θ − ε) and L(θ + ε), where only this element is moved. */
  readonly lossMinus: number;
  readonly lossPlus: number;
  /** (L(θ + ε) − L(θ − ε)) / 2ε */
  readonly quotient: number;
  /** The backward pass's value, before clipping. */
  readonly analytic: number;
  /** |analytic − quotient| / max(|analytic|, |quotient|); 0 when both are 0. */
  readonly relativeError: number;
}

// Near the cube root of the rounding of 1: there the truncation error, about ε², and the
// rounding of the losses, about 10⁻¹⁶/ε, are equally small.
const EPSILON = 1e-5;

/**
 * Compares the gradient of an update with central differences: runs the window forward again from
 * the state before it, which is h_0 or, when the window starts later, a constant.
 *
 * Where a window reaches back before its own losses, the stored states come from older weights and
 * the losses here do not: the two then only agree up to what the weights have changed since.
 */
export class GradientCheck {
  readonly #record: UpdateRecord;
  readonly #gradient: Parameters;
  readonly #parameters: Parameters;
  readonly #task: Task;
  readonly #trace: Trace;

  /** @throws RangeError when the record's backward pass is not complete */
  constructor(record: UpdateRecord, head: HeadKind) {
    if (record.result === null) throw new RangeError('The update is not complete');
    const { sizes, inputs, targets, parameters } = record;
    this.#record = record;
    this.#gradient = record.result.gradient;
    this.#parameters = copyParameters(sizes, parameters);
    this.#task = { head, inputs, targets };
    this.#trace = createTrace(sizes, inputs.length);
  }

  /** @throws RangeError when the parameter has no such element */
  check(parameter: ParameterName, index: number, epsilon = EPSILON): ElementCheck {
    const values = this.#parameters[parameter];
    const value = values[index];
    if (value === undefined) throw new RangeError(`${parameter} has no element ${index}`);
    const plus = value + epsilon;
    const minus = value - epsilon;
    values[index] = plus;
    const lossPlus = this.#loss();
    values[index] = minus;
    const lossMinus = this.#loss();
    values[index] = value;
    // The step that was really made, ε rounded to the spacing of numbers near the value.
    const quotient = (lossPlus - lossMinus) / (plus - minus);
    const analytic = this.#gradient[parameter][index]!;
    const relativeError = relativeDifference(analytic, quotient);
    return { parameter, index, epsilon, lossMinus, lossPlus, quotient, analytic, relativeError };
  }

  /** Every element of every parameter; two forward passes for each, which are a slice. */
  *checkAll(epsilon = EPSILON): Sliced<ElementCheck[]> {
    const checks: ElementCheck[] = [];
    for (const name of PARAMETER_NAMES) {
      for (let index = 0; index < this.#parameters[name].length; index++) {
        checks.push(this.check(name, index, epsilon));
        yield;
      }
    }
    return checks;
  }

  #loss(): number {
    const { window, trace: stored } = this.#record;
    const { H } = stored.sizes;
    const count = window.end - window.start + 1;
    this.#trace.h.set(window.start === 1 ? this.#parameters.h0 : stored.h.subarray(0, H));
    // The record's rows count from the window's start, as the time steps here do.
    forward(this.#parameters, this.#task, this.#trace, 1, 1, count);
    let loss = 0;
    for (let row = window.lossFrom - window.start; row < count; row++) loss += this.#trace.L[row]!;
    return loss;
  }
}

function relativeDifference(a: number, b: number): number {
  const difference = Math.abs(a - b);
  return difference === 0 ? 0 : difference / Math.max(Math.abs(a), Math.abs(b));
}
