import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { Page } from './page.ts';
import { HELLO, TRUNCATED } from './reference.ts';

// Page compares every complete record with the engine's own, bit for bit, as it arrives.

const long: Configuration = { ...HELLO, text: 'abcdefghij'.repeat(30), hiddenSize: 5 };

describe.each([
  ['full', HELLO],
  ['truncated', TRUNCATED],
  ['long', long],
  ['clipped by value', { ...HELLO, clipping: { kind: 'value', limit: 0.01 } }],
  ['wide', { ...TRUNCATED, truncation: { k1: 3, k2: 300 } }],
] satisfies [string, Configuration][])('a watched update, %s', (_, configuration) => {
  it('arrives as the engine would record it, and its loss once', () => {
    const page = new Page();
    page.start(configuration);
    for (let n = 0; n < 12; n++) expect(page.watch(n).n).toBe(n);
    page.expectLosses(12);
    expect(page.complete).toHaveLength(12);
  });

  it('is reached from anywhere, back and forth', () => {
    const page = new Page();
    page.start(configuration);
    for (const n of [40, 3, 41, 0, 0, 39, 40, 7]) expect(page.watch(n).n).toBe(n);
    page.expectLosses(42);
  });
});

it('comes in one message a pass while it is short: a dragged number asks for many', () => {
  const page = new Page();
  page.start(HELLO);
  page.watch(0);
  expect(page.reached.map(({ forward, backward }) => [forward, backward])).toEqual([
    ...[
      [0, 5],
      [4, 5],
      [4, 1],
      [4, 1],
    ],
  ]);
});

it('grows by one time step a message while each takes a frame', () => {
  const page = new Page();
  page.world.cost = 20;
  page.start(HELLO);
  page.watch(0);
  // Its beginning, four time steps there and four back, its end.
  expect(page.growths).toBe(1 + 4 + 4 + 1);
  expect(page.reached.map(({ forward, backward }) => [forward, backward])).toEqual([
    ...[0, 1, 2, 3, 4].map((t) => [t, 5]),
    ...[4, 3, 2, 1, 1].map((t) => [4, t]),
  ]);
});

it('shows in a growing record exactly what has been reached', () => {
  const page = new Page();
  page.start(TRUNCATED);
  const { trace, window, sizes } = page.watch(1);
  const carried = (window.lossFrom - window.start) * sizes.H;
  expect(carried).toBeGreaterThan(0);
  page.world.cost = 20;
  page.client.watch(1);
  page.until(() => page.growing !== null);
  const { u } = page.growing!.trace;
  // What the window takes over is there before anything is run.
  expect(u.subarray(0, carried)).toEqual(trace.u.subarray(0, carried));
  expect(u.subarray(carried).every((value) => value === 0)).toBe(true);
  page.world.deliver();
  const next = carried + sizes.H;
  expect(u.subarray(0, next)).toEqual(trace.u.subarray(0, next));
  expect(u.subarray(next).every((value) => value === 0)).toBe(true);
});

it('grows by a frame of work a message when it is long', () => {
  const page = new Page();
  page.world.cost = 0.5;
  page.start(long);
  page.watch(0);
  // 600 rows, about three looks at the clock each.
  expect(page.growths).toBeLessThan(80);
  expect(page.growths).toBeGreaterThan(20);
});

it('gives way to another update at once, and the one given up stays silent', () => {
  const page = new Page();
  page.start(long);
  page.client.watch(0);
  page.until(() => page.growths >= 3);
  const { growing } = page;
  page.client.watch(1);
  page.world.settle();
  expect(page.complete.map(({ n }) => n)).toEqual([1]);
  expect(growing!.n).toBe(0);
  expect(growing!.result).toBeNull();
  page.expectLosses(2);
});

it('tells how far a replay has come when it takes longer than a blink', () => {
  const page = new Page();
  page.start(HELLO);
  page.watch(100);
  expect(page.progress).toEqual([]);
  page.world.cost = 1;
  page.watch(1000);
  expect(page.progress.length).toBeGreaterThan(3);
  // Three looks at the clock an update, and a word every 100 ms.
  expect(page.progress.length).toBeLessThan(40);
  for (const [done, total] of page.progress) {
    expect(total).toBe(899);
    expect(done).toBeLessThanOrEqual(total);
  }
  page.expectLosses(1001);
});
