import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { LIMITS } from '../../src/share/limits.ts';
import { currentEquation } from '../../src/store/selectors.ts';
import { addressOf } from '../../src/store/state.ts';
import { expectSameRecord } from '../engine/support.ts';
import { scenesOf } from '../timeline/support.ts';
import { lossesOf, openSession } from './fake-client.ts';

const CELL = { parameter: 'Whh', index: 4 } as const;
const changed = (value: number, n = 2) => ({
  ...DEFAULT_CONFIGURATION,
  changes: [{ n, ...CELL, value }],
});

describe('setting a number by hand', () => {
  it('shows the same step of the changed update, and is part of the address', () => {
    const { actions, get } = openSession({ update: 2, step: 17 });
    actions.setParameter(CELL, 0.5, false);
    expect(get().position).toEqual({ n: 2, i: 17 });
    expectSameRecord(get().scene!.record, scenesOf(changed(0.5), 3)[2]!.record);
    expect(addressOf(get()).configuration).toEqual(changed(0.5));
    expect(addressOf(get()).step).toBe(17);
  });

  it('keeps the picture until the new one arrives, and then shows the latest of many', () => {
    const { actions, client, get } = openSession({ update: 2, step: 17 }, false);
    client.answer();
    const shown = get().scene;
    actions.setParameter(CELL, 0.1, false);
    actions.setParameter(CELL, 0.2, true);
    actions.setParameter(CELL, 0.3, true);
    expect(get().scene).toBe(shown);
    client.answer();
    expectSameRecord(get().scene!.record, scenesOf(changed(0.3), 3)[2]!.record);
    // The first and the last: what came between was never run.
    expect(client.started.slice(1).map(({ changes }) => changes[0]?.value)).toEqual([0.1, 0.3]);
  });

  it('is undone change by change; one gesture is one change', () => {
    const { actions, get } = openSession({ update: 2 });
    actions.setParameter(CELL, 0.5, false);
    actions.setParameter(CELL, 0.1, false);
    actions.setParameter(CELL, 0.2, true);
    expect(get().configuration.changes).toHaveLength(2);
    actions.undoChange();
    expect(get().configuration).toEqual(changed(0.5));
    actions.undoChange();
    actions.undoChange();
    expect(get().configuration).toEqual(DEFAULT_CONFIGURATION);
    expectSameRecord(get().scene!.record, scenesOf(DEFAULT_CONFIGURATION, 3)[2]!.record);
  });

  it('holds for the updates after it, and leads nowhere that it has not been', () => {
    const { actions, get } = openSession({ update: 2 });
    actions.setParameter(CELL, 0.5, false);
    actions.move('nextUpdate');
    expectSameRecord(get().scene!.record, scenesOf(changed(0.5), 4)[3]!.record);
  });

  it('moves on from where it is while the picture is still on its way', () => {
    const { actions, client, get } = openSession({ update: 2, step: 17 }, false);
    client.answer();
    actions.setParameter(CELL, 0.5, false);
    actions.goTo({ n: 2, i: 3 });
    client.answer();
    expect(get().position).toEqual({ n: 2, i: 3 });
    expectSameRecord(get().scene!.record, scenesOf(changed(0.5), 3)[2]!.record);
  });

  it('keeps the steps and the equation: while a number is dragged only numbers are drawn anew', () => {
    const { actions, get } = openSession({ update: 2, step: 17 });
    const before = get();
    actions.setParameter(CELL, 0.5, false);
    expect(get().scene).not.toBe(before.scene);
    expect(get().steps).toBe(before.steps);
    expect(currentEquation(get())).toBe(currentEquation(before));
    // A number so large that the update diverges has fewer steps.
    actions.setParameter({ parameter: 'by', index: 0 }, Infinity, false);
    expect(get().steps.length).toBeLessThan(before.steps.length);
  });

  it('is refused with a word when an address would not hold it', () => {
    const changes = Array.from({ length: LIMITS.changes }, () => ({ n: 0, ...CELL, value: 0 }));
    const { actions, get } = openSession({ configuration: { ...DEFAULT_CONFIGURATION, changes } });
    actions.setParameter(CELL, 0.5, false);
    expect(get().notice).toEqual({ kind: 'tooManyChanges' });
    expect(get().configuration.changes).toEqual(changes);
  });
});

describe('training after a change', () => {
  it('goes on from there, and keeps what the run did before to be drawn', () => {
    const { actions, client, get } = openSession({}, false);
    client.answer();
    actions.train({ kind: 'updates', count: 5 });
    client.answer();
    const before = lossesOf(get());
    actions.goTo({ n: 2, i: 0 });
    client.answer();
    actions.setParameter(CELL, 3, false);
    // Update 2 is the first that differs: what was before it stays.
    expect(lossesOf(get())).toEqual(before.slice(0, 2));
    expect(client.forks.at(-1)).toEqual({ at: 2, told: 2 });
    expect(get().earlier.map(({ n, mean }) => [n, mean])).toEqual(
      [1, 2, 3, 4].map((n) => [n, before[n]]),
    );
    actions.train({ kind: 'updates', count: 5 });
    client.answer();
    expect(lossesOf(get()).slice(0, 2)).toEqual(before.slice(0, 2));
    expect(lossesOf(get())[2]).not.toBe(before[2]);
    expect(lossesOf(get())).toHaveLength(5);
  });
});

describe('a recurrence put back', () => {
  it('goes on from the update on the stage', () => {
    const cut = { ...DEFAULT_CONFIGURATION, cut: { until: null } };
    const { actions, get } = openSession({ configuration: cut, update: 3 });
    expect(get().scene!.record.parameters.Whh.every((weight) => weight === 0)).toBe(true);
    actions.intervene({ ...cut, cut: { until: 3 } });
    expect(get().position.n).toBe(3);
    actions.move('nextUpdate');
    expect(get().scene!.record.parameters.Whh.every((weight) => weight !== 0)).toBe(true);
  });
});
