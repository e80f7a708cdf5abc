import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { createTraining } from '../../src/engine/training.ts';
import { HELLO, expectSameBits, recordsOf, runs, setups } from './support.ts';

const afterUpdates = (configuration: Configuration, n: number) => {
  const training = createTraining(configuration);
  for (let i = 0; i < n; i++) training.runUpdate();
  return training;
};

describe('learning “hello”', () => {
  it('succeeds for almost every seed, first after about nine updates', () => {
    const firsts: number[] = [];
    let learned = 0;
    for (let seed = 0; seed < 200; seed++) {
      const training = createTraining({ ...HELLO, seed });
      let first = Infinity;
      for (let n = 1; n <= 100; n++) {
        training.runUpdate();
        if (n <= 50 && first === Infinity && training.generates(training.text)) first = n;
      }
      firsts.push(first);
      if (training.generates(training.text)) learned++;
    }
    const median = firsts.sort((a, b) => a - b)[100]!;
    expect(median).toBeGreaterThanOrEqual(7);
    expect(median).toBeLessThanOrEqual(11);
    expect(learned / 200).toBeGreaterThanOrEqual(0.97);
  });

  it('gives the same numbers for the same configuration, other ones for another seed', () => {
    const weights = (seed: number): Float64Array =>
      afterUpdates({ ...HELLO, seed }, 20).parameters.buffer;
    expectSameBits(weights(98), weights(98));
    expect(weights(98)).not.toEqual(weights(99));
  });

  it('says in the record what the network generates: the text, from seed 98 after nine updates', () => {
    expect(afterUpdates(HELLO, 8).record().result!.answer.generated).not.toBe('hello');
    expect(afterUpdates(HELLO, 9).record().result!.answer.generated).toBe('hello');
  });
});

describe('a record', () => {
  it('tells what is before and after its update', () => {
    const training = createTraining(HELLO);
    const before = training.parameters.buffer.slice();
    training.runUpdate();
    const record = training.record();
    expect(record).toMatchObject({
      n: 0,
      epoch: 0,
      timeSteps: 4,
      sizes: { V: 4, H: 3 },
      window: { start: 1, lossFrom: 1, end: 4 },
      inputs: Int32Array.of(0, 1, 2, 2),
      targets: Int32Array.of(1, 2, 2, 3),
    });
    expectSameBits(record.parameters.buffer, before);
    expectSameBits(record.result!.updated.buffer, training.parameters.buffer);
    const { gradient, updated, clipped } = record.result!;
    expect(clipped).toBe(gradient);
    expectSameBits(
      updated.buffer,
      before.map((z, i) => z - 0.3 * gradient.buffer[i]!),
    );
  });

  it('is a copy that a message can carry', () => {
    const training = createTraining({ ...HELLO, clipping: { kind: 'norm', limit: 1 } });
    training.runUpdate();
    const record = training.record();
    const cloned = structuredClone(record);
    training.runUpdate();
    expect(cloned).toEqual(record);
    expect(cloned.trace.u.buffer).toBe(cloned.trace.buffer.buffer);
  });

  it('of an update under way has no result', () => {
    const training = createTraining(HELLO);
    training.runUpdate();
    training.beginUpdate();
    training.forward(1, 2);
    expect(training.record()).toMatchObject({ n: 1, result: null });
    expect({ forwardTo: training.forwardTo, backwardTo: training.backwardTo }).toEqual({
      forwardTo: 2,
      backwardTo: 5,
    });
    expect(training.finished).toBe(false);
  });

  it('has room for its own window only, and tells the epoch', () => {
    const training = afterUpdates({ ...HELLO, truncation: { k1: 1, k2: 3 } }, 6);
    const { epoch, window, trace, inputs, result } = training.record();
    expect({ epoch, window }).toEqual({ epoch: 1, window: { start: 1, lossFrom: 2, end: 2 } });
    expect(trace.capacity).toBe(2);
    expect(inputs).toEqual(Int32Array.of(0, 1));
    expect(result!.answer.targetProbabilities).toHaveLength(2);
  });

  it('tells the probabilities that the network gives when it reads the window again', () => {
    const property = fc.property(setups, fc.nat(5), (setup, n) => {
      // With weights that stay as they are, reading again gives what was read before.
      const frozen = { ...setup, optimizer: { kind: 'sgd', rate: 0 } as const };
      const { trace, targets, result, sizes } = recordsOf(frozen, n + 1)[n]!;
      const read = Float64Array.from(targets, (target, row) => trace.yhat[row * sizes.V + target]!);
      expectSameBits(result!.answer.targetProbabilities, read);
    });
    fc.assert(property, runs(50));
  });

  it('clips in a copy', () => {
    const training = afterUpdates({ ...HELLO, clipping: { kind: 'value', limit: 0.1 } }, 1);
    const { gradient, clipped } = training.record().result!;
    expect(Math.max(...gradient.buffer.map(Math.abs))).toBeGreaterThan(0.1);
    expectSameBits(
      clipped.buffer,
      gradient.buffer.map((z) => Math.min(0.1, Math.max(-0.1, z))),
    );
  });
});

describe('time steps out of order', () => {
  it.each([
    [
      'forward from later on',
      (t: ReturnType<typeof createTraining>) => {
        t.forward(2, 3);
      },
    ],
    [
      'forward past the end',
      (t: ReturnType<typeof createTraining>) => {
        t.forward(1, 5);
      },
    ],
    [
      'an empty range',
      (t: ReturnType<typeof createTraining>) => {
        t.forward(1, 0);
      },
    ],
    [
      'backward before the loss is known',
      (t: ReturnType<typeof createTraining>) => {
        t.forward(1, 3);
        t.backward(4, 4);
      },
    ],
    [
      'backward past the start',
      (t: ReturnType<typeof createTraining>) => {
        t.forward(1, 4);
        t.backward(4, 0);
      },
    ],
    [
      'backward twice',
      (t: ReturnType<typeof createTraining>) => {
        t.forward(1, 4);
        t.backward(4, 3);
        t.backward(4, 3);
      },
    ],
    [
      'forward in a finished update',
      (t: ReturnType<typeof createTraining>) => {
        t.runUpdate();
        t.forward(1, 1);
      },
    ],
  ])('are refused: %s', (_, act) => {
    expect(() => {
      act(createTraining(HELLO));
    }).toThrow(RangeError);
  });
});

describe('a configuration that makes no sense', () => {
  it.each<[string, Partial<Configuration>]>([
    ['one character', { text: '👩‍👩‍👧' }],
    ['no text', { text: '' }],
    ['no hidden unit', { hiddenSize: 0 }],
    ['half a hidden unit', { hiddenSize: 2.5 }],
    ['a seed that is no number', { seed: NaN }],
    ['k1 above k2', { truncation: { k1: 3, k2: 2 } }],
    ['k1 of zero', { truncation: { k1: 0, k2: 2 } }],
    ['a limit of zero', { clipping: { kind: 'norm', limit: 0 } }],
  ])('is refused: %s', (_, change) => {
    expect(() => createTraining({ ...HELLO, ...change })).toThrow(RangeError);
  });
});
