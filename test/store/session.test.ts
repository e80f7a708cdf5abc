import { describe, expect, it } from 'vitest';
import { DEFAULT_ADDRESS } from '../../src/share/address.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { selectedCell } from '../../src/store/selectors.ts';
import type { SessionState } from '../../src/store/state.ts';
import { addressOf } from '../../src/store/state.ts';
import { expectSameRecord } from '../engine/support.ts';
import { scenesOf } from '../timeline/support.ts';
import { lossesOf, openSession } from './fake-client.ts';

const LAST = 80;
const EXPLODING = { ...DEFAULT_CONFIGURATION, optimizer: { kind: 'sgd', rate: 1e200 } } as const;
/** The update in which that run ends. */
const EXPLODES_AT = scenesOf(EXPLODING, 50).length - 1;

const faultsOf = ({ notice }: SessionState) =>
  notice?.kind === 'addressFaulty' ? notice.faults : null;

describe('opening an address', () => {
  it('shows the very update and step it names', () => {
    const { get } = openSession({ update: 3, step: 17 });
    expect(get().position).toEqual({ n: 3, i: 17 });
    expectSameRecord(get().scene!.record, scenesOf(DEFAULT_CONFIGURATION, 4)[3]!.record);
    expect(addressOf(get())).toEqual({ ...DEFAULT_ADDRESS, update: 3, step: 17 });
  });

  it('takes the last step when it names one that the update does not have, and tells it', () => {
    const { get } = openSession({ step: 1000 });
    expect(get().position).toEqual({ n: 0, i: LAST });
    expect(faultsOf(get())).toEqual([{ kind: 'noStep', last: LAST }]);
    expect(openSession({ step: LAST }).get().notice).toBeNull();
  });

  it('takes the last update of a run that ends before the one that it names, and tells it', () => {
    const { actions, get } = openSession({ configuration: EXPLODING, update: EXPLODES_AT + 7 });
    expect(get().notice).toMatchObject({ kind: 'diverged' });
    actions.open({ ...DEFAULT_ADDRESS, configuration: EXPLODING, update: EXPLODES_AT + 9 }, null);
    expect(get().position.n).toBe(EXPLODES_AT);
    expect(faultsOf(get())).toEqual([{ kind: 'noUpdate', last: EXPLODES_AT + 1 }]);
  });

  it('follows the track when it names a time step that the text does not have, and tells it', () => {
    const { get } = openSession({ weights: { parameter: 'Whh', t: 99, separate: false } });
    expect(get().weights).toEqual({ parameter: 'Whh', t: null, separate: false });
    expect(faultsOf(get())).toEqual([{ kind: 'noTime', last: 4 }]);
  });

  it('that keeps an update tells what is wrong with the one that it shows', () => {
    const pin = { configuration: DEFAULT_CONFIGURATION, update: 1 };
    const ask = { quantity: 'h', t: 9, index: 0 } as const;
    const { get } = openSession({ update: 4, step: LAST, ask, pin });
    expect(get().position).toEqual({ n: 4, i: LAST });
    expect(faultsOf(get())).toMatchObject([{ kind: 'noNumber', cell: ask }]);
  });

  it('asks the number it names, once its update is there', () => {
    const ask = { quantity: 'dh', t: 2, index: 1 } as const;
    const { actions, client, get } = openSession({ update: 3, step: LAST, ask }, false);
    expect(addressOf(get()).ask).toEqual(ask);
    client.answer();
    expect(selectedCell(get())).toEqual(ask);
    expect(addressOf(get()).ask).toEqual(ask);
    actions.move('previousStep');
    expect(addressOf(get()).ask).toBeNull();
  });

  const noNumber = { kind: 'noNumber', from: 0, to: 4, last: 2 };
  it.each([
    [{ quantity: 'h', t: 99, index: 0 }, noNumber],
    [{ quantity: 'h', t: 1, index: 300 }, noNumber],
    [
      { quantity: 'velocity Whh', t: null, index: 0 },
      { ...noNumber, from: 1, last: 8 },
    ],
    [
      { quantity: 'dh', t: 1, index: 0 },
      { kind: 'notYet', step: 64 },
    ],
  ] as const)(
    'asks what the step is about where it names no number of it, and tells it: %j',
    (ask, fault) => {
      const { get } = openSession({ step: 3, ask });
      expect(selectedCell(get())).toEqual(selectedCell(openSession({ step: 3 }).get()));
      expect(addressOf(get()).ask).toBeNull();
      expect(faultsOf(get())).toEqual([{ ...fault, cell: ask }]);
    },
  );

  it('of the same run moves there, without beginning again', () => {
    const { actions, client, get } = openSession();
    actions.open({ ...DEFAULT_ADDRESS, update: 2, step: 5 }, null);
    expect(get().position).toEqual({ n: 2, i: 5 });
    expect(client.started).toHaveLength(1);
  });

  it('says what was wrong with it', () => {
    const { actions, get } = openSession();
    actions.open(DEFAULT_ADDRESS, [{ kind: 'version' }]);
    expect(get().notice).toEqual({ kind: 'addressFaulty', faults: [{ kind: 'version' }] });
    actions.open(DEFAULT_ADDRESS, 'newer');
    expect(get().notice).toEqual({ kind: 'addressNewer' });
  });
});

describe('moving', () => {
  it('on past the end of an update and back shows the same record, without asking again', () => {
    const { actions, client, get } = openSession({ step: LAST });
    const first = get().scene?.record;
    actions.move('nextStep');
    expect(get().position).toEqual({ n: 1, i: 0 });
    const second = get().scene?.record;
    actions.move('previousStep');
    expect(get().position).toEqual({ n: 0, i: LAST });
    expect(get().scene?.record).toBe(first);
    actions.move('nextStep');
    expect(get().scene?.record).toBe(second);
    expect(client.watched).toEqual([0, 1]);
  });

  it('waits for an update that is not there yet, and keeps showing the last', () => {
    const { actions, client, get } = openSession({ step: LAST }, false);
    client.answer();
    const shown = get().scene;
    actions.move('nextStep');
    expect(get()).toMatchObject({ position: { n: 0, i: LAST }, awaited: { n: 1, i: 0 } });
    actions.move('nextStep');
    expect(get().scene).toBe(shown);
    expect(addressOf(get())).toMatchObject({ update: 1, step: 0 });
    client.answer();
    expect(get()).toMatchObject({ position: { n: 1, i: 0 }, awaited: null });
  });

  it('by updates, quickly, ends at the last that was asked for', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    for (let k = 0; k < 3; k++) actions.move('nextUpdate');
    expect(get().awaited).toEqual({ n: 3, i: 0 });
    client.answer();
    expect(get()).toMatchObject({ position: { n: 3, i: 0 }, awaited: null });
    expect(get().scene?.record.n).toBe(3);
  });

  it('back to the update on the stage stops waiting', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.move('nextUpdate');
    actions.goTo({ n: 0, i: 4 });
    client.answer();
    expect(get()).toMatchObject({ position: { n: 0, i: 4 }, awaited: null });
    expect(get().scene?.record.n).toBe(0);
  });

  it('forgets the number that was asked', () => {
    const { actions, get } = openSession({ step: 10 });
    actions.select({ quantity: 'h', t: 1, index: 2 });
    expect(get()).toMatchObject({ selection: { index: 2 }, hiddenElement: 2 });
    actions.move('nextStep');
    expect(get()).toMatchObject({ selection: null, hiddenElement: 2 });
  });

  it('keeps a record that is still streaming off the stage', () => {
    const { client, get } = openSession({}, false);
    const [scene] = scenesOf(DEFAULT_CONFIGURATION, 1);
    const open = { ...scene!.record, result: null };
    client.listener.onRecord(open, false, { forward: 2, backward: 5 });
    expect(get().scene).toBeNull();
  });
});

describe('another configuration', () => {
  it('begins again at the first step, with nothing of the old run', () => {
    const { actions, client, get } = openSession({ update: 2, step: 9 });
    actions.train({ kind: 'updates', count: 5 });
    const configuration = { ...DEFAULT_CONFIGURATION, text: 'abab', hiddenSize: 2 };
    actions.apply(configuration);
    expect(get()).toMatchObject({ position: { n: 0, i: 0 }, history: { count: 0 } });
    expect(get().scene?.configuration).toEqual(configuration);
    expectSameRecord(get().scene!.record, scenesOf(configuration, 1)[0]!.record);
    expect(client.started.at(-1)).toEqual(configuration);
  });

  it('samples a long text with a little chance, unless a person has chosen', () => {
    const { actions, get } = openSession({});
    const long = { ...DEFAULT_CONFIGURATION, text: 'the clouds are in the sky, '.repeat(8) };
    actions.apply(long);
    expect(get().sampling.temperature).toBe(0.5);
    actions.apply(DEFAULT_CONFIGURATION);
    expect(get().sampling.temperature).toBe(0);
    actions.setSampling({ temperature: 1 });
    actions.apply(long);
    expect(get().sampling.temperature).toBe(1);
  });

  it('shows nothing while it waits, and no move leads back to the old run', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.apply({ ...DEFAULT_CONFIGURATION, seed: 5 });
    expect(get().scene).toBeNull();
    actions.move('nextStep');
    client.answer();
    expect(get().scene?.configuration.seed).toBe(5);
    actions.goTo({ n: 0, i: 3 });
    expect(get().scene?.configuration.seed).toBe(5);
  });

  it('clears a divergence and its notice', () => {
    const { actions, get } = openSession({ configuration: EXPLODING, update: 49 });
    expect(get().divergedAt).toBe(EXPLODES_AT);
    actions.apply(DEFAULT_CONFIGURATION);
    expect(get()).toMatchObject({ divergedAt: null, notice: { kind: 'begun' } });
    actions.goTo({ n: EXPLODES_AT + 1, i: 0 });
    expect(get().position.n).toBe(EXPLODES_AT + 1);
  });
});

describe('divergence', () => {
  it('is said once, and the moves end at the step that blew up', () => {
    const { actions, get } = openSession({ configuration: EXPLODING, update: EXPLODES_AT });
    const { steps, notice } = get();
    expect(notice).toEqual({ kind: 'diverged', n: EXPLODES_AT, step: steps.at(-1) });
    actions.goTo({ n: EXPLODES_AT, i: Number.POSITIVE_INFINITY });
    const end = { n: EXPLODES_AT, i: steps.length - 1 };
    for (const kind of ['nextStep', 'nextTimeStep', 'nextUpdate', 'phaseEnd'] as const) {
      actions.move(kind);
      expect(get().position, kind).toEqual(end);
    }
    actions.dismissNotice();
    actions.move('previousUpdate');
    actions.move('nextUpdate');
    expect(get().notice).toBeNull();
  });

  it('found on the way to a later update shows the update that diverged', () => {
    const { get } = openSession({ configuration: EXPLODING, update: 49, step: 0 });
    expect(get()).toMatchObject({ position: { n: EXPLODES_AT }, awaited: null });
    expect(get().scene?.record.n).toBe(EXPLODES_AT);
  });

  it('found in training ends it there', () => {
    const { actions, get } = openSession({ configuration: EXPLODING });
    actions.train({ kind: 'updates', count: 100 });
    expect(get()).toMatchObject({ divergedAt: EXPLODES_AT, activity: { kind: 'idle' } });
    expect(get().notice?.kind).toBe('diverged');
    expect(get().position).toEqual({ n: EXPLODES_AT, i: get().steps.length - 1 });
  });
});

describe('training', () => {
  it('ends at the end of the last update, says so, and has every loss once', () => {
    const { actions, get } = openSession();
    actions.train({ kind: 'updates', count: 12 });
    expect(get().position).toEqual({ n: 11, i: LAST });
    expect(get().activity).toEqual({ kind: 'idle' });
    expect(get().notice).toMatchObject({ kind: 'stopped', reason: 'goal', n: 12 });
    const scenes = scenesOf(DEFAULT_CONFIGURATION, 12);
    expect(lossesOf(get())).toEqual(scenes.map(({ record }) => record.result!.loss));
  });

  it('shows the records that arrive on the way', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.train({ kind: 'updates', count: 100 });
    const record = scenesOf(DEFAULT_CONFIGURATION, 8)[7]!.record;
    client.listener.onRecord(record, true, { forward: 4, backward: 1 });
    expect(get().position).toEqual({ n: 7, i: LAST });
    expect(get().activity.kind).toBe('training');
  });

  it('keeps losses once when they are told again, and none after a gap', () => {
    const { client, get } = openSession();
    const told = (from: number, ...losses: number[]): (number | undefined)[] => {
      const figures = losses.flatMap((loss) => [loss, 4, 1, 0.5, 0]);
      client.listener.onFigures(from, Float64Array.from(figures));
      return lossesOf(get());
    };
    expect(told(0, 9, 8)).toEqual([9, 8]);
    expect(told(1, 8, 7)).toEqual([9, 8, 7]);
    expect(told(0, 9)).toEqual([9, 8, 7]);
    expect(told(5, 1)).toEqual([9, 8, 7]);
    expect(get().history.count).toBe(3);
  });

  it('is stopped by a move at the update it has come to, not at the older one on the stage', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.train({ kind: 'updates', count: 100 });
    actions.move('previousStep');
    expect(client.paused).toBe(1);
    // The worker's answer to the pause.
    client.listener.onStopped(8, 'paused');
    client.answer();
    expect(get().position).toEqual({ n: 7, i: LAST });
    actions.move('previousStep');
    expect(get().position).toEqual({ n: 7, i: LAST - 1 });
  });

  it('is stopped by the key that pauses, and nothing plays then', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.train({ kind: 'updates', count: 100 });
    actions.playOrPause();
    expect(client.paused).toBe(1);
    expect(get().playing).toBe(false);
    client.listener.onStopped(8, 'paused');
    client.answer();
    actions.playOrPause();
    expect(get().playing).toBe(true);
  });
});

describe('a worker', () => {
  it('that was restarted is a notice, and work goes on', () => {
    const { client, actions, get } = openSession();
    client.listener.onRestarted('crashed', 'why');
    expect(get().notice).toEqual({ kind: 'restarted' });
    actions.move('nextStep');
    expect(get().position.i).toBe(1);
  });

  it('that failed is a notice; nothing waits, and what was seen stays', () => {
    const { client, actions, get } = openSession({}, false);
    client.answer();
    actions.setPlaying(true);
    actions.move('nextUpdate');
    client.listener.onFailed('why');
    expect(get()).toMatchObject({ notice: { kind: 'failed' }, awaited: null, playing: false });
    expect(get().scene?.record.n).toBe(0);
  });

  it('that replays for long says how far it is, until the update is there', () => {
    const { client, actions, get } = openSession({}, false);
    client.answer();
    client.listener.onProgress(1, 10);
    expect(get().activity).toEqual({ kind: 'idle' });
    actions.goTo({ n: 9, i: 0 });
    client.listener.onProgress(4, 10);
    expect(get().activity).toEqual({ kind: 'replaying', done: 4, total: 10 });
    client.answer();
    expect(get().activity).toEqual({ kind: 'idle' });
  });

  it('is disposed of with the session', () => {
    const { client, actions } = openSession();
    actions.dispose();
    expect(client.disposed).toBe(true);
  });
});

describe('what the training panel shows', () => {
  const curve = { unit: 'bits', isLog: true } as const;
  const sampling = { prefix: 'he', temperature: 1 } as const;

  it('is part of the address, and comes with it', () => {
    const { actions, client, get } = openSession({ panel: 'training' });
    actions.setCurve({ unit: 'bits' });
    actions.setCurve({ isLog: true });
    actions.setSampling({ prefix: 'he' });
    actions.setSampling({ temperature: 1 });
    expect(addressOf(get())).toMatchObject({ curve, sampling });
    client.listener.onSample(client.samples.at(-1)!.id, 'llo');
    const asked = client.samples.at(-1);

    const other = openSession();
    other.actions.open({ ...addressOf(get()), update: 3 }, null);
    expect(other.get()).toMatchObject({ curve, sampling });
    expect(other.client.samples.at(-1)).toMatchObject({ prefix: 'he', temperature: 1 });
    expect(asked).toMatchObject({ prefix: 'he', temperature: 1 });
    other.actions.open(DEFAULT_ADDRESS, null);
    expect(addressOf(other.get())).toEqual(DEFAULT_ADDRESS);
  });
});
