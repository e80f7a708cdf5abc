import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { KEPT_RUN } from '../../src/app/kept-run-key.ts';
import { bindKeptRun, keep } from '../../src/app/kept-run.ts';
import { openAddress } from '../../src/app/resume.ts';
import { DEFAULT_ADDRESS } from '../../src/share/address.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { Model } from '../../src/share/model-file.ts';
import { readModel } from '../../src/share/model-file.ts';
import { modelBefore } from '../../src/store/models.ts';
import { openSession } from '../store/fake-client.ts';

/** Enough work in an update for a hundred of them to be worth keeping. */
const LONG: Configuration = {
  ...DEFAULT_CONFIGURATION,
  text: 'the quick brown fox jumps over the lazy dog '.repeat(6),
  hiddenSize: 16,
  optimizer: { kind: 'sgd', rate: 1e-4 },
};

const kept = (): Model | null => {
  const text = sessionStorage.getItem(KEPT_RUN);
  if (text === null) return null;
  const read = readModel(text);
  return read.ok ? read.model : null;
};

const throwing = (name: string) => () => ({
  setItem: () => {
    throw new DOMException('no', name);
  },
});
const denied = (): Storage => {
  throw new DOMException('denied', 'SecurityError');
};

let unbind = (): void => undefined;
beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  unbind();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a run that is long', () => {
  it('is kept: the model that the update on the stage begins with', () => {
    const { store, actions, client, get } = openSession({ configuration: LONG });
    unbind = bindKeptRun({ store, actions });
    actions.train({ kind: 'updates', count: 120 });
    vi.advanceTimersByTime(500);
    expect(kept()).toEqual(modelBefore(get()));
    expect(kept()!.checkpoint.n).toBe(119);
    expect(client.started).toHaveLength(1);
    actions.goTo({ n: 118, i: 0 });
    vi.advanceTimersByTime(500);
    expect(kept()!.checkpoint.n).toBe(118);
  });

  it('is kept also when it was opened before, and is not moved', () => {
    const { store, actions } = openSession({ configuration: LONG, update: 119 });
    unbind = bindKeptRun({ store, actions });
    vi.advanceTimersByTime(500);
    expect(kept()!.checkpoint.n).toBe(119);
  });

  it.each(['pagehide', 'visibilitychange'])('is kept at once on %s', (event) => {
    const { store, actions } = openSession({ configuration: LONG });
    unbind = bindKeptRun({ store, actions });
    actions.train({ kind: 'updates', count: 120 });
    vi.advanceTimersByTime(500);
    actions.goTo({ n: 118, i: 0 });
    actions.goTo({ n: 117, i: 0 });
    expect(kept()!.checkpoint.n).not.toBe(117);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    (event === 'pagehide' ? window : document).dispatchEvent(new Event(event));
    expect(kept()!.checkpoint.n).toBe(117);
  });

  it('is written every few seconds while it trains, not with every record', () => {
    const { store, actions, client, get } = openSession({ configuration: LONG }, false);
    client.answer();
    unbind = bindKeptRun({ store, actions });
    const write = vi.spyOn(Storage.prototype, 'setItem');
    actions.train({ kind: 'updates', count: 1000 });
    const reached = { forward: 1, backward: 1 };
    for (let n = 200; n < 300; n++) {
      const record = { ...get().scene!.record, n };
      client.listener.onRecord(record, true, reached);
      vi.advanceTimersByTime(100);
    }
    expect(write.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(write.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it('that is short is not', () => {
    const { store, actions } = openSession();
    unbind = bindKeptRun({ store, actions });
    actions.train({ kind: 'updates', count: 120 });
    vi.advanceTimersByTime(5000);
    window.dispatchEvent(new Event('pagehide'));
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('a storage that', () => {
  it.each([
    ['is full', throwing('QuotaExceededError'), 'storageFull'],
    ['is denied', denied, 'storageDenied'],
    ['may not be written', throwing('SecurityError'), 'storageDenied'],
    ['is not there', () => null as unknown as Storage, 'storageDenied'],
  ] as const)('%s is said once, and everything goes on', (_, storage, kind) => {
    const { store, actions, get } = openSession({ configuration: LONG });
    unbind = bindKeptRun({ store, actions }, storage);
    actions.train({ kind: 'updates', count: 120 });
    vi.advanceTimersByTime(500);
    // Not in the place of what else is to be said.
    expect(get().notice?.kind).toBe('stopped');
    actions.move('previousStep');
    expect(get().notice).toEqual({ kind });
    actions.dismissNotice();
    actions.move('previousUpdate');
    vi.advanceTimersByTime(5000);
    expect(get().notice).toBeNull();
    expect(get().position.n).toBe(118);
  });

  it('has no room for all of it keeps what was kept before', () => {
    const model = modelBefore(openSession({ configuration: LONG, update: 2 }).get())!;
    expect(keep(() => sessionStorage, model)).toBeNull();
    const huge = { ...model.checkpoint, parameters: new Float64Array(300_000) };
    expect(keep(() => sessionStorage, { ...model, checkpoint: huge })).toBe('storageFull');
    expect(kept()).toEqual(model);
  });

  it('has no room for the curve keeps the rest', () => {
    const model = modelBefore(openSession({ configuration: LONG, update: 2 }).get())!;
    const parameters = new Float64Array(180_000);
    const losses = new Float64Array(10_000);
    const large = { ...model, checkpoint: { ...model.checkpoint, parameters }, losses };
    expect(keep(() => sessionStorage, large)).toBeNull();
    expect(sessionStorage.getItem(KEPT_RUN)).toContain('"losses": ""');
  });
});

describe('opening an address', () => {
  beforeEach(() => {
    vi.useRealTimers();
  });
  const state = { ...DEFAULT_ADDRESS, configuration: LONG, update: 4, step: 9 };
  const keepLong = (): void => {
    keep(() => sessionStorage, modelBefore(openSession(state).get())!);
  };

  it('goes on with the run that was kept', async () => {
    keepLong();
    const session = openSession();
    await openAddress(session, state, null);
    expect(session.client.checkpoints.at(-1)).toEqual(kept()!.checkpoint);
    expect(session.get()).toMatchObject({ position: { n: 4, i: 9 }, notice: null });
  });

  it('of the first update is opened at once', () => {
    keepLong();
    const session = openSession();
    void openAddress(session, { ...state, update: 0 }, null);
    expect(session.get().configuration).toEqual(LONG);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -10)],
    ['changed', (text: string) => text.replace('"n": 4', '"n": 3')],
    ['something else', () => '[1,2,3]'],
  ])('of a kept run that is %s computes it again, and says so', async (_, spoil) => {
    keepLong();
    sessionStorage.setItem(KEPT_RUN, spoil(sessionStorage.getItem(KEPT_RUN)!));
    const session = openSession();
    await openAddress(session, state, null);
    expect(session.client.checkpoints.at(-1)).toBeNull();
    expect(session.get()).toMatchObject({
      position: { n: 4, i: 9 },
      notice: { kind: 'keptDamaged' },
    });
  });

  it('where storage is denied computes it', async () => {
    vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(denied);
    const session = openSession();
    await openAddress(session, state, null);
    expect(session.get()).toMatchObject({ position: { n: 4, i: 9 }, notice: null });
  });
});
