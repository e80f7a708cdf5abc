import { describe, expect, it } from 'vitest';
import { createClientIn } from '../../src/worker/client.ts';
import { Watchdog } from '../../src/worker/watchdog.ts';
import { Page } from './page.ts';
import { DIVERGING, HELLO, Reference, TRUNCATED } from './reference.ts';
import { World } from './world.ts';

const FOREVER = { kind: 'updates', count: 1_000_000 } as const;

/** Lets the page and the worker go on for a while, in turns. */
function runFor(page: Page, turns: number): void {
  for (let i = 0; i < turns; i++) page.world.deliver() || page.world.work();
}

/** What a page sees of a worker that ends in each of these ways, and how long that takes. */
const ENDS = {
  crashed: (page: Page) => page.world.worker.crash('out of memory'),
  silent: (page: Page) => {
    page.world.worker.hung = true;
    page.world.deliverAll();
    page.world.wait(6000);
  },
};

describe.each(['crashed', 'silent'] as const)('a worker that has %s', (cause) => {
  it('is replaced by one that goes on training where it was', () => {
    const page = new Page();
    page.start(TRUNCATED);
    page.train({ kind: 'updates', count: 20 });
    page.client.train({ kind: 'updates', count: 5000 });
    page.until(() => page.losses.length > 1000);
    const told = page.losses.length;
    expect(told).toBeLessThan(5000);
    const shown = page.complete.length;
    ENDS[cause](page);
    page.world.settle();
    expect(page.restarts.map(([why]) => why)).toEqual([cause]);
    expect(page.stops.at(-1)).toEqual([5000, 'goal']);
    page.expectLosses(5000);
    // What was on the screen before is not shown again.
    for (const { n } of page.complete.slice(shown)) expect(n).toBeGreaterThanOrEqual(told - 1);
    expect(page.world.workers).toHaveLength(2);
  });

  it('is replaced by one that watches what was being watched', () => {
    const page = new Page();
    page.start(TRUNCATED);
    page.watch(2);
    // So that no slice holds the whole update.
    page.world.cost = 2;
    page.client.watch(30);
    page.until(() => page.growing?.n === 30);
    ENDS[cause](page);
    page.world.settle();
    expect(page.restarts).toHaveLength(1);
    expect(page.last.n).toBe(30);
    page.expectLosses(31);
  });

  it('still answers a pause, from where the run was', () => {
    const page = new Page();
    page.start(HELLO);
    page.client.train(FOREVER);
    runFor(page, 60);
    page.client.pause();
    ENDS[cause](page);
    page.world.settle();
    expect(page.restarts).toHaveLength(1);
    const n = page.losses.length;
    expect(page.stops).toEqual([[n, 'paused']]);
    expect(page.train({ kind: 'updates', count: n + 5 })).toEqual([n + 5, 'goal']);
    page.expectLosses(n + 5);
    expect(page.watch(n).n).toBe(n);
  });
});

it('counts towards a goal as if nothing had happened', () => {
  const goal = { kind: 'generates', times: 40, atMost: 100_000 } as const;
  const configuration = { ...HELLO, seed: 4 };
  const undisturbed = new Page();
  undisturbed.start(configuration);
  const stop = undisturbed.train(goal);
  const page = new Page();
  page.start(configuration);
  page.world.cost = 2;
  page.client.train(goal);
  // In the middle of the row.
  page.until(() => page.losses.length >= 40);
  ENDS.crashed(page);
  page.world.settle();
  expect(page.restarts).toHaveLength(1);
  expect(page.stops).toEqual([stop]);
});

it('says how far the repetition has come', () => {
  const page = new Page();
  page.start(HELLO);
  page.world.cost = 1;
  page.client.train({ kind: 'updates', count: 3000 });
  page.until(() => page.losses.length >= 2000);
  const told = page.losses.length;
  ENDS.crashed(page);
  page.world.settle();
  expect(page.progress.length).toBeGreaterThan(3);
  for (const [, total] of page.progress) expect(total).toBe(told);
  expect(page.stops).toEqual([[3000, 'goal']]);
});

it('can be paused while it repeats, and has then lost nothing either', () => {
  const page = new Page();
  page.start(HELLO);
  page.world.cost = 1;
  page.client.train({ kind: 'updates', count: 3000 });
  page.until(() => page.losses.length >= 2000);
  const told = page.losses.length;
  ENDS.crashed(page);
  page.until(() => page.progress.length >= 2);
  const shown = page.complete.length;
  page.client.pause();
  page.world.settle();
  expect(page.complete).toHaveLength(shown);
  expect(page.stops).toEqual([[told, 'paused']]);
  expect(page.train({ kind: 'updates', count: told + 1 })).toEqual([told + 1, 'goal']);
  page.expectLosses(told + 1);
});

it('goes on where the run was after failing with nothing under way', () => {
  const page = new Page();
  page.start(TRUNCATED);
  page.train({ kind: 'updates', count: 50 });
  page.watch(9);
  ENDS.crashed(page);
  page.world.settle();
  expect(page.restarts).toEqual([['crashed', 'out of memory']]);
  expect(page.train({ kind: 'updates', count: 12 })).toEqual([12, 'goal']);
  page.expectLosses(50);
  ENDS.crashed(page);
  page.world.settle();
  expect(page.watch(60).n).toBe(60);
  page.expectLosses(61);
  // Watching moves the run, also when it has not yet been brought back to where it was.
  ENDS.crashed(page);
  page.watch(5);
  expect(page.train({ kind: 'updates', count: 8 })).toEqual([8, 'goal']);
});

it('counts from where the run was, also after failing with nothing under way', () => {
  const goal = { kind: 'generates', times: 5, atMost: 1000 } as const;
  const page = new Page();
  page.start({ ...HELLO, seed: 4 });
  page.train({ kind: 'updates', count: 30 });
  ENDS.crashed(page);
  page.world.settle();
  // From the beginning it would be earlier.
  expect(page.train(goal)).toEqual([35, 'goal']);
});

it('has diverged as before', () => {
  const { diverging } = new Reference(DIVERGING);
  const page = new Page();
  page.start(DIVERGING);
  page.train(FOREVER);
  ENDS.crashed(page);
  page.world.settle();
  expect(page.train(FOREVER)).toEqual([diverging, 'diverged']);
  page.expectLosses(diverging);
});

it('is given up after failing three times more with nothing achieved, until the next start', () => {
  const page = new Page();
  page.start(HELLO);
  for (let i = 0; i < 4; i++) {
    page.client.train(FOREVER);
    runFor(page, 30);
    ENDS.crashed(page);
    page.world.deliverAll();
  }
  expect(page.restarts).toHaveLength(3);
  expect(page.failures).toEqual(['out of memory']);
  expect(page.world.alive).toEqual([]);
  expect(page.world.ticking).toBe(false);
  const told = page.growths;
  page.client.watch(1);
  page.client.train(FOREVER);
  page.client.pause();
  page.world.settle();
  page.world.wait(60_000);
  expect(page.growths).toBe(told);
  expect(page.world.workers).toHaveLength(4);
  page.start(HELLO);
  expect(page.watch(3).n).toBe(3);
});

it('may fail any number of times when something is achieved in between', () => {
  const page = new Page();
  page.start(HELLO);
  for (let n = 0; n < 10; n++) {
    page.watch(n);
    ENDS.crashed(page);
    page.world.settle();
  }
  expect(page.restarts).toHaveLength(10);
  expect(page.failures).toEqual([]);
});

it('is given up when its script cannot be loaded', () => {
  const page = new Page();
  page.start(HELLO);
  page.client.watch(0);
  for (let i = 0; i < 4; i++) {
    page.world.worker.toPage.length = 0;
    page.world.worker.hung = true;
    // A failed load is an event without a message.
    page.world.worker.say('error', {});
    page.world.deliver();
  }
  expect(page.restarts).toHaveLength(3);
  expect(page.failures).toHaveLength(1);
});

it('is given up when the browser makes none', () => {
  const page = new Page();
  const client = createClientIn(
    page,
    () => {
      throw new Error('no workers here');
    },
    page.world.timer,
  );
  client.start(HELLO);
  client.watch(0);
  expect(page.failures).toEqual(['Error: no workers here']);
});

it('is restarted after a message that cannot be read', () => {
  const page = new Page();
  page.start(HELLO);
  page.client.watch(5);
  page.world.worker.say('messageerror', {});
  page.world.settle();
  expect(page.restarts).toHaveLength(1);
  expect(page.last.n).toBe(5);
});

it('is heard no more once it has been replaced', () => {
  const page = new Page();
  page.start(HELLO);
  page.client.train({ kind: 'updates', count: 500 });
  const [first] = page.world.workers;
  while (page.world.work());
  // Everything it said is still on its way when it is given up.
  const late = first!.toPage.splice(0);
  first!.crash('late');
  page.world.deliver();
  first!.toPage.push(...late);
  first!.crash('once more');
  page.world.settle();
  expect(page.restarts).toEqual([['crashed', 'late']]);
  expect(page.stops).toEqual([[500, 'goal']]);
  page.expectLosses(500);
});

describe('no false alarm', () => {
  it('when the worker is busy with a long replay', () => {
    const page = new Page();
    page.start(HELLO);
    page.world.cost = 10;
    page.client.watch(2000);
    for (let i = 0; page.complete.length === 0; i++) {
      page.world.leap(100);
      page.world.deliver() || page.world.work();
      if (i > 20_000) throw new Error('never there');
    }
    expect(page.world.time).toBeGreaterThan(20_000);
    expect(page.restarts).toEqual([]);
  });

  it('when the page was asleep, or its timers come once a minute', () => {
    const page = new Page();
    page.start(HELLO);
    page.client.train(FOREVER);
    runFor(page, 20);
    for (let i = 0; i < 20; i++) page.world.leap(60_000);
    expect(page.restarts).toEqual([]);
    page.world.leap(3_600_000);
    page.world.leap(1000);
    runFor(page, 20);
    page.client.pause();
    page.world.settle();
    expect(page.restarts).toEqual([]);
    expect(page.stops).toHaveLength(1);
  });

  it('when nothing is under way', () => {
    const page = new Page();
    page.start(HELLO);
    page.watch(0);
    expect(page.world.ticking).toBe(false);
    page.world.worker.hung = true;
    page.world.wait(60_000);
    expect(page.restarts).toEqual([]);
  });

  it.each(['first', 'second'])('when the %s worker takes its time to load', (which) => {
    const page = new Page();
    page.start(HELLO);
    page.client.watch(0);
    if (which === 'second') {
      page.world.deliverAll();
      ENDS.crashed(page);
      page.world.deliver();
    }
    const restarts = page.restarts.length;
    const { worker } = page.world;
    const waiting = worker.toPage.splice(0);
    worker.hung = true;
    page.world.wait(20_000);
    worker.hung = false;
    worker.toPage.push(...waiting);
    page.world.settle();
    expect(page.restarts).toHaveLength(restarts);
    expect(page.last.n).toBe(0);
  });

  it('when the worker has nothing to say but that it lives', () => {
    const world = new World();
    const said: string[] = [];
    const onSilent = () => said.push('silent');
    const watchdog = new Watchdog(world.timer, () => said.push('ping'), onSilent);
    watchdog.heard();
    watchdog.expect(true);
    for (let i = 0; i < 20; i++) {
      world.wait(1000);
      watchdog.heard();
    }
    expect(said).toEqual(Array<string>(20).fill('ping'));
    world.wait(5000);
    expect(said).not.toContain('silent');
    world.wait(1000);
    expect(said.at(-1)).toBe('silent');
  });
});

it('disposes of its worker and its timer, and of those only', () => {
  const page = new Page();
  page.start(HELLO);
  page.client.train(FOREVER);
  runFor(page, 40);
  page.client.dispose();
  const told = page.losses.length;
  page.world.settle();
  page.world.wait(60_000);
  expect(page.world.alive).toEqual([]);
  expect(page.world.ticking).toBe(false);
  expect(page.losses).toHaveLength(told);
  page.client.watch(1);
  expect(page.world.alive).toEqual([]);
});
