import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/store/history.ts';
import { History } from '../../src/store/history.ts';
import { FIGURE_COUNT } from '../../src/worker/client.ts';
import { runs } from '../engine/support.ts';

/** Figures of update n that tell it from any other: loss, losses, correct, norm, clipped. */
const figuresOf = (n: number, run = 0): number[] => [
  ((n * 7919 + run) % 1000) / 10,
  (n % 3) + 1,
  n % 2,
  n + run,
  n % 5 === 0 ? 1 : 0,
];

function append(history: History, from: number, to: number, run = 0): void {
  const values = new Float64Array((to - from) * FIGURE_COUNT);
  for (let n = from; n < to; n++) values.set(figuresOf(n, run), (n - from) * FIGURE_COUNT);
  history.append(from, values);
}

/** A stretch, computed from its updates one by one. */
function expected(from: number, updates: number, runOf: (n: number) => number): Span {
  const all = Array.from({ length: updates }, (_, k) => figuresOf(from + k, runOf(from + k)));
  const sum = (field: number): number => all.reduce((total, f) => total + f[field]!, 0);
  const losses = all.map(([loss]) => loss!);
  const each = all.map(([loss, count]) => loss! / count!);
  return {
    ...{ n: from, updates, mean: sum(0) / updates, losses: sum(1), correct: sum(2) },
    ...{ low: Math.min(...losses), high: Math.max(...losses) },
    ...{ lowEach: Math.min(...each), highEach: Math.max(...each) },
    ...{ gradientNorm: sum(3) / updates, clipped: sum(4) },
  };
}

function expectSpan(actual: Span, runOf: (n: number) => number = () => 0): void {
  const want = expected(actual.n, actual.updates, runOf);
  for (const key of Object.keys(want) as (keyof Span)[]) {
    expect(actual[key], `${key} of ${actual.updates} from ${actual.n}`).toBeCloseTo(want[key], 6);
  }
}

/** That stretches follow each other without a gap, from `from` to `to`. */
function expectWhole(spans: readonly Span[], from: number, to: number): void {
  let n = from;
  for (const span of spans) {
    expect(span.n).toBe(n);
    n += span.updates;
  }
  expect(n).toBe(to);
}

describe('the history of a run', () => {
  it('knows the latest updates one by one, and nothing twice', () => {
    const history = new History();
    append(history, 0, 1000);
    append(history, 990, 1010);
    expect(history.count).toBe(1010);
    for (const n of [0, 500, 999, 1009]) expectSpan(history.at(n)!);
    expect(history.at(1010)).toBeUndefined();
    expect(history.at(-1)).toBeUndefined();
  });

  it('does not grow without end: ten times as many updates take a few levels more', () => {
    const history = new History();
    append(history, 0, 100_000);
    const before = history.size;
    for (let from = 100_000; from < 1_000_000; from += 100_000)
      append(history, from, from + 100_000);
    expect(history.count).toBe(1_000_000);
    expect(history.size).toBeLessThan(before + 4 * 2048 * 9 + 9 * 2048);
    expect(history.size * 8).toBeLessThan(4_000_000);
  });

  it('tells all of a long run in few stretches, older ones as lowest, mean and highest', () => {
    const history = new History();
    append(history, 0, 123_457);
    const spans = history.spans(0, history.count, 300);
    expectWhole(spans, 0, 123_457);
    expect(spans.length).toBeLessThan(320);
    for (const span of spans) expectSpan(span);
    expect(history.loss(100)).toBeUndefined();
    expect(history.loss(123_456)).toBe(figuresOf(123_456)[0]);
  });

  it('adds up the last updates before one', () => {
    const history = new History();
    append(history, 0, 5000);
    expectSpan(history.upTo(4999, 20)!);
    expect(history.upTo(4999, 20)!.n).toBe(4980);
    expectSpan(history.upTo(4980, 1)!);
    expect(history.upTo(300, 20)).toBeNull();
    const short = new History();
    append(short, 0, 7);
    expect(short.upTo(4, 20)).toMatchObject({ n: 0, updates: 5 });
    expect(short.upTo(7, 20)).toBeNull();
  });

  it('goes on differently from a boundary as if nothing had been after it', () => {
    const moves = fc.array(
      fc.record({ back: fc.nat(70_000), on: fc.integer({ min: 1, max: 30_000 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70_000 }), moves, (first, branches) => {
        const history = new History();
        const startOf: [from: number, run: number][] = [[0, 0]];
        append(history, 0, first);
        branches.forEach(({ back, on }, k) => {
          const n = Math.max(0, history.count - back);
          const boundary = history.boundary(n);
          expect(boundary).toBeLessThanOrEqual(n);
          history.truncate(boundary);
          expect(history.count).toBe(boundary);
          startOf.push([boundary, k + 1]);
          append(history, boundary, boundary + on, k + 1);
        });
        const runOf = (n: number): number => startOf.findLast(([from]) => from <= n)![1];
        // A later branch that began earlier has replaced what was after it.
        for (let k = startOf.length - 2; k >= 0; k--) {
          if (startOf[k]![0] >= startOf[k + 1]![0]) startOf.splice(k, 1);
        }
        const spans = history.spans(0, history.count, 300);
        expectWhole(spans, 0, history.count);
        for (const span of spans) expectSpan(span, runOf);
      }),
      runs(25),
    );
  });

  it('can be left anywhere among the latest updates, and near anywhere before', () => {
    const history = new History();
    append(history, 0, 50_000);
    expect(history.boundary(49_999)).toBe(49_999);
    expect(history.boundary(60_000)).toBe(50_000);
    expect(history.boundary(30_001)).toBeGreaterThan(30_001 - 16);
    expect(history.boundary(1)).toBe(0);
  });
});
