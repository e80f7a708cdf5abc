import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindKeptRun } from '../../src/app/kept-run.ts';
import { openAddress } from '../../src/app/resume.ts';
import type { Configuration } from '../../src/engine/configuration.ts';
import { DEFAULT_ADDRESS } from '../../src/share/address.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { KeptNumbers } from '../../src/share/kept-model.ts';
import { modelFrom, numbersOf, runName } from '../../src/share/kept-model.ts';
import type { Keeping } from '../../src/store/database.ts';
import type { KeptRuns, Place } from '../../src/store/kept-runs.ts';
import * as keptRuns from '../../src/store/kept-runs.ts';
import { modelBefore } from '../../src/store/models.ts';
import { openSession } from '../store/fake-client.ts';

/** Enough work in an update for a hundred of them to be worth keeping. */
const LONG: Configuration = {
  ...DEFAULT_CONFIGURATION,
  text: 'the quick brown fox jumps over the lazy dog '.repeat(6),
  hiddenSize: 16,
  optimizer: { kind: 'sgd', rate: 1e-4 },
};
const SIZE = { length: LONG.text.length, V: new Set(LONG.text).size };

/** Keeps in memory what the database would. */
class FakeRuns implements KeptRuns {
  readonly kept = new Map<string, KeptNumbers>();
  keeping: Keeping = 'kept';
  writes = 0;

  keep([run, n]: Place, numbers: KeptNumbers, forget: readonly Place[]): Promise<Keeping> {
    this.writes++;
    if (this.keeping !== 'kept') return Promise.resolve(this.keeping);
    this.kept.set(`${n} ${run}`, numbers);
    for (const [other, m] of forget) this.kept.delete(`${m} ${other}`);
    return Promise.resolve('kept');
  }
  /** After how many updates the places are, in the order in which they were kept. */
  get updates(): number[] {
    return [...this.kept.values()].map(({ n }) => n);
  }
}

let runs = new FakeRuns();
let unbind = (): void => undefined;
beforeEach(() => {
  vi.useFakeTimers();
  runs = new FakeRuns();
});
afterEach(() => {
  unbind();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a run that is long', () => {
  it('is kept: the model that the update on the stage begins with', async () => {
    const { store, actions, client, get } = openSession({ configuration: LONG });
    unbind = bindKeptRun({ store, actions }, runs);
    actions.train({ kind: 'updates', count: 120 });
    await pass(500);
    expect(runs.updates).toEqual([119]);
    const [numbers] = runs.kept.values();
    expect(modelFrom(numbers, LONG, SIZE)).toEqual(modelBefore(get()));
    expect(client.started).toHaveLength(1);
    actions.goTo({ n: 118, i: 0 });
    await pass(500);
    expect(runs.updates).toEqual([119, 118]);
  });

  it('is kept also when it was opened before, and is not moved', async () => {
    const { store, actions } = openSession({ configuration: LONG, update: 119 });
    unbind = bindKeptRun({ store, actions }, runs);
    await pass(500);
    expect(runs.updates).toEqual([119]);
  });

  it('keeps few places', async () => {
    const { store, actions } = openSession({ configuration: LONG, update: 119 });
    unbind = bindKeptRun({ store, actions }, runs);
    for (const n of [118, 117, 116, 117, 115]) {
      await pass(500);
      actions.goTo({ n, i: 0 });
    }
    await pass(500);
    expect(runs.updates.sort()).toEqual([115, 116, 117]);
  });

  it.each(['pagehide', 'visibilitychange'])('is kept at once on %s', async (event) => {
    const { store, actions } = openSession({ configuration: LONG });
    unbind = bindKeptRun({ store, actions }, runs);
    actions.train({ kind: 'updates', count: 120 });
    await pass(500);
    actions.goTo({ n: 118, i: 0 });
    actions.goTo({ n: 117, i: 0 });
    expect(runs.updates).not.toContain(117);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    (event === 'pagehide' ? window : document).dispatchEvent(new Event(event));
    // Nothing that takes time has happened: there is none.
    expect(runs.updates).toContain(117);
  });

  it('is written every few seconds while it trains, not with every record', async () => {
    const { store, actions, client, get } = openSession({ configuration: LONG }, false);
    client.answer();
    unbind = bindKeptRun({ store, actions }, runs);
    actions.train({ kind: 'updates', count: 1000 });
    const reached = { forward: 1, backward: 1 };
    for (let n = 200; n < 300; n++) {
      const record = { ...get().scene!.record, n };
      client.listener.onRecord(record, true, reached);
      await pass(100);
    }
    expect(runs.writes).toBeGreaterThanOrEqual(3);
    expect(runs.writes).toBeLessThanOrEqual(5);
  });

  it('is kept where it is pinned, too', async () => {
    const { store, actions } = openSession({ configuration: LONG, update: 119 });
    unbind = bindKeptRun({ store, actions }, runs);
    actions.pin();
    actions.goTo({ n: 130, i: 0 });
    await pass(500);
    expect(runs.updates).toEqual([119, 130]);
    for (const n of [131, 132, 133]) {
      actions.goTo({ n, i: 0 });
      await pass(500);
    }
    expect(runs.updates).toEqual([119, 131, 132, 133]);
  });

  it('that is short is not', async () => {
    const { store, actions } = openSession();
    unbind = bindKeptRun({ store, actions }, runs);
    actions.train({ kind: 'updates', count: 120 });
    actions.pin();
    await pass(5000);
    window.dispatchEvent(new Event('pagehide'));
    expect(runs.writes).toBe(0);
  });
});

describe('a storage that', () => {
  it.each([
    ['is full', 'full', 'storageFull'],
    ['is denied', 'denied', 'storageDenied'],
  ] as const)('%s is said once, and everything goes on', async (_, keeping, kind) => {
    const { store, actions, get } = openSession({ configuration: LONG });
    runs.keeping = keeping;
    unbind = bindKeptRun({ store, actions }, runs);
    actions.train({ kind: 'updates', count: 120 });
    await pass(500);
    // Not in the place of what else is to be said.
    expect(get().notice?.kind).toBe('stopped');
    actions.move('previousStep');
    expect(get().notice).toEqual({ kind });
    actions.dismissNotice();
    actions.move('previousUpdate');
    await pass(5000);
    expect(get().notice).toBeNull();
    expect(get().position.n).toBe(118);
  });

  it('is not there is denied', async () => {
    // jsdom has no IndexedDB.
    const { store, actions, get } = openSession({ configuration: LONG, update: 119 });
    unbind = bindKeptRun({ store, actions });
    await pass(500);
    expect(get().notice).toEqual({ kind: 'storageDenied' });
  });
});

describe('opening an address', () => {
  beforeEach(() => {
    vi.useRealTimers();
  });
  const state = { ...DEFAULT_ADDRESS, configuration: LONG, update: 150, step: 9 };
  const numbers = numbersOf(modelBefore(openSession({ ...state, update: 149 }).get())!);
  const find = (found: unknown) =>
    vi.spyOn(keptRuns, 'findPlace').mockImplementation(() => Promise.resolve(found));

  it('goes on with the run that was kept', async () => {
    const finding = find(numbers);
    const session = openSession();
    await openAddress(session, state, null);
    expect(finding).toHaveBeenCalledWith([runName(LONG), 150]);
    expect(session.client.checkpoints.at(-1)?.n).toBe(149);
    expect(session.get()).toMatchObject({ position: { n: 150, i: 9 }, notice: null });
  });

  it('goes on with the run of the pinned update, too', async () => {
    find(numbers);
    const session = openSession();
    const pin = { configuration: LONG, update: 149 };
    await openAddress(session, { ...DEFAULT_ADDRESS, pin }, null);
    expect(session.client.checkpoints.slice(-2).map((checkpoint) => checkpoint?.n)).toEqual([
      149,
      undefined,
    ]);
    expect(session.get().pinned?.record.n).toBe(149);
  });

  it('of an update that is computed at once does not look', () => {
    const finding = find(numbers);
    const session = openSession();
    void openAddress(session, { ...DEFAULT_ADDRESS, update: 12 }, null);
    expect(finding).not.toHaveBeenCalled();
    expect(session.get().position.n).toBe(12);
  });

  it.each([
    ['is something else', [1, 2, 3]],
    ['has a field of another kind', { ...numbers, parameters: [...numbers.parameters] }],
    ['is cut off', { ...numbers, parameters: numbers.parameters.slice(1) }],
    ['is of another optimizer', { ...numbers, moments: [numbers.parameters] }],
    ['has what is no number', { ...numbers, parameters: numbers.parameters.map(() => NaN) }],
    ['has more losses than updates', { ...numbers, losses: new Float64Array(200) }],
  ])('of a kept run that %s computes it again, and says so', async (_, found) => {
    find(found);
    const session = openSession();
    await openAddress(session, state, null);
    expect(session.client.checkpoints.at(-1)).toBeNull();
    expect(session.get()).toMatchObject({
      position: { n: 150, i: 9 },
      notice: { kind: 'keptDamaged' },
    });
  });

  it('where storage is denied computes it', async () => {
    vi.spyOn(keptRuns, 'findPlace').mockRejectedValue(new DOMException('no', 'SecurityError'));
    const session = openSession();
    await openAddress(session, state, null);
    expect(session.get()).toMatchObject({ position: { n: 150, i: 9 }, notice: null });
  });
});

describe('the name of a run', () => {
  it('tells runs apart, and is the same for the same', () => {
    expect(runName({ ...LONG })).toBe(runName(LONG));
    const others: Partial<Configuration>[] = [
      { seed: 7 },
      { hiddenSize: 17 },
      { text: 'another' },
      { optimizer: { kind: 'sgd', rate: 0.2 } },
      { truncation: { k1: 2, k2: 3 } },
      { changes: [{ n: 1, parameter: 'Whh', index: 0, value: 1 }] },
    ];
    const names = others.map((other) => runName({ ...LONG, ...other }));
    expect(new Set([runName(LONG), ...names]).size).toBe(others.length + 1);
  });

  it('of a long text does not hold the text', () => {
    expect(runName({ ...LONG, text: LONG.text.repeat(100) }).length).toBeLessThan(500);
  });
});
