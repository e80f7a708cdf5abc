import { describe, expect, it } from 'vitest';
import { DEFAULT_ADDRESS } from '../../src/share/address.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { comparedWith, isShown } from '../../src/store/selectors.ts';
import { addressOf } from '../../src/store/state.ts';
import { differenceAt } from '../../src/timeline/difference.ts';
import { at, cellOf } from '../../src/timeline/quantities.ts';
import { scenesOf } from '../timeline/support.ts';
import { openSession } from './fake-client.ts';

const OTHER_SEED = { ...DEFAULT_CONFIGURATION, seed: 7 };
const cell = cellOf(at('h', 2), 1);

describe('a pinned update', () => {
  it('stays while the run goes on, and while another begins', () => {
    const { actions, get } = openSession({ update: 2 });
    const pinned = get().scene;
    actions.pin();
    actions.setComparing(true);
    actions.move('nextUpdate');
    expect(comparedWith(get())).toBe(pinned);
    actions.apply(OTHER_SEED);
    expect(comparedWith(get())).toBe(pinned);
    const { h } = get().scene!.record.trace;
    // Row 0 is the state before the first time step.
    const row = 2 * 3 + 1;
    expect(differenceAt(get().scene!, pinned, cell)).toBe(h[row]! - pinned!.record.trace.h[row]!);
  });

  it('is compared with only when asked, and only where the numbers correspond', () => {
    const { actions, get } = openSession();
    actions.pin();
    expect(comparedWith(get())).toBeNull();
    actions.setComparing(true);
    expect(comparedWith(get())).not.toBeNull();
    for (const other of [{ text: 'hallo' }, { hiddenSize: 4 }]) {
      actions.apply({ ...DEFAULT_CONFIGURATION, ...other });
      expect(comparedWith(get())).toBeNull();
    }
    actions.unpin();
    expect(get().comparing).toBe(false);
  });

  it('is compared with where its window has the same time steps, and nowhere else', () => {
    const inWindows = (k1: number, k2: number) => ({
      ...DEFAULT_CONFIGURATION,
      text: 'she sells sea shell',
      truncation: { k1, k2 },
    });
    // Windows 1–9 and 10–18, and round again.
    const apart = openSession({ configuration: inWindows(9, 9), update: 1 });
    apart.actions.pin();
    apart.actions.setComparing(true);
    const there = [0, 1, 2, 3].map((n) => {
      apart.actions.goTo({ n, i: Infinity });
      return comparedWith(apart.get()) !== null;
    });
    expect(there).toEqual([false, true, false, true]);

    // Windows 1–4 and 3–8: what is at 5 has no counterpart.
    const shared = openSession({ configuration: inWindows(4, 6), update: 0 });
    shared.actions.pin();
    shared.actions.setComparing(true);
    shared.actions.goTo({ n: 1, i: Infinity });
    expect(shared.get().scene!.record.window).toEqual({ start: 3, lossFrom: 5, end: 8 });
    expect([2, 3, 4, 5].map((t) => isShown(shared.get(), at('h', t)))).toEqual([
      ...[true, true, true, false],
    ]);
    shared.actions.setComparing(false);
    expect(isShown(shared.get(), at('h', 5))).toBe(true);
  });

  it('is part of the address: it is run again, and then the picture itself', () => {
    const before = openSession({ configuration: OTHER_SEED, update: 3 });
    before.actions.pin();
    before.actions.apply(DEFAULT_CONFIGURATION);
    before.actions.goTo({ n: 1, i: 20 });
    before.actions.setComparing(true);
    const address = addressOf(before.get());

    const { client, get } = openSession(address, false);
    expect(addressOf(get())).toEqual(address);
    client.answer();
    expect(get().position).toEqual({ n: 1, i: 20 });
    expect(get().pinned!.record.trace).toEqual(scenesOf(OTHER_SEED, 4)[3]!.record.trace);
    expect(get().scene!.record.trace).toEqual(scenesOf(DEFAULT_CONFIGURATION, 2)[1]!.record.trace);
    expect(addressOf(get())).toEqual(address);
  });

  it('is not run again when the address of the same one is opened', () => {
    const { actions, client, get } = openSession();
    actions.pin();
    const pin = { configuration: DEFAULT_CONFIGURATION, update: 0 };
    actions.open({ ...DEFAULT_ADDRESS, pin, step: 4 }, null);
    expect(client.started).toHaveLength(1);
    expect(get().position.i).toBe(4);
  });

  it('of the same run is a place on the way to the picture', () => {
    const pin = { configuration: { ...DEFAULT_CONFIGURATION }, update: 2 };
    for (const update of [0, 2, 6]) {
      const { client, get } = openSession({ pin, update, step: 9 });
      expect(client.started, `to ${update}`).toHaveLength(1);
      expect(get().position).toEqual({ n: update, i: 9 });
      expect(get().scene!.record.trace).toEqual(
        scenesOf(DEFAULT_CONFIGURATION, 7)[update]!.record.trace,
      );
    }
  });
});

describe('giving up an update that takes long', () => {
  const far = { configuration: OTHER_SEED, update: 9 };

  it('a pinned one: the picture comes without it', () => {
    const { actions, client, get } = openSession({ pin: far, update: 1, step: 20 }, false);
    client.listener.onProgress(2, 9);
    expect(get().activity).toEqual({ kind: 'replaying', done: 2, total: 9 });
    actions.giveUp();
    client.answer();
    expect(get()).toMatchObject({ pinned: null, position: { n: 1, i: 20 } });
    expect(get().activity).toEqual({ kind: 'idle' });
    expect(addressOf(get()).pin).toBeNull();
  });

  it('that of the address: the run begins', () => {
    const { actions, client, get } = openSession({ ...far, step: 20 }, false);
    client.listener.onProgress(2, 9);
    actions.giveUp();
    client.answer();
    expect(get().position).toEqual({ n: 0, i: 0 });
    expect(get().configuration).toEqual(OTHER_SEED);
  });

  it('on the way through time: the picture stays, and so does the curve', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.train({ kind: 'updates', count: 5 });
    client.answer();
    actions.goTo({ n: 2, i: 0 });
    client.listener.onProgress(1, 2);
    actions.giveUp();
    client.answer();
    expect(get()).toMatchObject({ position: { n: 4 }, awaited: null, activity: { kind: 'idle' } });
    expect(get().history.count).toBe(5);
    actions.train({ kind: 'updates', count: 8 });
    client.answer();
    expect(get().history.count).toBe(8);
    expect(get().scene!.record.trace).toEqual(scenesOf(DEFAULT_CONFIGURATION, 8)[7]!.record.trace);
  });
});
