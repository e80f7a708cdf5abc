import fc from 'fast-check';
import { expect } from 'vitest';
import type {
  ClippingSettings,
  Configuration,
  HeadKind,
  OptimizerSettings,
  Truncation,
} from '../../src/engine/configuration.ts';
import { createParameters } from '../../src/engine/parameters.ts';
import { createRandom } from '../../src/engine/random.ts';
import type { UpdateRecord } from '../../src/engine/record.ts';
import type { TrainingSetup } from '../../src/engine/training.ts';
import { Training } from '../../src/engine/training.ts';
import type { Sliced } from '../../src/engine/sliced.ts';

/** The lecture's example. */
export const HELLO: Configuration = {
  text: 'hello',
  hiddenSize: 3,
  head: 'sigmoid',
  seed: 98,
  initialisation: { kind: 'uniform' },
  optimizer: { kind: 'sgd', rate: 0.3 },
  clipping: null,
  truncation: null,
  cut: null,
  changes: [],
};

/** Runs of fast-check that find the same cases every time. */
export const runs = (numRuns: number): fc.Parameters<unknown> => ({ seed: 20240607, numRuns });

const rate = fc.constantFrom(0.001, 0.01, 0.1);
const mean = fc.constantFrom(0.5, 0.9, 0.999);

export const heads = fc.constantFrom<HeadKind>('sigmoid', 'softmax');

export const optimizers: fc.Arbitrary<OptimizerSettings> = fc.oneof(
  fc.record({ kind: fc.constant('sgd' as const), rate }),
  fc.record({ kind: fc.constant('momentum' as const), rate, mu: mean }),
  fc.record({ kind: fc.constant('adagrad' as const), rate, epsilon: fc.constant(1e-8) }),
  fc.record({
    kind: fc.constant('rmsprop' as const),
    rate,
    alpha: mean,
    epsilon: fc.constant(1e-8),
  }),
  fc.record({
    kind: fc.constant('adam' as const),
    rate,
    beta1: mean,
    beta2: mean,
    epsilon: fc.constant(1e-8),
  }),
);

export const clippings: fc.Arbitrary<ClippingSettings | null> = fc.option(
  fc.record({
    kind: fc.constantFrom('norm' as const, 'value' as const),
    limit: fc.constantFrom(0.05, 0.5, 5),
  }),
);

export const truncations: fc.Arbitrary<Truncation | null> = fc.option(
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 }))
    .map(([k1, more]) => ({ k1, k2: k1 + more })),
);

/** Sizes on both sides of every block that the kernels work in. */
const sizes = fc.record({
  V: fc.integer({ min: 1, max: 8 }),
  H: fc.integer({ min: 1, max: 10 }),
  T: fc.integer({ min: 1, max: 14 }),
});

/** Any run: unlike one from a configuration it has biases and an h_0 from the start. */
export const setups: fc.Arbitrary<TrainingSetup> = fc
  .record({
    sizes,
    seed: fc.nat(),
    head: heads,
    optimizer: optimizers,
    clipping: clippings,
    truncation: truncations,
  })
  .map(({ sizes: { V, H, T }, seed, ...settings }) => {
    const random = createRandom(seed);
    const index = (): number => Math.floor(random() * V);
    const parameters = createParameters({ V, H });
    parameters.buffer.forEach((_, i, all) => (all[i] = (2 * random() - 1) * 0.8));
    return {
      ...settings,
      sizes: { V, H },
      vocabulary: Array.from('abcdefgh').slice(0, V),
      inputs: Int32Array.from({ length: T }, index),
      targets: Int32Array.from({ length: T }, index),
      parameters,
    };
  });

/** One of them. */
export const someSetup = (): TrainingSetup => fc.sample(setups, { seed: 1, numRuns: 1 })[0]!;

/** The records of the first `count` updates. */
export function recordsOf(setup: TrainingSetup, count: number): UpdateRecord[] {
  const training = new Training(setup);
  return Array.from({ length: count }, () => {
    training.runUpdate();
    return training.record();
  });
}

/** Not equal up to rounding: the same numbers, bit for bit. */
export function expectSameBits(got: Float64Array, want: Float64Array): void {
  expect(got.length).toBe(want.length);
  const differs = got.findIndex((z, i) => !Object.is(z, want[i]));
  expect(differs < 0 ? null : { at: differs, got: got[differs], want: want[differs] }).toBeNull();
}

/** Everything about two updates that has numbers. */
export function expectSameRecord(got: UpdateRecord, want: UpdateRecord): void {
  expect({ n: got.n, epoch: got.epoch, window: got.window }).toEqual({
    n: want.n,
    epoch: want.epoch,
    window: want.window,
  });
  expectSameBits(got.trace.buffer, want.trace.buffer);
  expectSameBits(got.parameters.buffer, want.parameters.buffer);
  const [a, b] = [got.result!, want.result!];
  expectSameBits(Float64Array.of(a.loss, a.gradientNorm), Float64Array.of(b.loss, b.gradientNorm));
  expectSameBits(a.gradient.buffer, b.gradient.buffer);
  expectSameBits(a.clipped.buffer, b.clipped.buffer);
  expectSameBits(a.updated.buffer, b.updated.buffer);
  expect(a.answer).toEqual(b.answer);
}

/** |got − want| ≤ tolerance · (1 + |want|) for each element. */
export function expectClose(
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  tolerance = 1e-12,
): void {
  expect(got.length).toBe(want.length);
  for (let i = 0; i < want.length; i++) {
    const error = Math.abs(got[i]! - want[i]!) / (1 + Math.abs(want[i]!));
    if (!(error <= tolerance)) {
      expect.fail(`element ${i}: got ${got[i]}, want ${want[i]}, off by ${error}`);
    }
  }
}

/** Runs sliced work to its end, and counts its slices. */
export function finish<Result>(work: Sliced<Result>): {
  readonly result: Result;
  readonly slices: number;
} {
  for (let slices = 1; ; slices++) {
    const step = work.next();
    if (step.done === true) return { result: step.value, slices };
  }
}
