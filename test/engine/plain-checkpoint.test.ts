import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import type { PlainCheckpoint } from '../../src/engine/plain-checkpoint.ts';
import {
  checkpointAfter,
  checkpointBefore,
  checkpointFrom,
  misfitOf,
} from '../../src/engine/plain-checkpoint.ts';
import type { UpdateRecord } from '../../src/engine/record.ts';
import { createTraining } from '../../src/engine/training.ts';
import {
  HELLO,
  clippings,
  expectSameRecord,
  heads,
  optimizers,
  runs,
  truncations,
} from './support.ts';

const configurations: fc.Arbitrary<Configuration> = fc.record({
  text: fc.constantFrom('hello', 'ab', 'the quick brown', 'banana 👩‍👩‍👧 banana'),
  hiddenSize: fc.integer({ min: 1, max: 5 }),
  head: heads,
  seed: fc.nat(1000),
  initialisation: fc.constant({ kind: 'uniform' as const }),
  optimizer: optimizers,
  clipping: clippings,
  truncation: truncations,
  cut: fc.constantFrom(null, { until: 3 }),
  changes: fc.constantFrom([], [{ n: 4, parameter: 'bh' as const, index: 0, value: 0.5 }]),
});

/** The updates from … to of this run. */
function recordsOf(configuration: Configuration, from: number, to: number): UpdateRecord[] {
  const training = createTraining(configuration);
  const records: UpdateRecord[] = [];
  while (training.n <= to && training.runUpdate() === null) {
    if (training.n > from) records.push(training.record());
  }
  if (training.divergence !== null) records.push(training.record());
  return records;
}

describe('a record', () => {
  it('holds the checkpoint before it and the one after it: a run goes on from both, bit for bit', () => {
    const property = fc.property(configurations, fc.integer({ min: 0, max: 8 }), (given, n) => {
      const [record, ...next] = recordsOf(given, n, n + 3);
      for (const [checkpoint, following] of [
        [checkpointBefore(record!), [record!, ...next]],
        [checkpointAfter(record!, given)!, next],
      ] as const) {
        expect(misfitOf(checkpoint, given)).toBeNull();
        const training = createTraining(given);
        training.restore(checkpointFrom(structuredClone(checkpoint), given));
        for (const want of following) {
          training.runUpdate();
          expectSameRecord(training.record(), want);
        }
      }
    });
    fc.assert(property, runs(100));
  });

  it('shares nothing with its checkpoints', () => {
    const [record] = recordsOf(HELLO, 0, 0);
    const { parameters } = checkpointAfter(record!, HELLO)!;
    const before = record!.result!.updated.buffer[0];
    parameters[0] = 1000;
    expect(record!.result!.updated.buffer[0]).toBe(before);
  });

  it('of an update that diverged has none after it, and one before it', () => {
    const exploding = { ...HELLO, optimizer: { kind: 'sgd' as const, rate: 1e200 } };
    const record = recordsOf(exploding, 0, 100).at(-1)!;
    expect(checkpointAfter(record, exploding)).toBeNull();
    expect(misfitOf(checkpointBefore(record), exploding)).toBeNull();
  });
});

describe('a checkpoint', () => {
  const truncated: Configuration = {
    ...HELLO,
    text: 'the quick brown',
    optimizer: { kind: 'momentum', rate: 0.1, mu: 0.9 },
    truncation: { k1: 3, k2: 5 },
  };
  const good = checkpointAfter(recordsOf(truncated, 0, 0)[0]!, truncated)!;
  const shorter = (numbers: Float64Array): Float64Array => numbers.slice(1);
  const spoilt = (numbers: Float64Array, number: number): Float64Array => numbers.with(0, number);

  it.each<[string, Partial<PlainCheckpoint>, string]>([
    ['too few parameters', { parameters: shorter(good.parameters) }, 'shape'],
    ['no moments', { moments: [] }, 'shape'],
    ['too many moments', { moments: [...good.moments, ...good.moments] }, 'shape'],
    ['a moment too short', { moments: good.moments.map(shorter) }, 'shape'],
    ['no states', { carried: null }, 'shape'],
    ['too few states', { carried: shorter(good.carried!) }, 'shape'],
    ['the states of another update', { n: 4 }, 'shape'],
    ['states where an epoch begins', { n: 5 }, 'shape'],
    ['a parameter that is no number', { parameters: spoilt(good.parameters, NaN) }, 'notFinite'],
    ['an infinite moment', { moments: [spoilt(good.moments[0]!, Infinity)] }, 'notFinite'],
    ['an infinite state', { carried: spoilt(good.carried!, -Infinity) }, 'notFinite'],
  ])('with %s does not fit', (_, change, misfit) => {
    expect(misfitOf(good, truncated)).toBeNull();
    expect(misfitOf({ ...good, ...change }, truncated)).toBe(misfit);
    expect(() => checkpointFrom({ ...good, ...change }, truncated)).toThrow(RangeError);
  });
});
