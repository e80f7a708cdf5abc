import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Move, Position } from '../../src/timeline/position.ts';
import { clampIndex, move } from '../../src/timeline/position.ts';
import { HELLO, runs } from '../engine/support.ts';
import { configurations, keyOf, sceneOf, scenesOf, stepsIn } from './support.ts';

/** Moves as the app does: the steps of the update that is reached decide what its end is. */
function walker(lists: readonly ReturnType<typeof stepsIn>[]) {
  return (kind: Move, from: Position, last: number | null = null): Position => {
    const { n, i } = move(kind, from, lists[from.n % lists.length]!, last);
    return { n, i: clampIndex(lists[n % lists.length]!, i) };
  };
}
const steps = stepsIn(sceneOf());
const go = walker([steps]);
const LAST = steps.length - 1;
const nameAt = (i: number): string => {
  const writes = steps[i]!.writes;
  return writes === null ? 'start' : keyOf(writes);
};
const walk = (kind: Move, from: number, count: number): string[] => {
  let at: Position = { n: 1, i: from };
  return Array.from({ length: count }, () => {
    at = go(kind, at);
    return `${at.n === 1 ? '' : `(${at.n}) `}${nameAt(at.i)}`;
  });
};

describe('one step', () => {
  it('on and back are inverses, within an update and across, also with windows of other lengths', () => {
    fc.assert(
      fc.property(configurations, fc.nat(4), fc.nat(), (configuration, n, at) => {
        const lists = scenesOf(configuration, 5).map(stepsIn);
        const step = walker(lists);
        const here = { n, i: at % lists[n]!.length };
        expect(step('previousStep', step('nextStep', here))).toEqual(here);
        if (n > 0 || here.i > 0) expect(step('nextStep', step('previousStep', here))).toEqual(here);
      }),
      runs(60),
    );
  });

  it('visits every step once on a lap', () => {
    let at: Position = { n: 0, i: 0 };
    const seen: number[] = [];
    while (at.n === 0) {
      seen.push(at.i);
      at = go('nextStep', at);
    }
    expect(seen).toEqual(steps.map((_, i) => i));
    expect(at).toEqual({ n: 1, i: 0 });
  });

  it('stops at the very first step, and at the end of the last update there is', () => {
    expect(go('previousStep', { n: 0, i: 0 })).toEqual({ n: 0, i: 0 });
    expect(go('nextStep', { n: 3, i: LAST }, 3)).toEqual({ n: 3, i: LAST });
    expect(go('nextStep', { n: 2, i: LAST }, 3)).toEqual({ n: 3, i: 0 });
  });
});

describe('one time step', () => {
  it('goes to the end of each: forward 1 … 4, the turn, backward 4 … 1, sums, update, and round', () => {
    expect(walk('nextTimeStep', 0, 12)).toEqual([
      ...['L 1', 'L 2', 'L 3', 'L 4', 'loss'],
      ...['contribution bh 4', 'contribution bh 3', 'contribution bh 2', 'gradient h0'],
      ...['gradient bh', 'updated h0', '(2) start'],
    ]);
  });

  it('goes back over the same places', () => {
    expect(walk('previousTimeStep', LAST, 12)).toEqual([
      ...['gradient bh', 'gradient h0'],
      ...['contribution bh 2', 'contribution bh 3', 'contribution bh 4', 'loss'],
      ...['L 4', 'L 3', 'L 2', 'L 1', 'start', '(0) updated h0'],
    ]);
  });

  it('from within one goes to its own end, and back to the end of the one before', () => {
    const u3 = steps.findIndex(({ id, t }) => id === 'u' && t === 3);
    expect(walk('nextTimeStep', u3, 1)).toEqual(['L 3']);
    expect(walk('previousTimeStep', u3, 1)).toEqual(['L 2']);
  });
});

describe('the ends of a phase', () => {
  it('are its first and last step, and then those of the phases around it', () => {
    expect(walk('phaseEnd', 3, 4)).toEqual(['loss', 'gradient h0', 'updated h0', 'updated h0']);
    expect(walk('phaseStart', LAST, 4)).toEqual(['gradient Why', 'dyhat 4', 'start', 'start']);
  });
});

describe('one update', () => {
  it('keeps the step', () => {
    expect(go('nextUpdate', { n: 4, i: 17 })).toEqual({ n: 5, i: 17 });
    expect(go('previousUpdate', { n: 4, i: 17 })).toEqual({ n: 3, i: 17 });
  });

  it('stays where there is no other', () => {
    expect(go('previousUpdate', { n: 0, i: 17 })).toEqual({ n: 0, i: 17 });
    expect(go('nextUpdate', { n: 4, i: 17 }, 4)).toEqual({ n: 4, i: 17 });
  });

  it('takes the last step of an update that has fewer', () => {
    const lists = scenesOf({ ...HELLO, truncation: { k1: 3, k2: 3 } }, 2).map(stepsIn);
    const at = walker(lists)('nextUpdate', { n: 0, i: lists[0]!.length - 1 });
    expect(at).toEqual({ n: 1, i: lists[1]!.length - 1 });
    expect(lists[1]!.length).toBeLessThan(lists[0]!.length);
  });
});
