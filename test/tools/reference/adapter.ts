import type {
  ClippingSettings,
  OptimizerSettings,
  Truncation,
} from '../../../src/engine/configuration.ts';
import { messagesOf } from '../../engine/all-messages.ts';
import type { Parameters } from '../../../src/engine/parameters.ts';
import { createParameters } from '../../../src/engine/parameters.ts';
import type { UpdateRecord } from '../../../src/engine/record.ts';
import type { ModelSizes, ParameterName } from '../../../src/engine/shapes.ts';
import { PARAMETER_NAMES, parameterShape } from '../../../src/engine/shapes.ts';
import { Training } from '../../../src/engine/training.ts';
import { windowCount } from '../../../src/engine/windows.ts';
import { contributions } from './contributions.ts';
import type { CaseConfig, CaseParameters } from './case.ts';

/** Runs a reference case through the engine, and gives its numbers the shape of `expected`. */
export function run(config: CaseConfig, params: CaseParameters): Record<string, unknown> {
  const { V, H, T } = config;
  const sizes = { V, H };
  const training = new Training({
    vocabulary: config.vocab,
    sizes,
    head: config.head,
    inputs: Int32Array.from(config.inputs),
    targets: Int32Array.from(config.targets),
    truncation: truncationOf(config),
    clipping: clippingOf(config),
    optimizer: optimizerOf(config),
    parameters: parametersOf(sizes, params),
  });
  const windows = windowCount(T, truncationOf(config));
  const count = Math.max(10, windows, ...config.updates);
  const records = Array.from({ length: count }, () => {
    const divergence = training.runUpdate();
    if (divergence !== null) throw new Error(`diverged: ${JSON.stringify(divergence)}`);
    return training.record();
  });
  const firstPass = records.slice(0, windows);
  return {
    forward: forwardOf(firstPass),
    ...(config.truncation === null
      ? { backward: backwardOf(records[0]!) }
      : { windows: firstPass.map(windowOf) }),
    updates: updatesOf(config, records),
  };
}

function truncationOf({ truncation }: CaseConfig): Truncation | null {
  if (truncation === null) return null;
  if (truncation.weights !== 'current') throw new Error(`unknown weights ${truncation.weights}`);
  return { k1: truncation.k1, k2: truncation.k2 };
}

function clippingOf({ clip }: CaseConfig): ClippingSettings | null {
  return clip === null ? null : { kind: clip.type, limit: clip.c };
}

function optimizerOf({ optimizer }: CaseConfig): OptimizerSettings {
  const { type, lr: rate, eps: epsilon, ...rest } = optimizer;
  return { kind: type, rate, epsilon, ...rest } as OptimizerSettings;
}

function parametersOf(sizes: ModelSizes, params: CaseParameters): Parameters {
  const parameters = createParameters(sizes);
  for (const name of PARAMETER_NAMES) parameters[name].set(params[name].flat());
  return parameters;
}

type Nested = number[] | Nested[];

/** A flat array as `count` arrays of equal length. */
function rows(flat: Float64Array, count: number): number[][] {
  const length = flat.length / count;
  return Array.from({ length: count }, (_, r) => [...flat.subarray(r * length, (r + 1) * length)]);
}

function shaped(name: ParameterName, flat: Float64Array, sizes: ModelSizes): Nested {
  const [count, columns] = parameterShape(name, sizes);
  return columns === 1 && (name === 'bh' || name === 'by' || name === 'h0')
    ? [...flat]
    : rows(flat, count);
}

function allShaped(parameters: Parameters, sizes: ModelSizes): Record<string, Nested> {
  return Object.fromEntries(
    PARAMETER_NAMES.map((name) => [name, shaped(name, parameters[name], sizes)]),
  );
}

/** The first pass as it ran: each window's own time steps. */
function forwardOf(records: readonly UpdateRecord[]): Record<string, unknown> {
  const own = records.map(({ trace, window: { start, lossFrom, end }, sizes: { H } }) => {
    const count = end - start + 1;
    const skip = lossFrom - start;
    const take = (flat: Float64Array): number[][] => rows(flat, count).slice(skip);
    return {
      u: take(trace.u),
      h: take(trace.h.subarray(H)),
      o: take(trace.o),
      yhat: take(trace.yhat),
      L: [...trace.L.subarray(skip)],
    };
  });
  return {
    u: own.flatMap(({ u }) => u),
    h: own.flatMap(({ h }) => h),
    o: own.flatMap(({ o }) => o),
    yhat: own.flatMap(({ yhat }) => yhat),
    L: own.flatMap(({ L }) => L),
    total: records.reduce((sum, { result }) => sum + result!.loss, 0),
  };
}

function contributionsOf(record: UpdateRecord): Record<string, unknown> {
  const { sizes, result } = record;
  const perStep = contributions(record);
  const shared = PARAMETER_NAMES.filter((name) => name !== 'h0').map((name) => [
    name,
    perStep.map((contribution) => shaped(name, contribution[name], sizes)),
  ]);
  // h_0 is used once, so what it gets has no time.
  return Object.fromEntries([...shared, ['h0', [...result!.gradient.h0]]]) as Record<
    string,
    unknown
  >;
}

function backwardOf(record: UpdateRecord): Record<string, unknown> {
  const { trace, window, sizes, result } = record;
  const T = window.end;
  const gradient = result!.gradient;
  const messages = Array.from({ length: T }, (_, k) => rows(messagesOf(record, k + 1), k + 2));
  return {
    du: rows(trace.du, T),
    dh: rows(trace.dh, T),
    do: rows(trace.do, T),
    contrib: contributionsOf(record),
    grads: allShaped(gradient, sizes),
    perLoss: {
      dh: messages.map((row) => row.slice(1)),
      dh0: messages.map((row) => row[0]),
    },
  };
}

function windowOf(record: UpdateRecord): Record<string, unknown> {
  const { trace, window, sizes, result } = record;
  const { start, lossFrom, end } = window;
  const count = end - start + 1;
  return {
    end,
    start,
    lossFrom,
    loss: result!.loss,
    du: rows(trace.du, count),
    dh: rows(trace.dh, count),
    do: rows(trace.do, count).slice(lossFrom - start),
    contrib: contributionsOf(record),
    grads: allShaped(result!.gradient, sizes),
  };
}

function updatesOf(
  { updates, H, V }: CaseConfig,
  records: readonly UpdateRecord[],
): Record<string, unknown> {
  const firstTen = records.slice(0, 10).map(({ result }) => result!);
  return {
    loss: firstTen.map(({ loss }) => loss),
    gradNorm: firstTen.map(({ gradientNorm }) => gradientNorm),
    params: Object.fromEntries(
      updates.map((n) => [n, allShaped(records[n - 1]!.result!.updated, { V, H })]),
    ),
  };
}
