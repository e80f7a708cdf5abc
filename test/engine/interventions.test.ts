import { describe, expect, it } from 'vitest';
import type { Configuration, OptimizerSettings } from '../../src/engine/configuration.ts';
import { Checkpoints } from '../../src/engine/checkpoints.ts';
import { Interventions } from '../../src/engine/interventions.ts';
import { euclideanNorm } from '../../src/engine/norm.ts';
import { createParameters } from '../../src/engine/parameters.ts';
import { PARAMETER_NAMES } from '../../src/engine/shapes.ts';
import { createTraining } from '../../src/engine/training.ts';
import { HELLO, expectSameBits } from './support.ts';

function run(configuration: Configuration, updates: number): ReturnType<typeof createTraining> {
  const training = createTraining(configuration);
  for (let i = 0; i < updates; i++) training.runUpdate();
  return training;
}

const ADAM: OptimizerSettings = {
  kind: 'adam',
  rate: 0.05,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
};

describe('A parameter set by hand', () => {
  const changes = [
    { n: 0, parameter: 'bh', index: 1, value: 0.5 },
    { n: 3, parameter: 'Whh', index: 4, value: -0.25 },
    { n: 3, parameter: 'Whh', index: 4, value: 0.75 },
  ] as const;

  it('has its value in the update that it was set before, the last one where there are two', () => {
    expect(run({ ...HELLO, changes }, 1).record().parameters.bh[1]).toBe(0.5);
    expect(run({ ...HELLO, changes }, 4).record().parameters.Whh[4]).toBe(0.75);
  });

  it('changes nothing before that update, and no other element at it', () => {
    const late = changes.slice(1);
    const changed = run({ ...HELLO, changes: late }, 4).record();
    const usual = run(HELLO, 4).record();
    const expected = usual.parameters.buffer.slice();
    expected[changed.parameters.buffer.indexOf(0.75)] = 0.75;
    expect(changed.parameters.buffer).toEqual(expected);
    expect(changed.trace.u).not.toEqual(usual.trace.u);
  });

  it('is found again by a replay, bit for bit', () => {
    const training = createTraining({ ...HELLO, changes });
    const checkpoints = new Checkpoints(training, { spacing: 1 });
    for (let i = 0; i < 8; i++) {
      training.runUpdate();
      checkpoints.offer(training);
    }
    const there = training.record();
    checkpoints.replay(training, 2).advance(100);
    checkpoints.replay(training, 7).advance(100);
    training.runUpdate();
    expect(training.record()).toEqual(there);
  });

  it('must be an element that the parameter has', () => {
    const change = { n: 0, parameter: 'bh', index: HELLO.hiddenSize, value: 1 } as const;
    expect(() => createTraining({ ...HELLO, changes: [change] })).toThrow(RangeError);
  });
});

describe('A cut recurrence', () => {
  const cut = { until: null };

  it.each([
    ['sigmoid', 4 * Math.LN2],
    ['softmax', 2 * Math.LN2],
  ] as const)('keeps the loss of %s above its floor, and nears it', (head, floor) => {
    const { loss, parameters } = run({ ...HELLO, head, cut }, 20_000);
    expect(loss).toBeGreaterThan(floor);
    expect(loss - floor).toBeLessThan(1e-3);
    expect(parameters.Whh).toEqual(new Float64Array(HELLO.hiddenSize ** 2));
  });

  it('gives both l of hello the same output', () => {
    const { trace } = run({ ...HELLO, cut }, 100).record();
    expect(trace.yhat.slice(8, 12)).toEqual(trace.yhat.slice(12, 16));
  });

  it('leaves the moments of W_hh as they are', () => {
    const { result } = run({ ...HELLO, optimizer: ADAM, cut }, 5).record();
    expect(result?.moments).toHaveLength(2);
    expect(result?.moments[0]?.Whh).toEqual(new Float64Array(HELLO.hiddenSize ** 2));
    expect(result?.moments[0]?.Why.every((value) => value !== 0)).toBe(true);
    expect(result?.gradient.Whh.some((value) => value !== 0)).toBe(true);
  });

  it('leaves W_hh out of the length of the gradient: at the floor that is small', () => {
    for (const head of ['sigmoid', 'softmax'] as const) {
      const { gradient, gradientNorm } = run({ ...HELLO, head, cut }, 2000).record().result!;
      const others = PARAMETER_NAMES.filter((name) => name !== 'Whh').flatMap((name) => [
        ...gradient[name],
      ]);
      expect(gradientNorm).toBe(euclideanNorm(Float64Array.from(others)));
      expect(gradientNorm).toBeLessThan(0.1);
      expect(euclideanNorm(gradient.Whh)).toBeGreaterThan(1);
    }
  });

  it.each(['norm', 'value'] as const)('leaves it out of what is clipped by %s', (kind) => {
    const limit = 0.5;
    const training = run({ ...HELLO, cut, clipping: { kind, limit } }, 2000);
    const { gradient, clipped } = training.record().result!;
    expect(Math.max(...gradient.Whh.map(Math.abs))).toBeGreaterThan(limit);
    expect(training.clippingActed).toBe(false);
    for (const name of PARAMETER_NAMES) {
      const want = name === 'Whh' ? new Float64Array(HELLO.hiddenSize ** 2) : gradient[name];
      expectSameBits(clipped[name], want);
    }
  });

  it('notices a number of the gradient left out that is not finite', () => {
    const sizes = { V: 2, H: 2 };
    const gradient = createParameters(sizes);
    gradient.Whh[3] = -Infinity;
    const interventions = new Interventions([], cut, ADAM, sizes);
    expect(euclideanNorm(interventions.usedOf(0, gradient).buffer)).toBeNaN();
  });

  it('heals where it ends: the network learns below the floor', () => {
    const healed = run({ ...HELLO, cut: { until: 200 } }, 1500);
    expect(run({ ...HELLO, cut }, 200).parameters).toEqual(
      run({ ...HELLO, cut: { until: 200 } }, 200).parameters,
    );
    expect(healed.loss).toBeLessThan(1);
    expect(healed.generates(healed.text)).toBe(true);
  });
});

describe("The optimizer's state in a record", () => {
  it('is the one before the update, and the one after it', () => {
    const record = run({ ...HELLO, optimizer: ADAM }, 3).record();
    const next = run({ ...HELLO, optimizer: ADAM }, 4).record();
    expect(record.result?.moments.map(({ buffer }) => buffer)).toEqual(
      next.moments.map(({ buffer }) => buffer),
    );
    expect(record.moments[0]?.buffer).not.toEqual(next.moments[0]?.buffer);
  });
  it('is empty for SGD', () => {
    expect(run(HELLO, 1).record().moments).toEqual([]);
  });
});
