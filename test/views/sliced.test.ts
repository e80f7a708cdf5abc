import { describe, expect, it } from 'vitest';
import type { Sliced } from '../../src/engine/sliced.ts';
import { startJob } from '../../src/views/parts/sliced.ts';
import { percent, scaleOf, shareOn, sized, ticksOf } from '../../src/views/long-memory/scale.ts';
import { moved } from '../../src/views/long-memory/Triangle.tsx';
import { viewAround, viewOf } from '../../src/views/long-memory/messages.ts';

/** Work of so many slices, each of which takes a millisecond of a clock of its own. */
function slowly(slices: number, clock = { time: 0, waiting: [] as (() => void)[] }) {
  function* work(): Sliced<string> {
    for (let slice = 0; slice < slices; slice++) {
      clock.time++;
      yield;
    }
    return 'done';
  }
  const job = startJob(
    work,
    () => clock.time,
    (run) => clock.waiting.push(run),
  );
  return { clock, job };
}

describe('sliced work', () => {
  it('that is small is done at once', () => {
    const { job, clock } = slowly(5);
    let told = 0;
    job.subscribe(() => told++);
    expect(job.result()).toBe('done');
    expect(told).toBe(1);
    expect(clock.waiting).toEqual([]);
  });

  it('that is large never keeps the page busy for long', () => {
    const { job, clock } = slowly(100);
    job.subscribe(() => {});
    let rounds = 0;
    for (let before = 0; job.result() === null; rounds++) {
      expect(clock.time - before).toBeLessThanOrEqual(9);
      before = clock.time;
      clock.waiting.shift()!();
    }
    expect(rounds).toBeGreaterThan(9);
  });

  it('of several parts that appear together keeps the page busy no longer than that of one', () => {
    const { job: first, clock } = slowly(100);
    const others = [slowly(100, clock), slowly(100, clock)];
    for (const job of [first, ...others.map((other) => other.job)]) job.subscribe(() => {});
    // The first slice of each comes in any case.
    expect(clock.time).toBeLessThanOrEqual(10);
    while (others[1]!.job.result() === null) clock.waiting.shift()!();
    expect(others[1]!.job.result()).toBe('done');
  });

  it('rests while nobody waits for it, and goes on where it was', () => {
    const { job, clock } = slowly(20);
    const leave = job.subscribe(() => {});
    leave();
    clock.waiting.shift()!();
    const { time } = clock;
    expect(time).toBeLessThan(10);
    job.subscribe(() => {});
    expect(clock.time).toBeGreaterThan(time);
    while (job.result() === null) clock.waiting.shift()!();
    expect(clock.time).toBe(20);
  });
});

describe('the scale of lengths', () => {
  const scaled = (...values: number[]) =>
    scaleOf({
      from: 1,
      to: 1,
      firstLoss: 1,
      columns: 1,
      norms: Float64Array.from(values),
      later: new Float64Array(1),
      last: new Float64Array(1),
      gradients: new Float64Array(1),
      differences: new Float64Array(1),
    });

  it('ends at thousands, and holds every length', () => {
    expect(scaled(0.5, 0.02)).toEqual({ low: -3, high: 0 });
    expect(scaled(0.7, 1.3e-8)).toEqual({ low: -9, high: 0 });
    expect(scaled(0.4, 3e10)).toEqual({ low: -3, high: 12 });
    expect(scaled(0, 0)).toEqual({ low: -3, high: 0 });
    expect(scaled(1, 1e-200)).toEqual({ low: -24, high: 0 });
    expect(scaled(NaN, Infinity, 0.1)).toEqual({ low: -3, high: 0 });
  });

  it('grows with the logarithm', () => {
    const scale = { low: -6, high: 0 };
    expect([1, 1e-3, 1e-6, 0, 10].map((x) => shareOn(scale, x))).toEqual([1, 0.5, 0, 0, 1]);
    expect(shareOn(scale, NaN)).toBe(1);
    expect(ticksOf(scale, 3)).toEqual([0, -3, -6]);
    expect(ticksOf({ low: -9, high: 12 }, 4)).toEqual([12, 3, -6]);
  });

  it('writes any length with two digits that count', () => {
    expect([0, 0.43, 12, 151.4, 2.26e-8, -8.019e10, Infinity].map(sized)).toEqual([
      '0',
      '0.43',
      '12',
      '151',
      '2.3·10⁻⁸',
      '−8.0·10¹⁰',
      '∞',
    ]);
    expect([0.234, 1.243, -0.15, 1e-9].map(percent)).toEqual([
      '23 %',
      '124 %',
      '−15 %',
      '1.0·10⁻⁷ %',
    ]);
  });
});

describe('the place in the triangle', () => {
  it.each([viewOf(1, 4), viewOf(3, 9)])(
    'stays in the triangle of %o, whatever key moves it',
    (view) => {
      for (let k = view.from; k <= view.to; k++) {
        for (let t = view.first; t <= k; t++) {
          for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']) {
            const next = moved(key, { k, t }, view)!;
            expect(next.t).toBeGreaterThanOrEqual(view.first);
            expect(next.t).toBeLessThanOrEqual(next.k);
            expect(next.k).toBeGreaterThanOrEqual(view.from);
            expect(next.k).toBeLessThanOrEqual(view.to);
          }
        }
      }
      expect(moved('PageDown', { k: 4, t: 3 }, view)).toBeUndefined();
    },
  );

  it('is in view wherever the track is, 200 time steps at most', () => {
    expect(viewAround(200, 150)).toEqual({ first: 0, from: 1, to: 200 });
    for (const t of [1, 99, 260, 1501, 1999]) {
      const { first, from, to } = viewAround(1999, t);
      expect(first).toBe(from === 1 ? 0 : from);
      expect(to - from).toBe(199);
      expect(from).toBeGreaterThanOrEqual(1);
      expect(from).toBeLessThanOrEqual(t);
      expect(to).toBeGreaterThanOrEqual(t);
      expect(to).toBeLessThanOrEqual(1999);
    }
  });
});
