import { expect } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import type { UpdateRecord, UpdateResult } from '../../src/engine/record.ts';
import { createTraining, type Training } from '../../src/engine/training.ts';
import { HELLO as ENGINE_HELLO } from '../engine/support.ts';

export const HELLO: Configuration = { ...ENGINE_HELLO, seed: 1 };

/** Windows that reach back over steps whose states were computed before. */
export const TRUNCATED: Configuration = {
  ...HELLO,
  text: 'the quick brown fox',
  hiddenSize: 4,
  head: 'softmax',
  optimizer: { kind: 'adam', rate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  clipping: { kind: 'norm', limit: 1 },
  truncation: { k1: 4, k2: 7 },
};

/** Its speed doubles with every update, until a number is too large. */
export const DIVERGING: Configuration = {
  ...HELLO,
  optimizer: { kind: 'momentum', rate: 0.01, mu: 2 },
};

/** The engine by itself, one update after another at full speed: what every stream must equal. */
export class Reference {
  private readonly configuration: Configuration;
  private readonly records = new Map<number, UpdateRecord>();
  private training: Training;
  // Another run of the same, so that the one above need not begin again for every loss.
  private readonly quick: Training;
  private readonly lossOf: number[] = [];

  constructor(configuration: Configuration) {
    this.configuration = configuration;
    this.training = createTraining(configuration);
    this.quick = createTraining(configuration);
  }

  /** The update that diverges. */
  get diverging(): number {
    return this.record(1000).n;
  }

  /** Update n, or the one before it that diverges. Only what is asked for is copied. */
  record(n: number): UpdateRecord {
    const known = this.records.get(n);
    if (known !== undefined) return known;
    if (this.training.n > n) this.training = createTraining(this.configuration);
    do this.training.runUpdate();
    while (this.training.n <= n && this.training.divergence === null);
    const record = this.training.record();
    this.records.set(n, record);
    return record;
  }

  losses(count: number): number[] {
    while (this.lossOf.length < count && this.quick.runUpdate() === null) {
      this.lossOf.push(this.quick.loss);
    }
    return this.lossOf.slice(0, count);
  }
}

/** Bit for bit, whatever the numbers are. */
function same(actual: Float64Array | Int32Array, expected: Float64Array | Int32Array): boolean {
  if (actual.length !== expected.length) return false;
  return actual.every((value, i) => Object.is(value, expected[i]));
}

export function expectSameRecord(actual: UpdateRecord, expected: UpdateRecord): void {
  const { trace, parameters, inputs, targets, result, ...head } = actual;
  const { trace: t, parameters: p, inputs: x, targets: y, result: r, ...expectedHead } = expected;
  expect(head).toEqual(expectedHead);
  expect({
    trace: same(trace.buffer, t.buffer),
    parameters: same(parameters.buffer, p.buffer),
    inputs: same(inputs, x),
    targets: same(targets, y),
  }).toEqual({ trace: true, parameters: true, inputs: true, targets: true });
  expect(trace.capacity).toBe(t.capacity);
  expect(same(trace.h, t.h) && same(trace.du, t.du) && same(parameters.Why, p.Why)).toBe(true);
  expectSameResult(result, r);
}

function expectSameResult(actual: UpdateResult | null, expected: UpdateResult | null): void {
  if (actual === null || expected === null) {
    expect(actual).toBe(expected);
    return;
  }
  for (const name of ['gradient', 'clipped', 'updated'] as const) {
    expect({ [name]: same(actual[name].buffer, expected[name].buffer) }).toEqual({ [name]: true });
  }
  expect(actual.clipped === actual.gradient).toBe(expected.clipped === expected.gradient);
  const { loss, gradientNorm, divergence, answer } = actual;
  expect(loss).toBe(expected.loss);
  expect(gradientNorm).toBe(expected.gradientNorm);
  expect(divergence).toEqual(expected.divergence);
  expect(answer.generated).toBe(expected.answer.generated);
  const { targetProbabilities } = expected.answer;
  expect(same(answer.targetProbabilities, targetProbabilities)).toBe(true);
}
