import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { Page } from './page.ts';
import { DIVERGING, HELLO, TRUNCATED } from './reference.ts';

const CONFIGURATIONS = [HELLO, TRUNCATED, DIVERGING];

type Happening =
  | { kind: 'start'; configuration: Configuration }
  | { kind: 'watch'; n: number }
  | { kind: 'train'; count: number }
  | { kind: 'generate'; times: number; atMost: number }
  | { kind: 'pause' | 'crash' | 'hang' }
  | { kind: 'deliver' | 'work'; times: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('start' as const),
      configuration: fc.constantFrom(...CONFIGURATIONS),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('watch' as const), n: fc.nat(60) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('train' as const), count: fc.nat(200) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('generate' as const),
      times: fc.integer({ min: 1, max: 5 }),
      atMost: fc.nat(200),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pause' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('crash' as const, 'hang' as const) }) },
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constantFrom('deliver' as const, 'work' as const),
      times: fc.integer({ min: 1, max: 30 }),
    }),
  },
);

/** What must be answered: by a complete record, or by a stop. */
interface Expected {
  watch: number | null;
  stops: boolean;
}

function happen(page: Page, expected: Expected, event: Happening): void {
  const { world, client } = page;
  switch (event.kind) {
    case 'start':
      page.stops.length = 0;
      page.start(event.configuration);
      Object.assign(expected, { watch: null, stops: false });
      break;
    case 'watch':
      page.complete.length = page.stops.length = 0;
      client.watch(event.n);
      Object.assign(expected, { watch: event.n, stops: false });
      break;
    case 'train':
    case 'generate': {
      page.complete.length = page.stops.length = 0;
      const { kind: _, ...goal } = event;
      client.train('count' in goal ? { kind: 'updates', ...goal } : { kind: 'generates', ...goal });
      Object.assign(expected, { watch: null, stops: true });
      break;
    }
    case 'pause':
      client.pause();
      break;
    case 'crash':
      world.worker.crash('by chance');
      break;
    case 'hang':
      world.worker.hung = true;
      break;
    case 'deliver':
    case 'work':
      for (let i = 0; i < event.times; i++) world[event.kind]();
  }
}

/** Until nothing is under way: a worker that hangs is found out by the ticks. */
function settle(page: Page): void {
  page.world.settle();
  for (let i = 0; page.world.ticking; i++) {
    page.world.wait(1000);
    page.world.settle();
    if (i > 100) throw new Error('never idle');
  }
  page.world.settle();
}

function holds(events: readonly Happening[], configuration: Configuration, cost: number): void {
  const page = new Page();
  page.world.cost = cost;
  const expected: Expected = { watch: null, stops: false };
  page.start(configuration);
  for (const event of events) {
    // Page compares each record and each batch of losses as it arrives.
    happen(page, expected, event);
    expect(page.world.alive.length).toBeLessThanOrEqual(1);
    expect(page.stops.length).toBeLessThanOrEqual(1);
    if (page.failures.length > 0) return;
  }
  settle(page);
  if (page.failures.length > 0) return;
  page.expectLosses(page.losses.length);
  if (expected.stops) expect(page.stops).toHaveLength(1);
  else expect(page.stops).toEqual([]);
  if (expected.watch !== null) {
    expect(page.complete).toHaveLength(1);
    expect(page.last.n).toBe(page.reference.record(expected.watch).n);
  }
  // Whatever happened, the run is whole: the next request is answered as if nothing had.
  page.client.watch(70);
  settle(page);
  if (page.failures.length > 0) return;
  expect(page.last.n).toBe(page.reference.record(70).n);
  page.expectLosses(page.losses.length);
}

it('holds whatever is asked, whenever it is asked, and whatever fails meanwhile', () => {
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 60, size: 'max' }),
      fc.constantFrom(...CONFIGURATIONS),
      fc.constantFrom(0.05, 1, 5),
      holds,
    ),
    { numRuns: 150 },
  );
});
