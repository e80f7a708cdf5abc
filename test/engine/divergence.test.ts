import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { createParameters } from '../../src/engine/parameters.ts';
import type { Divergence } from '../../src/engine/record.ts';
import { Checkpoints } from '../../src/engine/checkpoints.ts';
import type { TrainingSetup } from '../../src/engine/training.ts';
import { Training, createTraining } from '../../src/engine/training.ts';
import { HELLO, expectSameBits } from './support.ts';

const WILD: Configuration = { ...HELLO, optimizer: { kind: 'sgd', rate: 1000 } };

function runUntilDiverged(training: Training, run: (training: Training) => void): Divergence {
  for (let i = 0; i < 20; i++) {
    run(training);
    if (training.divergence !== null) return training.divergence;
  }
  throw new Error('It did not diverge');
}

const atOnce = (training: Training): void => void training.runUpdate();

function stepByStep(training: Training): void {
  training.beginUpdate();
  for (let t = 1; t <= 4; t++) training.forward(t, t);
  for (let t = 4; t >= 1; t--) training.backward(t, t);
  training.finishUpdate();
}

describe('divergence', () => {
  it('stops “hello” at η = 1000 in a few updates, at the same number at any speed', () => {
    const fast = createTraining(WILD);
    const slow = createTraining(WILD);
    const found = runUntilDiverged(fast, atOnce);
    expect(runUntilDiverged(slow, stepByStep)).toEqual(found);
    expect(found.quantity).toBe('dyhat');
    expect(fast.n).toBe(slow.n);
    expect(fast.n).toBeGreaterThan(0);
    expect(fast.n).toBeLessThan(5);
    const index = (found.t! - 1) * 4 + found.index;
    expect(Math.abs(fast.trace.dyhat[index]!)).toBe(Infinity);
    expect(Math.abs(fast.trace.o[index]!)).toBeGreaterThan(709);
  });

  it('is no loss however large while every number of it is finite', () => {
    const training = createTraining({
      ...HELLO,
      optimizer: { kind: 'sgd', rate: 1e-3 },
      changes: [0, 1, 2, 3].map((index) => ({ n: 0, parameter: 'by', index, value: 600 })),
    });
    expect(training.runUpdate()).toBeNull();
    expect(training.loss).toBeGreaterThan(4 * 709);
    expect(training.n).toBe(1);
  });

  it('leaves n, parameters and optimizer as they last were, and happens again', () => {
    const training = createTraining({
      ...HELLO,
      optimizer: { kind: 'momentum', rate: 1000, mu: 0.9 },
    });
    const last: { checkpoint: ReturnType<Training['checkpoint']> }[] = [];
    const found = runUntilDiverged(training, () => {
      last.push({ checkpoint: training.checkpoint() });
      training.runUpdate();
    });
    const { checkpoint } = last.at(-1)!;
    expect(training.n).toBe(checkpoint.n);
    expectSameBits(training.parameters.buffer, checkpoint.parameters);
    expectSameBits(training.moments[0]!, checkpoint.moments[0]!);
    expect(training.runUpdate()).toEqual(found);

    const record = training.record();
    expect(record.n).toBe(checkpoint.n);
    expect(record.result!.divergence).toEqual(found);
    expectSameBits(record.parameters.buffer, checkpoint.parameters);
  });

  it('in the update keeps what was written, for those who look at it', () => {
    const training = createTraining({ ...HELLO, optimizer: { kind: 'sgd', rate: 1e308 } });
    const before = training.checkpoint();
    const found = runUntilDiverged(training, atOnce);
    expect(found.quantity).toMatch(/^updated/);
    const { parameters, gradient, result } = { ...training.record(), gradient: training.gradient };
    expectSameBits(parameters.buffer, before.parameters);
    expectSameBits(training.parameters.buffer, before.parameters);
    expect(result!.updated.buffer.some((value) => !Number.isFinite(value))).toBe(true);
    result!.updated.buffer.forEach((value, i) => {
      expect(value).toBe(parameters.buffer[i]! - 1e308 * gradient.buffer[i]!);
    });
  });

  it('is seen before the update ends by those who look', () => {
    const training = createTraining(WILD);
    const found = runUntilDiverged(training, atOnce);
    training.beginUpdate();
    training.forward(1, 4);
    expect(training.findDivergence()).toBeNull();
    training.backward(4, found.t!);
    expect(training.findDivergence()).toEqual(found);
  });

  it('ends a replay', () => {
    const training = createTraining(WILD);
    const replay = new Checkpoints(training).replay(training, 50);
    expect(replay.advance(1000)).toBe(true);
    expect(training.divergence).not.toBeNull();
    expect(replay.done).toBeLessThan(replay.total);
  });

  const setup = (change: Partial<TrainingSetup>): TrainingSetup => ({
    vocabulary: ['a', 'b'],
    sizes: { V: 2, H: 2 },
    inputs: Int32Array.of(0, 1, 1),
    targets: Int32Array.of(1, 1, 0),
    head: 'softmax',
    truncation: null,
    clipping: null,
    optimizer: { kind: 'sgd', rate: 0.1 },
    parameters: createParameters({ V: 2, H: 2 }),
    ...change,
  });
  const withWeights = (weights: Partial<Record<'Wxh' | 'Why' | 'Whh' | 'by' | 'bh', number[]>>) => {
    const parameters = createParameters({ V: 2, H: 2 });
    for (const [name, values] of Object.entries(weights)) parameters[name as 'Wxh'].set(values);
    return parameters;
  };
  const HUGE = 1.5e308;
  const ONES = Int32Array.of(1, 1, 1);

  it.each<[string, Partial<TrainingSetup>, Divergence]>([
    [
      'u, though h = tanh(∞) is finite',
      { parameters: withWeights({ Wxh: [0, 0, 0, HUGE], bh: [0, HUGE] }) },
      { quantity: 'u', t: 2, index: 1 },
    ],
    [
      'o, though ŷ of −∞ is finite',
      { parameters: withWeights({ bh: [9, 9], Why: [-HUGE, -HUGE, 0, 0] }) },
      { quantity: 'o', t: 1, index: 0 },
    ],
    [
      'o, though the loss of −∞ is finite, too, where it is not the target',
      {
        parameters: withWeights({ bh: [9, 9], Why: [-HUGE, -HUGE, 0, 0] }),
        targets: ONES,
        head: 'sigmoid',
      },
      { quantity: 'o', t: 1, index: 0 },
    ],
    [
      'the sum of finite losses',
      { parameters: withWeights({ by: [HUGE, 0] }), targets: ONES },
      { quantity: 'loss', t: null, index: 0 },
    ],
    [
      'a message',
      { parameters: withWeights({ Why: [HUGE, 0, -HUGE, 0], by: [50, 0] }), targets: ONES },
      { quantity: 'dhFromOutput', t: 3, index: 0 },
    ],
    [
      'a sum of finite contributions',
      { parameters: withWeights({ Why: [HUGE, 0, -HUGE, 0] }), targets: ONES },
      { quantity: 'gradient Wxh', t: null, index: 1 },
    ],
    [
      'a parameter',
      { optimizer: { kind: 'sgd', rate: Infinity }, inputs: Int32Array.of(0, 0, 0) },
      { quantity: 'updated Why', t: null, index: 0 },
    ],
  ])('names %s', (_, change, divergence) => {
    const training = new Training(setup(change));
    expect(training.runUpdate()).toEqual(divergence);
  });

  it('does not take a gradient for infinite whose squares are', () => {
    const parameters = withWeights({ Why: [1e200, 0, 0, 0] });
    const training = new Training(setup({ parameters, clipping: { kind: 'norm', limit: 1 } }));
    expect(training.runUpdate()).toBeNull();
    expect(training.gradientNorm).toBeGreaterThan(1e199);
    expect(Number.isFinite(training.gradientNorm)).toBe(true);
  });

  it('names the parameter whose optimizer state overflows', () => {
    const parameters = withWeights({ Why: [1e200, 0, 0, 0] });
    const optimizer = { kind: 'adagrad', rate: 0.1, epsilon: 1e-8 } as const;
    const training = new Training(setup({ parameters, optimizer }));
    expect(training.runUpdate()).toEqual({ quantity: 'updated squareSum Wxh', t: null, index: 0 });
  });
});
