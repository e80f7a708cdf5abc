import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTrace } from '../../src/engine/trace.ts';
import { checkCommand } from '../../src/worker/commands.ts';
import { checkEvent, type TrainingEvent } from '../../src/worker/events.ts';
import { RunLoop } from '../../src/worker/run-loop.ts';
import { packRows, type Pass, unpackRows } from '../../src/worker/rows.ts';
import { Page } from './page.ts';
import { HELLO } from './reference.ts';

const START = { kind: 'start', run: 1, configuration: HELLO, at: 0, reported: 0, shared: 0 };

describe('a command', () => {
  it.each([
    START,
    { ...START, configuration: { ...HELLO, truncation: { k1: 1, k2: 2 } } },
    { ...START, configuration: { ...HELLO, clipping: { kind: 'norm', limit: 1 } } },
    {
      ...START,
      configuration: { ...HELLO, initialisation: { kind: 'spectral', radius: 1, inputScale: 1 } },
    },
    { kind: 'watch', run: 1, request: 1, n: 0 },
    { kind: 'train', run: 1, request: 1, goal: { kind: 'updates', count: 3 }, quietUntil: 0 },
    { kind: 'pause', run: 1 },
    { kind: 'seen', run: 1 },
    { kind: 'ping' },
  ])('is let through when it is well-formed: $kind', (command) => {
    expect(checkCommand(command)).toEqual(command);
  });

  it.each([
    [null, 'message'],
    [{ kind: 'stop', run: 1 }, 'kind'],
    [{ kind: 'watch', run: 1, request: 1, n: -1 }, 'n'],
    [{ kind: 'watch', run: 1, request: 1, n: 0.5 }, 'n'],
    [{ kind: 'watch', run: 1, request: 1, n: NaN }, 'n'],
    [{ kind: 'watch', request: 1, n: 1 }, 'run'],
    [{ kind: 'train', run: 1, request: 1, goal: { kind: 'never' } }, 'goal.kind'],
    [{ ...START, configuration: { ...HELLO, hiddenSize: '3' } }, 'configuration.hiddenSize'],
    [{ ...START, configuration: { ...HELLO, text: '' } }, 'configuration.text'],
    [
      { ...START, configuration: { ...HELLO, optimizer: { kind: 'sgd', rate: Infinity } } },
      'configuration.optimizer.rate',
    ],
  ])('is refused by the name of what is wrong with it: %j', (command, part) => {
    expect(() => checkCommand(command)).toThrow(`command: ${part}: `);
  });
});

describe('the run loop', () => {
  const posted: TrainingEvent[] = [];
  const loop = new RunLoop({
    post: (event) => posted.push(event),
    schedule: () => {},
    now: () => 0,
  });

  it('refuses whatever makes no sense, and says so to the run it came from', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (message) => {
        posted.length = 0;
        loop.receive(message);
        expect(posted).toMatchObject([{ kind: 'refused' }]);
      }),
    );
    loop.receive({ kind: 'watch', run: 7 });
    expect(posted.at(-1)).toMatchObject({ kind: 'refused', run: 7 });
  });

  it.each([
    ['a text without anything to predict', { text: 'a' }],
    ['a window that does not reach over itself', { truncation: { k1: 3, k2: 2 } }],
  ])('refuses %s', (_, change) => {
    posted.length = 0;
    loop.receive({ ...START, configuration: { ...HELLO, ...change } });
    expect(posted).toMatchObject([{ kind: 'refused', run: 1 }]);
  });

  it('has nothing to say to a run that is not the present one', () => {
    posted.length = 0;
    loop.receive({ ...START, run: 3 });
    loop.receive({ kind: 'watch', run: 2, request: 1, n: 0 });
    loop.receive({ kind: 'pause', run: 3 });
    expect(posted).toEqual([]);
  });
});

describe('the client', () => {
  it('fails, and does not try again, when its command is refused', () => {
    const page = new Page();
    page.start({ ...HELLO, text: 'a' });
    page.client.watch(0);
    page.world.settle();
    expect(page.failures).toHaveLength(1);
    expect(page.failures[0]).toContain('two characters');
    expect(page.restarts).toEqual([]);
    expect(page.world.alive).toEqual([]);
    page.start(HELLO);
    expect(page.watch(1).n).toBe(1);
    page.client.watch(-1);
    page.world.settle();
    expect(page.failures[1]).toContain('command: n: ');
  });

  it('does not mind the refusal of a run that is over', () => {
    const page = new Page();
    page.client.start({ ...HELLO, text: 'a' });
    page.start(HELLO);
    expect(page.watch(1).n).toBe(1);
    expect(page.failures).toEqual([]);
  });

  const head = {
    ...{ n: 0, epoch: 0, window: { start: 1, lossFrom: 1, end: 4 }, sizes: { V: 4, H: 3 } },
    ...{ timeSteps: 4, inputs: new Int32Array(4), targets: new Int32Array(4) },
    parameters: new Float64Array(43),
  };
  const ids = { run: 1, request: 1 };
  const begin = { kind: 'begin', ...ids, head, before: new Float64Array(3) };
  const rows = { kind: 'rows', ...ids, pass: 'forward', from: 1, to: 1 };
  it.each<[string, object]>([
    ['no kind', { data: 1 }],
    ['arrays of another kind', { kind: 'figures', run: 1, from: 0, values: [1] }],
    [
      'figures that leave an update out',
      { kind: 'figures', run: 1, from: 1, values: new Float64Array(5) },
    ],
    ['half of an update', { kind: 'figures', run: 1, from: 0, values: new Float64Array(3) }],
    ['too few states', { ...begin, before: new Float64Array(2), carried: new Float64Array() }],
    ['states from nowhere', { ...begin, carried: new Float64Array(1) }],
    ['too few inputs', { ...begin, head: { ...head, inputs: new Int32Array(3) } }],
    ['too many parameters', { ...begin, head: { ...head, parameters: new Float64Array(44) } }],
    ['rows too short', { ...rows, values: new Float64Array(3) }],
    ['rows out of place', { ...rows, from: 9, to: 9, values: new Float64Array(15) }],
  ])('takes a worker that sends nonsense for a broken one: %s', (_, event) => {
    const page = new Page();
    page.start(HELLO);
    page.client.watch(1);
    page.until(() => page.growths > 0);
    page.world.worker.toPage.unshift({ type: 'message', properties: { data: event } });
    page.world.settle();
    expect(page.restarts).toHaveLength(1);
    expect(page.restarts[0]![0]).toBe('crashed');
    expect(page.last.n).toBe(1);
    page.expectLosses(2);
  });

  it('names what is wrong with an event', () => {
    const progress = { kind: 'progress', run: 1, request: 1, done: 1, total: 'all' };
    expect(() => checkEvent(progress)).toThrow('event: total: ');
  });
});

describe('rows', () => {
  it('come out as they went in, and touch nothing else', () => {
    const size = fc.integer({ min: 1, max: 5 });
    const cut = { V: size, H: size, capacity: size, a: fc.nat(4), b: fc.nat(5) };
    fc.assert(
      fc.property(fc.record(cut), fc.constantFrom<Pass>('forward', 'backward'), (given, pass) => {
        const { V, H, capacity } = given;
        const first = Math.min(given.a, capacity);
        const count = Math.min(given.b, capacity - first);
        const from = createTrace({ V, H }, capacity);
        from.buffer.forEach((_, i) => (from.buffer[i] = i + 1));
        const to = createTrace({ V, H }, capacity);
        const values = packRows(from, pass, first, count);
        expect(values.buffer.byteLength).toBe(values.byteLength);
        unpackRows(to, pass, first, count, values);
        expect(to.buffer.filter((value) => value !== 0).sort()).toEqual(values.sort());
        expect(to.buffer.every((value, i) => value === 0 || value === i + 1)).toBe(true);
      }),
    );
  });
});
