import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/engine/checkpoint.ts';
import { Checkpoints } from '../../src/engine/checkpoints.ts';
import { Training } from '../../src/engine/training.ts';
import { expectSameBits, expectSameRecord, recordsOf, runs, setups, someSetup } from './support.ts';

/** Cuts `from … to` (ascending) into ranges of the given lengths, over and over. */
function* ranges(
  from: number,
  to: number,
  lengths: readonly number[],
): Generator<[number, number]> {
  for (let i = 0, first = from; first <= to; i++) {
    const last = Math.min(to, first + lengths[i % lengths.length]! - 1);
    yield [first, last];
    first = last + 1;
  }
}

const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

describe('an update computed range by range', () => {
  it('has the same bits as one computed at once, whatever the ranges', () => {
    const property = fc.property(setups, lengths, lengths, (setup, forward, backward) => {
      const whole = recordsOf(setup, 5);
      const training = new Training(setup);
      for (const record of whole) {
        training.beginUpdate();
        const { start, lossFrom, end } = training.window;
        for (const [from, to] of ranges(lossFrom, end, forward)) training.forward(from, to);
        for (const [from, to] of ranges(-end, -start, backward)) training.backward(-from, -to);
        expect(training.finishUpdate()).toBeNull();
        expectSameRecord(training.record(), record);
      }
    });
    fc.assert(property, runs(100));
  });

  it('can be left in the middle, and finished or begun again at once', () => {
    const property = fc.property(setups, fc.boolean(), (setup, again) => {
      const whole = recordsOf(setup, 4);
      const training = new Training(setup);
      for (const record of whole) {
        training.beginUpdate();
        training.forward(training.window.lossFrom, training.window.lossFrom);
        if (again) training.beginUpdate();
        training.runUpdate();
        expectSameRecord(training.record(), record);
      }
    });
    fc.assert(property, runs(50));
  });
});

describe('truncation with k1 = k2 = T', () => {
  it('is full BPTT, bit for bit', () => {
    const property = fc.property(setups, (setup) => {
      const T = setup.inputs.length;
      const full = recordsOf({ ...setup, truncation: null }, 4);
      const truncated = recordsOf({ ...setup, truncation: { k1: T, k2: T } }, 4);
      truncated.forEach((record, n) => {
        expectSameRecord(record, full[n]!);
      });
    });
    fc.assert(property, runs(50));
  });
});

describe('a run that is taken up again', () => {
  it('goes on from a checkpoint as it went on before, wherever the checkpoint was taken', () => {
    const property = fc.property(setups, fc.nat(7), fc.nat(3), (setup, n, steps) => {
      const whole = recordsOf(setup, n + 4);
      const training = new Training(setup);
      for (let i = 0; i < n; i++) training.runUpdate();
      if (steps > 0) {
        training.beginUpdate();
        const { lossFrom, end } = training.window;
        training.forward(lossFrom, Math.min(end, lossFrom + steps - 1));
      }
      const checkpoint = structuredClone(training.checkpoint());
      const elsewhere = new Training(setup);
      for (let i = 0; i < 3; i++) elsewhere.runUpdate();
      for (const run of [training, elsewhere]) {
        run.restore(checkpoint);
        for (let i = n; i < n + 4; i++) {
          run.runUpdate();
          expectSameRecord(run.record(), whole[i]!);
        }
      }
    });
    fc.assert(property, runs(60));
  });

  it('is at update n the same run, replayed from its checkpoints in any order', () => {
    const visits = fc.array(fc.nat(60), { minLength: 1, maxLength: 6 });
    const property = fc.property(
      setups,
      visits,
      fc.integer({ min: 1, max: 9 }),
      (setup, to, at) => {
        const whole = recordsOf(setup, 62);
        const training = new Training(setup);
        const checkpoints = new Checkpoints(training, { limit: 4, spacing: 2 });
        for (const n of to) {
          const replay = checkpoints.replay(training, n);
          while (!replay.advance(at)) expect(replay.done).toBeLessThan(replay.total);
          expect(replay.done).toBe(replay.total);
          expect({ n: training.n, finished: training.finished }).toEqual({ n, finished: false });
          expectSameBits(training.parameters.buffer, whole[n]!.parameters.buffer);
          training.runUpdate();
          expectSameRecord(training.record(), whole[n]!);
        }
      },
    );
    fc.assert(property, runs(60));
  });
});

describe('checkpoints', () => {
  const setup = someSetup();

  it('stay bounded, keep the first, and lie denser towards the head', () => {
    const training = new Training(setup);
    const checkpoints = new Checkpoints(training, { limit: 16, spacing: 1 });
    for (let n = 0; n < 2000; n++) {
      training.runUpdate();
      checkpoints.offer(training);
      expect(checkpoints.count).toBeLessThanOrEqual(16);
    }
    const { updates } = checkpoints;
    expect(updates[0]).toBe(0);
    expect(updates.at(-1)).toBe(2000);
    const gaps = updates.slice(1).map((n, i) => n - updates[i]!);
    expect(gaps.at(-1)).toBeLessThan(8);
    // Nobody who goes back d updates replays many more than d.
    updates.slice(1).forEach((n, i) => {
      expect(gaps[i]).toBeLessThanOrEqual(1 + 2 * (2000 - n));
    });
  });

  it('are where a replay starts, unless the run is nearer already', () => {
    const training = new Training(setup);
    const checkpoints = new Checkpoints(training, { spacing: 10 });
    for (let n = 0; n < 25; n++) {
      training.runUpdate();
      checkpoints.offer(training);
    }
    expect(checkpoints.updates).toEqual([0, 10, 20]);
    const lengthTo = (n: number): number => {
      const replay = checkpoints.replay(training, n);
      replay.advance(100);
      return replay.total;
    };
    expect([27, 27, 20, 29, 13, 10].map(lengthTo)).toEqual([2, 0, 0, 9, 3, 0]);
  });

  it('keep fewer when each is large', () => {
    const training = new Training(setup);
    const checkpoints = new Checkpoints(training, { numbers: 1, spacing: 1 });
    for (let n = 0; n < 50; n++) {
      training.runUpdate();
      checkpoints.offer(training);
    }
    expect(checkpoints.count).toBe(4);
  });

  it('do not know what lies before the first', () => {
    const training = new Training(setup);
    training.runUpdate();
    const checkpoints = new Checkpoints(training);
    expect(() => checkpoints.replay(training, 0)).toThrow(RangeError);
  });

  it('share nothing with the run', () => {
    const training = new Training(setup);
    const { parameters }: Checkpoint = training.checkpoint();
    const before = parameters.slice();
    for (let n = 0; n < 3; n++) training.runUpdate();
    expectSameBits(parameters, before);
  });
});
