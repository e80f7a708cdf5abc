import { power } from '../engine/elementary.ts';
import { clipScale } from '../engine/clipping.ts';
import type { Configuration } from '../engine/configuration.ts';
import { isCut, rateAt } from '../engine/at-update.ts';
import type { UpdateRecord } from '../engine/record.ts';
import type { ParameterName } from '../engine/shapes.ts';
import type { TraceField } from '../engine/trace.ts';
import { rowLength, TRACE_FIELDS } from '../engine/trace.ts';
import { contributionFactors } from './contributions.ts';
import { contributingTimes, equationOf, evaluatedForm } from './equations.ts';
import { elementOf } from './evaluate.ts';
import type { Elements } from './evaluate.ts';
import { PartialSums } from './partial-sums.ts';
import type {
  Cell,
  OptimizerConstant,
  ParameterQuantity,
  Quantity,
  Ref,
  SharedParameter,
  PlainQuantity,
} from './quantities.ts';
import { cellOf, MOMENTS, parameterQuantity, shapeOf } from './quantities.ts';
import type { StepsContext } from './steps.ts';

/** What a number is read from: an update's record and the configuration of its run. */
export interface Scene {
  readonly record: UpdateRecord;
  readonly configuration: Configuration;
}

/** What the steps and equations of a scene depend on. */
export function contextOf({ record, configuration }: Scene): StepsContext {
  return {
    window: record.window,
    timeSteps: record.timeSteps,
    head: configuration.head,
    clipping: configuration.clipping?.kind ?? null,
    optimizer: configuration.optimizer.kind,
    cut: isCut(configuration, record.n),
    update: record.n + 1,
    inputs: record.inputs,
    divergence: record.result?.divergence ?? null,
  };
}

/**
 * Whether two scenes have the same steps and equations, and only their numbers differ: those of a
 * picture and the next while a number is dragged.
 */
export function areAlike(one: Scene, other: Scene): boolean {
  const isWhole = ({ record: { result } }: Scene): boolean => result?.divergence === null;
  return (
    one === other ||
    (one.record.n === other.record.n &&
      isWhole(one) &&
      isWhole(other) &&
      (Object.keys(one.configuration) as (keyof Configuration)[]).every(
        (key) => key === 'changes' || one.configuration[key] === other.configuration[key],
      ))
  );
}

/**
 * The number in a cell; NaN where the record does not hold it (yet), for the caller to show as
 * absent. Contributions are rank-one products of two vectors of the trace, computed here; so are
 * their sums under way, and what an equation makes of the record's numbers.
 */
export function valueAt(scene: Scene, cell: Cell): number {
  const { quantity, t, index } = cell;
  const named = parameterQuantity(quantity);
  if (named !== null) {
    switch (named.kind) {
      case 'contribution':
        return contributionAt(scene, named.parameter as SharedParameter, t ?? 0, index);
      case 'partial':
        return partialAt(scene, named.parameter as SharedParameter, t ?? 0, index);
      case 'copy':
      case 'change':
        return computed(scene, cell, (ref) => (k) => valueAt(scene, cellOf(ref, k)))(index);
      default:
    }
    const element = parameterSource(scene, named)?.[named.parameter][index] ?? NaN;
    return named.kind === 'corrected' ? element / correction(scene, named) : element;
  }
  const plain = quantity as PlainQuantity;
  switch (plain) {
    case 'x':
      return oneHotAt(scene.record.inputs, rowOf(scene, t), index);
    case 'y':
      return oneHotAt(scene.record.targets, rowOf(scene, t), index);
    case 'loss':
      return scene.record.result?.loss ?? NaN;
    case 'rate':
      return rateAt(scene.configuration, scene.record.n);
    case 'mu':
    case 'alpha':
    case 'beta1':
    case 'beta2':
    case 'epsilon':
      return constantOf(scene, plain);
    case 'clipLimit':
      return scene.configuration.clipping?.limit ?? NaN;
    case 'gradientNorm':
      return scene.record.result?.gradientNorm ?? NaN;
    case 'clipScale':
      return clipScale(
        scene.configuration.clipping?.limit ?? NaN,
        scene.record.result?.gradientNorm ?? NaN,
      );
    default:
      return traceAt(scene.record, plain, t ?? 0, index);
  }
}

/** All elements of a quantity, row-major. */
export const valuesOf = (scene: Scene, ref: Ref): number[] => Array.from(numbersOf(scene, ref));

/**
 * The same as one array of float64, which is the record's own wherever it has one: only to be read.
 * Hundreds of thousands of numbers are drawn from it.
 */
export function numbersOf(scene: Scene, ref: Ref): Float64Array {
  const [rows, columns] = shapeOf(ref.quantity, scene.record.sizes);
  const length = rows * columns;
  const kept = keptNumbers(scene, ref, length);
  if (kept?.length === length) return kept;
  return Float64Array.from({ length }, (_, index) => valueAt(scene, cellOf(ref, index)));
}

function keptNumbers(scene: Scene, { quantity, t }: Ref, length: number): Float64Array | undefined {
  const named = parameterQuantity(quantity);
  if (named !== null) return keptOfParameter(scene, named, { quantity, t }, length);
  if (!isField(quantity)) return undefined;
  const row = rowOf(scene, t) + (quantity === 'h' ? 1 : 0);
  return row < 0
    ? undefined
    : scene.record.trace[quantity].subarray(row * length, (row + 1) * length);
}

function keptOfParameter(
  scene: Scene,
  named: ParameterQuantity,
  ref: Ref,
  length: number,
): Float64Array | undefined {
  const t = ref.t ?? 0;
  switch (named.kind) {
    case 'contribution':
      return outerProduct(scene, named.parameter as SharedParameter, t, length);
    case 'partial':
      return partialSum(scene, named.parameter as SharedParameter, t, length);
    case 'copy':
    case 'change': {
      const at = computed(scene, ref, (read) => {
        const numbers = numbersOf(scene, read);
        return (k) => numbers[k] ?? NaN;
      });
      return Float64Array.from({ length }, (_, index) => at(index));
    }
    case 'corrected': {
      const divisor = correction(scene, named);
      return parameterSource(scene, named)?.[named.parameter].map((x) => x / divisor);
    }
    default:
      return parameterSource(scene, named)?.[named.parameter];
  }
}

/** What no record holds, by its equation. A setting has one number, which stands for every element. */
function computed(scene: Scene, ref: Ref, elements: Elements): (index: number) => number {
  const form = evaluatedForm(equationOf(ref, contextOf(scene)));
  if (form === undefined) return () => NaN;
  return elementOf(form, (read) => {
    const at = elements(read);
    const [rows, columns] = shapeOf(read.quantity, scene.record.sizes);
    return rows * columns === 1 ? () => at(0) : at;
  });
}

const partialSums = new WeakMap<UpdateRecord, PartialSums>();

function partialSumsOf({ record }: Scene): PartialSums {
  const known = partialSums.get(record) ?? new PartialSums();
  partialSums.set(record, known);
  return known;
}

/**
 * Over long ranges the engine adds in blocks: the last bit of a sum under way may differ from its
 * intermediate one, which nobody else sees. Once all contributions are in, it is the engine's own.
 */
function partialSum(
  scene: Scene,
  parameter: SharedParameter,
  t: number,
  length: number,
): Float64Array | undefined {
  const { from, to } = contributingTimes(parameter, scene.record.window);
  if (t < from || t > to) return undefined;
  if (t === from) return scene.record.result?.gradient[parameter];
  const of = (time: number): Float64Array => outerProduct(scene, parameter, time, length);
  return partialSumsOf(scene).all(parameter, t, to, length, of);
}

function partialAt(scene: Scene, parameter: SharedParameter, t: number, index: number): number {
  const { from, to } = contributingTimes(parameter, scene.record.window);
  if (t < from || t > to) return NaN;
  if (t === from) return scene.record.result?.gradient[parameter][index] ?? NaN;
  const at = (time: number): number => contributionAt(scene, parameter, time, index);
  return partialSumsOf(scene).element(parameter, t, to, index, at);
}

const FIELDS: ReadonlySet<string> = new Set(TRACE_FIELDS);
const isField = (quantity: Quantity): quantity is TraceField => FIELDS.has(quantity);

function outerProduct(
  scene: Scene,
  parameter: SharedParameter,
  t: number,
  length: number,
): Float64Array {
  const [left, right] = contributionFactors(parameter, t, contextOf(scene));
  const rows = numbersOf(scene, left);
  if (right === null) return rows;
  const columns = numbersOf(scene, right);
  const product = new Float64Array(length);
  for (let i = 0, k = 0; i < rows.length; i++) {
    for (let j = 0; j < columns.length; j++, k++) product[k] = (rows[i] ?? 0) * (columns[j] ?? 0);
  }
  return product;
}

const rowOf = ({ record }: Scene, t: number | null): number => (t ?? 0) - record.window.start;

const oneHotAt = (indices: Int32Array, row: number, index: number): number => {
  const hot = indices[row];
  return hot === undefined ? NaN : Number(hot === index);
};

function traceAt(record: UpdateRecord, field: TraceField, t: number, index: number): number {
  // h has one row more than the others: it begins with the state before the window.
  const row = t - record.window.start + (field === 'h' ? 1 : 0);
  return record.trace[field][row * rowLength(field, record.sizes) + index] ?? NaN;
}

function parameterSource(
  { record, configuration }: Scene,
  { kind, moment }: ParameterQuantity,
): Readonly<Record<ParameterName, Float64Array>> | undefined {
  if (moment === null) {
    switch (kind) {
      case 'value':
        return record.parameters;
      case 'gradient':
      case 'clipped':
      case 'updated':
        return record.result?.[kind];
      default:
        return undefined;
    }
  }
  const moments: readonly string[] = MOMENTS[configuration.optimizer.kind];
  const state = kind === 'value' ? record.moments : record.result?.moments;
  return state?.[moments.indexOf(moment)];
}

function constantOf({ configuration }: Scene, name: OptimizerConstant): number {
  const settings: Partial<Record<string, number | string>> = configuration.optimizer;
  return Number(settings[name] ?? NaN);
}

/** 1 − βⁿ⁺¹, as the engine computes it. */
const correction = (scene: Scene, { moment }: ParameterQuantity): number =>
  1 - power(constantOf(scene, moment === 'firstMoment' ? 'beta1' : 'beta2'), scene.record.n + 1);

/** ∇W_{·,t} [i, j] = the element i of one vector times the element j of another; ∇b_{·,t} [i] is the vector. */
function contributionAt(
  scene: Scene,
  parameter: SharedParameter,
  t: number,
  index: number,
): number {
  const [, columns] = shapeOf(parameter, scene.record.sizes);
  const [left, right] = contributionFactors(parameter, t, contextOf(scene));
  const leftValue = valueAt(scene, cellOf(left, Math.floor(index / columns)));
  return right === null ? leftValue : leftValue * valueAt(scene, cellOf(right, index % columns));
}
