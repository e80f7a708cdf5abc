import { describe, expect, it } from 'vitest';
import { checkpointBefore } from '../../src/engine/plain-checkpoint.ts';
import { DEFAULT_ADDRESS } from '../../src/share/address.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { Model } from '../../src/share/model-file.ts';
import { readModel, writeModel } from '../../src/share/model-file.ts';
import { hasDiverged, modelAfter, modelBefore } from '../../src/store/models.ts';
import { expectSameRecord } from '../engine/support.ts';
import { scenesOf } from '../timeline/support.ts';
import { lossesOf, openSession } from './fake-client.ts';

const OTHER = { ...DEFAULT_CONFIGURATION, seed: 5, text: 'banana' };
const EXPLODING = { ...DEFAULT_CONFIGURATION, optimizer: { kind: 'sgd', rate: 1e200 } } as const;

/** The model that a person has after `updates` updates, through a file. */
function savedAfter(updates: number): Model {
  const { actions, get } = openSession({ configuration: OTHER });
  actions.train({ kind: 'updates', count: updates });
  const read = readModel(writeModel(modelAfter(get())!));
  if (!read.ok) throw new Error(read.problem);
  return read.model;
}

describe('the model of a session', () => {
  it('is the one after the update on the stage, and has the losses up to there', () => {
    const { actions, get } = openSession({ configuration: OTHER });
    actions.train({ kind: 'updates', count: 9 });
    actions.goTo({ n: 4, i: 3 });
    const { checkpoint, configuration, losses } = modelAfter(get())!;
    const scenes = scenesOf(OTHER, 6);
    expect(configuration).toEqual(OTHER);
    expect(checkpoint).toEqual(checkpointBefore(scenes[5]!.record));
    expect([...losses]).toEqual(scenes.slice(0, 5).map(({ record }) => record.result!.loss));
    expect(modelBefore(get())!.checkpoint).toEqual(checkpointBefore(scenes[4]!.record));
    expect(modelBefore(get())!.losses).toHaveLength(4);
  });

  it('is the one before an update that diverged', () => {
    const { get } = openSession({ configuration: EXPLODING, update: 49 });
    expect(hasDiverged(get())).toBe(true);
    expect(modelAfter(get())!.checkpoint.n).toBe(get().divergedAt);
    expect(hasDiverged(openSession().get())).toBe(false);
  });

  it('is none while nothing is on the stage', () => {
    const { get } = openSession({}, false);
    expect(modelAfter(get())).toBeNull();
    expect(modelBefore(get())).toBeNull();
  });
});

describe('loading a model', () => {
  const model = savedAfter(30);

  it('goes on where it was saved, with the numbers of the run and its curve', () => {
    const { actions, client, get } = openSession({ update: 3, step: 7 });
    actions.load(model);
    expect(get()).toMatchObject({
      position: { n: 30, i: 0 },
      configuration: OTHER,
      notice: { kind: 'begun', left: 3 },
    });
    expect(client.checkpoints.at(-1)).toBe(model.checkpoint);
    const scenes = scenesOf(OTHER, 33);
    expectSameRecord(get().scene!.record, scenes[30]!.record);
    const losses = scenes.map(({ record }) => record.result!.loss);
    expect(lossesOf(get())).toEqual(losses.slice(0, 30));
    client.listener.onFigures(30, Float64Array.of(losses[30]!, 4, 1, 1, 0));
    expect(lossesOf(get())).toEqual(losses.slice(0, 31));
    actions.goTo({ n: 2, i: 0 });
    expectSameRecord(get().scene!.record, scenes[2]!.record);
    expect(model.losses).toHaveLength(30);
  });

  it('is followed by training from there', () => {
    const { actions, get } = openSession();
    actions.load(model);
    actions.train({ kind: 'updates', count: 33 });
    expect(get().position.n).toBe(32);
    expect(lossesOf(get())).toEqual(scenesOf(OTHER, 33).map(({ record }) => record.result!.loss));
  });

  it('does not draw losses that are not known any more', () => {
    const { actions, get } = openSession();
    actions.load({ ...model, losses: model.losses.slice(-2) });
    expect(get().history.count).toBe(30);
    expect(lossesOf(get()).filter(Number.isFinite)).toEqual([...model.losses.slice(-2)]);
    // Nor are they saved again.
    expect(modelBefore(get())!.losses).toEqual(model.losses.slice(-2));
  });

  it('takes the place of training, waiting and another run', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.train({ kind: 'updates', count: 100 });
    actions.load(model);
    client.answer();
    expect(get()).toMatchObject({ position: { n: 30, i: 0 }, activity: { kind: 'idle' } });
  });

  it('while a number set by hand is on its way keeps the curve of the file', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.setParameter({ parameter: 'bh', index: 0 }, 1, false);
    actions.load(model);
    client.answer();
    client.listener.onFigures(30, Float64Array.of(9, 4, 1, 1, 0));
    expect(get().history.count).toBe(31);
  });

  it('and beginning again begins at the start', () => {
    const { actions, client, get } = openSession();
    actions.load(model);
    actions.apply(OTHER);
    expect(client.checkpoints.at(-1)).toBeNull();
    expect(get()).toMatchObject({ position: { n: 0, i: 0 }, history: { count: 0 } });
  });
});

describe('a model that was kept', () => {
  const kept = savedAfter(30);
  const open = (update: number, configuration = OTHER) => {
    const session = openSession();
    session.actions.open({ ...DEFAULT_ADDRESS, configuration, update, step: 4 }, null, [kept]);
    return session;
  };

  it('is where its run begins when an address leads there, or further', () => {
    for (const update of [30, 32]) {
      const { client, get } = open(update);
      expect(client.checkpoints.at(-1)).toBe(kept.checkpoint);
      expect(get().position).toEqual({ n: update, i: 4 });
      expectSameRecord(get().scene!.record, scenesOf(OTHER, 33)[update]!.record);
    }
  });

  it('is of no use before it, nor to another run', () => {
    expect(open(29).client.checkpoints.at(-1)).toBeNull();
    expect(open(30, { ...OTHER, seed: 6 }).client.checkpoints.at(-1)).toBeNull();
  });

  it('is the nearest of several', () => {
    const session = openSession();
    const models = [savedAfter(10), savedAfter(20), savedAfter(40)];
    session.actions.open({ ...DEFAULT_ADDRESS, configuration: OTHER, update: 30 }, null, models);
    expect(session.client.checkpoints.at(-1)).toBe(models[1]!.checkpoint);
  });

  it('also helps when another update is pinned first', () => {
    const session = openSession();
    const pin = { configuration: DEFAULT_CONFIGURATION, update: 1 };
    const state = { ...DEFAULT_ADDRESS, configuration: OTHER, update: 31, pin };
    session.actions.open(state, null, [kept]);
    expect(session.client.checkpoints.slice(-2)).toEqual([null, kept.checkpoint]);
    expect(session.get().position.n).toBe(31);
    expect(session.get().pinned?.record.n).toBe(1);
  });
});
