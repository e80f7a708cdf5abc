import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { presentAnswer } from '../../src/store/answers.ts';
import { memoizeLast } from '../../src/store/memo.ts';
import {
  columnProgress,
  currentStep,
  isReached,
  litInColumn,
  roleOf,
  selectedCell,
  selectedDerivation,
} from '../../src/store/selectors.ts';
import type { SessionState } from '../../src/store/state.ts';
import type { TimedQuantity } from '../../src/timeline/quantities.ts';
import type { StepId } from '../../src/timeline/steps.ts';
import { valueAt } from '../../src/timeline/values.ts';
import { openSession } from './fake-client.ts';

const { actions, get } = openSession();
const { steps } = get();

/** The state at the step that writes a quantity at a time. */
function atStep(id: StepId, t: number | null = null): SessionState {
  const i = steps.findIndex((step) => step.id === id && step.t === t);
  if (i < 0) throw new Error(`no step ${id} at ${t ?? 'no time'}`);
  actions.goTo({ n: 0, i });
  return get();
}

describe('what may be shown', () => {
  it('is what this step or an earlier one wrote, and what none writes', () => {
    const state = atStep('h', 2);
    expect(currentStep(state)).toMatchObject({ id: 'h', t: 2 });
    for (const [quantity, t] of [
      ['h', 2],
      ['u', 2],
      ['L', 1],
      ['Whh', null],
      ['y', 4],
      ['h0', null],
    ] as const) {
      expect(isReached(state, { quantity, t }), quantity).toBe(true);
    }
    for (const [quantity, t] of [
      ['o', 2],
      ['h', 3],
      ['dh', 2],
      ['loss', null],
      ['updated Whh', null],
    ] as const) {
      expect(isReached(state, { quantity, t }), quantity).toBe(false);
    }
  });

  it('is nothing at the start but what none writes, and everything at the end', () => {
    const refs = steps.flatMap(({ writes }) => (writes === null ? [] : [writes]));
    const start = atStep('start');
    expect(refs.some((ref) => isReached(start, ref))).toBe(false);
    const end = atStep('updated h0');
    expect(refs.every((ref) => isReached(end, ref))).toBe(true);
  });

  it('changes a column’s progress at each step of its time, and hardly at others', () => {
    for (const t of [1, 2, 3, 4]) {
      const progress = steps.map((_, i) => {
        actions.goTo({ n: 0, i });
        return columnProgress(get(), t);
      });
      const changes = steps.filter((_, i) => progress[i] !== progress[i - 1]);
      const own = steps.filter((step) => step.t === t);
      expect(changes).toEqual(expect.arrayContaining(own));
      // The first is no change, and a column may be drawn once or twice too often.
      expect(changes.length).toBeLessThanOrEqual(1 + own.length + 2);
    }
  });
});

describe('a time step that the window only looks back to', () => {
  const configuration = { ...DEFAULT_CONFIGURATION, truncation: { k1: 2, k2: 3 } };
  const second = openSession({ configuration, update: 1 });
  /** The quantities of time step 2 that are shown at a step; the losses are those of 3 and 4. */
  const shown = (id: StepId, t: number, of: readonly TimedQuantity[]): TimedQuantity[] => {
    const i = second.get().steps.findIndex((step) => step.id === id && step.t === t);
    if (i < 0) throw new Error(`no step ${id} at ${t}`);
    second.actions.goTo({ n: 1, i });
    return of.filter((quantity) => isReached(second.get(), { quantity, t: 2 }));
  };

  it('has states from before, and no gradients until the backward pass has come to it', () => {
    expect(second.get().scene!.record.window).toEqual({ start: 2, lossFrom: 3, end: 4 });
    const kept = ['u', 'h', 'o', 'yhat'] as const;
    expect(shown('x', 3, kept)).toEqual(kept);
    const none = ['dyhat', 'do', 'contribution Why', 'contribution by', 'dhFromOutput'] as const;
    expect(shown('x', 3, none)).toEqual([]);
    expect(shown('contribution bh', 3, none)).toEqual([]);
    expect(shown('dhFromNext', 2, none)).toEqual(none);
  });

  it('has gradients of 0 that are not said to be a difference', () => {
    shown('dh', 2, []);
    for (const quantity of ['dyhat', 'do'] as const) {
      const cell = { quantity, t: 2, index: 0 };
      second.actions.select(cell);
      expect(valueAt(second.get().scene!, cell)).toBe(0);
      expect(selectedCell(second.get())).toEqual(cell);
      expect(selectedDerivation(second.get())).toBeNull();
    }
  });
});

describe('roles', () => {
  it('are to write and to read, by the form that is evaluated', () => {
    const state = atStep('u', 2);
    expect(roleOf(state, { quantity: 'u', t: 2 })).toBe('writes');
    expect(roleOf(state, { quantity: 'h', t: 1 })).toBe('reads');
    expect(roleOf(state, { quantity: 'Wxh', t: null })).toBe('reads');
    expect(roleOf(state, { quantity: 'h', t: 2 })).toBeNull();
    expect(roleOf(atStep('start'), { quantity: 'h', t: 1 })).toBeNull();
  });
});

describe('the selected number', () => {
  it('is the target’s in an output, the character’s in an input, the chosen unit’s in a state', () => {
    expect(selectedCell(atStep('yhat', 3))).toEqual({ quantity: 'yhat', t: 3, index: 2 });
    expect(selectedCell(atStep('x', 2))).toEqual({ quantity: 'x', t: 2, index: 1 });
    atStep('h', 1);
    actions.select({ quantity: 'u', t: 1, index: 2 });
    expect(selectedCell(atStep('h', 2))).toEqual({ quantity: 'h', t: 2, index: 2 });
    actions.select({ quantity: 'h', t: 2, index: 0 });
    expect(selectedCell(atStep('h', 3))?.index).toBe(0);
  });

  it('is in the column of the character that was read, in W_xh', () => {
    expect(selectedCell(atStep('contribution Wxh', 2))?.index).toBe(1);
  });

  it('is the person’s choice while its number is shown', () => {
    atStep('h', 3);
    const chosen = { quantity: 'u', t: 1, index: 1 } as const;
    actions.select(chosen);
    expect(selectedCell(get())).toEqual(chosen);
    actions.select({ quantity: 'dh', t: 1, index: 1 });
    expect(selectedCell(get())).toMatchObject({ quantity: 'h', t: 3 });
    expect(selectedCell(atStep('start'))).toBeNull();
  });

  it('can be followed to where it is used, and back', () => {
    atStep('h', 3);
    const [first, later] = [
      { quantity: 'u', t: 3, index: 1 },
      { quantity: 'u', t: 4, index: 0 },
    ] as const;
    actions.select(first);
    actions.follow(later);
    expect(currentStep(get())).toMatchObject({ id: 'u', t: 4 });
    expect(selectedCell(get())).toEqual(later);
    actions.goBack();
    expect(currentStep(get())).toMatchObject({ id: 'h', t: 3 });
    expect(selectedCell(get())).toEqual(first);
    actions.goToWriter(first);
    expect(currentStep(get())).toMatchObject({ id: 'u', t: 3 });
    expect(selectedCell(get())).toEqual(first);
    actions.goBack();
    expect(currentStep(get())).toMatchObject({ id: 'h', t: 3 });
  });

  it('has a number before it only when the person had asked one, and another', () => {
    atStep('h', 3);
    actions.select({ quantity: 'u', t: 3, index: 1 });
    actions.select({ quantity: 'u', t: 3, index: 1 });
    expect(get().trail).toEqual([]);
    actions.select({ quantity: 'h', t: 2, index: 0 });
    actions.goBack();
    expect(selectedCell(get())).toEqual({ quantity: 'u', t: 3, index: 1 });
    expect(get().trail).toEqual([]);
    // What the step's own number leads to has that before it.
    actions.clearSelection();
    const own = selectedCell(get());
    actions.follow({ quantity: 'u', t: 3, index: 0 });
    actions.goBack();
    expect(selectedCell(get())).toEqual(own);
  });

  it('lights its operands in their own columns only', () => {
    atStep('h', 2);
    actions.select({ quantity: 'h', t: 2, index: 0 });
    const state = atStep('u', 2);
    expect(litInColumn(state, 1)).toBe(';h@1[0] h@1[1] h@1[2]');
    expect(litInColumn(state, 2)).toBe('u@2[0];x@2[0] x@2[1] x@2[2] x@2[3]');
    expect(litInColumn(state, 3)).toBe(';');
  });
});

describe('the answer', () => {
  it('is given with the old weights until the last step has changed them', () => {
    expect(presentAnswer(atStep('updated bh'))?.updates).toBe(0);
    const after = presentAnswer(atStep('updated h0'));
    expect(after?.updates).toBe(1);
    expect(after?.answer).toBe(get().scene?.record.result?.answer);
  });
});

it('a remembered result is computed again only when an argument changes', () => {
  let count = 0;
  const add = memoizeLast((a: number, b: number) => {
    count++;
    return { sum: a + b };
  });
  expect(add(1, 2)).toBe(add(1, 2));
  expect(count).toBe(1);
  expect(add(1, 3).sum).toBe(4);
  expect(add(1, 2).sum).toBe(3);
  expect(count).toBe(3);
});
