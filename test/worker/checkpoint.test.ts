import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import type { PlainCheckpoint } from '../../src/engine/plain-checkpoint.ts';
import { checkpointBefore } from '../../src/engine/plain-checkpoint.ts';
import { checkCommand } from '../../src/worker/commands.ts';
import { Page } from './page.ts';
import { HELLO, Reference, TRUNCATED } from './reference.ts';

// Page compares every complete record with the engine's own, bit for bit, as it arrives.

const checkpointOf = (configuration: Configuration, n: number): PlainCheckpoint =>
  checkpointBefore(new Reference(configuration).record(n));

/** The page has a run that begins at a checkpoint of 3002 updates, in the middle of an epoch. */
function startedAt(n: number, configuration: Configuration = TRUNCATED): Page {
  const page = new Page();
  page.start(configuration, checkpointOf(configuration, n));
  return page;
}

describe.each([
  ['full', HELLO],
  ['truncated', TRUNCATED],
] satisfies [string, Configuration][])('a run from a checkpoint, %s', (_, configuration) => {
  it('goes on from there, without computing what lies before it', () => {
    const page = startedAt(3002, configuration);
    // Replaying would be told: it takes longer than a blink.
    page.world.cost = 1;
    expect(page.watch(3002).n).toBe(3002);
    expect(page.watch(3003).n).toBe(3003);
    expect(page.progress).toEqual([]);
    expect(page.train({ kind: 'updates', count: 3020 })).toEqual([3020, 'goal']);
    page.expectLosses(3020);
  });

  it.each([0, 1])(
    'is where the checkpoint is when it is trained at once, after %i failures',
    (fails) => {
      const page = startedAt(402, configuration);
      page.world.cost = 1;
      if (fails > 0) page.world.worker.crash('out of memory');
      page.world.settle();
      expect(page.train({ kind: 'updates', count: 403 })).toEqual([403, 'goal']);
      // Of a stretch that began earlier, some would have been shown on the way.
      expect(page.complete.map(({ n }) => n)).toEqual([402]);
      page.expectLosses(403);
    },
  );

  it('can be walked back before it, to the very beginning, and on again', () => {
    const page = startedAt(402, configuration);
    for (const n of [402, 401, 0, 7, 402, 500, 403]) expect(page.watch(n).n).toBe(n);
    page.expectLosses(501);
  });

  it('comes back to it after going back far, without replaying', () => {
    const page = startedAt(3002, configuration);
    page.watch(0);
    page.world.cost = 1;
    page.watch(3002);
    expect(page.progress).toEqual([]);
  });

  it('survives its worker: another one begins at the checkpoint, too', () => {
    const page = startedAt(3002, configuration);
    page.watch(3002);
    page.world.cost = 1;
    page.world.worker.crash('out of memory');
    page.world.settle();
    expect(page.watch(3004).n).toBe(3004);
    expect(page.restarts).toHaveLength(1);
    expect(page.progress).toEqual([]);
    page.expectLosses(3005);
  });

  it('survives its worker also when it was before the checkpoint', () => {
    const page = startedAt(402, configuration);
    page.watch(5);
    page.world.worker.crash('out of memory');
    page.world.settle();
    page.client.train({ kind: 'updates', count: 9 });
    page.client.pause();
    page.world.settle();
    expect(page.stops.splice(0)).toEqual([[6, 'paused']]);
    expect(page.train({ kind: 'updates', count: 8 })).toEqual([8, 'goal']);
    page.world.worker.crash('out of memory');
    page.world.settle();
    expect(page.watch(405).n).toBe(405);
    page.expectLosses(406);
  });

  it('goes on training to its goal when the worker fails on the way', () => {
    const page = startedAt(402, configuration);
    page.world.cost = 1;
    page.client.train({ kind: 'updates', count: 1500 });
    page.until(() => page.losses.length > 900);
    page.world.worker.crash('out of memory');
    page.world.settle();
    expect(page.stops).toEqual([[1500, 'goal']]);
    page.expectLosses(1500);
  });
});

describe('a checkpoint that does not fit', () => {
  const good = checkpointOf(TRUNCATED, 7);
  const start = { kind: 'start', run: 1, configuration: TRUNCATED, at: 7, reported: 7, shared: 0 };

  it.each([
    ['another run', TRUNCATED, checkpointOf(HELLO, 7)],
    ['too short', TRUNCATED, { ...good, parameters: good.parameters.slice(1) }],
    ['not finite', TRUNCATED, { ...good, parameters: good.parameters.with(0, NaN) }],
  ])('is refused, and the page is told: %s', (_, configuration, checkpoint) => {
    const page = new Page();
    page.start(configuration, checkpoint);
    page.client.watch(7);
    page.world.settle();
    expect(page.failures).toHaveLength(1);
    expect(page.failures[0]).toContain('checkpoint');
    expect(page.complete).toEqual([]);
  });

  it.each([
    ['checkpoint', null],
    ['checkpoint.n', { ...good, n: 0.5 }],
    ['checkpoint.parameters', { ...good, parameters: [...good.parameters] }],
    ['checkpoint.moments.0', { ...good, moments: [null] }],
    ['checkpoint.carried', { ...good, carried: 1 }],
  ])('is refused by name when it is none: %s', (part, checkpoint) => {
    expect(checkCommand({ ...start, checkpoint: good })).toEqual({ ...start, checkpoint: good });
    expect(() => checkCommand({ ...start, checkpoint })).toThrow(`command: ${part}: `);
  });
});
