import { cleanup, fireEvent, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { presentParameters } from '../../src/store/answers.ts';
import { currentStep, selectedCell } from '../../src/store/selectors.ts';
import { addressOf } from '../../src/store/state.ts';
import type { Session } from '../../src/store/session.ts';
import type { ParameterName } from '../../src/engine/shapes.ts';
import { PARAMETER_NAMES } from '../../src/engine/shapes.ts';
import type { SharedParameter } from '../../src/timeline/quantities.ts';
import { at, cellKey, MOMENTS, SHARED_PARAMETERS } from '../../src/timeline/quantities.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { valuesOf } from '../../src/timeline/values.ts';
import { sentenceOf } from '../../src/views/parts/words.ts';
import { SharedWeights } from '../../src/views/shared-weights/SharedWeights.tsx';
import { EVERY_OPTIMIZER, OPTIMIZERS } from '../timeline/support.ts';
import type { Opened } from './opened.tsx';
import { layOut, openView } from './opened.tsx';
import { enLater } from '../../src/text/en-later.ts';

beforeAll(() => {
  layOut(915, 425);
});

/** The board at an update of a run, with the engine's own record of it. */
const open = (change: Partial<Configuration> = {}, update = 3): Opened =>
  openView(SharedWeights, { change, update, address: { board: 'weights' } });

const numbersIn = (selector: string): number[] =>
  [...document.querySelectorAll(`${selector} [data-value]`)].map((cell) =>
    Number(cell.getAttribute('data-value')),
  );
const termIn = (parameter: SharedParameter, t: number): number[] =>
  numbersIn(`[data-block="contribution ${parameter}@${t}"]`);
const sumIn = (parameter: ParameterName): number[] => numbersIn(`[data-sum="${parameter}"]`);
const labelOf = (parameter: ParameterName): string | undefined =>
  document.querySelector(`[data-sum="${parameter}"] small`)?.textContent;

/** The contributions of the time steps from … to, added from the last down. */
function added(scene: Scene, parameter: SharedParameter, from: number, to: number): number[] {
  const sum = scene.record.parameters[parameter].map(() => 0);
  for (let t = to; t >= from; t--) {
    valuesOf(scene, at(`contribution ${parameter}`, t)).forEach((value, k) => {
      sum[k] = (sum[k] ?? 0) + value;
    });
  }
  return [...sum];
}

describe('while the backward pass arrives', () => {
  it('hides what is not computed yet', () => {
    const { goTo } = open();
    goTo('loss');
    for (const parameter of SHARED_PARAMETERS) {
      for (const t of [1, 2, 3, 4]) expect(termIn(parameter, t)).toEqual([]);
      expect(sumIn(parameter)).toEqual([]);
    }
    for (const parameter of PARAMETER_NAMES) {
      expect(numbersIn(`[data-block="updated ${parameter}@"]`)).toEqual([]);
    }
  });

  it('shows a contribution from its own step on, and no other', () => {
    const { goTo, scene } = open();
    goTo('du', 3);
    expect(termIn('Whh', 3)).toEqual([]);
    goTo('contribution Whh', 3);
    expect(termIn('Whh', 3)).toEqual(valuesOf(scene, at('contribution Whh', 3)));
    expect(termIn('Wxh', 3)).toEqual([]);
    expect(termIn('Whh', 2)).toEqual([]);
  });

  it.each(SHARED_PARAMETERS)('adds what has arrived of %s, and says that it is partial', (name) => {
    const { goTo, scene } = open();
    for (const t of [4, 3, 2]) {
      goTo(`contribution ${name}`, t);
      expect(sumIn(name)).toEqual(added(scene, name, t, 4));
      expect(labelOf(name)).toBe(enLater.sharedWeights.partial(5 - t, 4));
    }
  });

  it('takes an arrived contribution back when the track goes back', () => {
    const { goTo, scene } = open();
    goTo('contribution Whh', 2);
    goTo('contribution Whh', 4);
    expect(sumIn('Whh')).toEqual(added(scene, 'Whh', 4, 4));
  });
});

describe('at the end', () => {
  it('has the engine’s gradient and weights, bit for bit', () => {
    const { moveTo, scene, session } = open();
    moveTo(session.store.getState().steps.length - 1);
    for (const parameter of PARAMETER_NAMES) {
      expect(sumIn(parameter)).toEqual([...scene.record.result!.gradient[parameter]]);
      expect(labelOf(parameter)).toBeUndefined();
      expect(numbersIn(`[data-block="${parameter}@"]`)).toEqual([
        ...scene.record.parameters[parameter],
      ]);
      expect(numbersIn(`[data-block="updated ${parameter}@"]`)).toEqual([
        ...scene.record.result!.updated[parameter],
      ]);
    }
  });

  it('shows what the update adds to the weights, in the row that it is at', () => {
    const { goTo, scene } = open();
    const changes = '[data-block^="change"]';
    goTo('gradient Whh');
    expect(document.querySelector(changes)).toBeNull();
    goTo('updated Whh');
    const { rate } = scene.configuration.optimizer;
    const added = [...scene.record.result!.gradient.Whh].map((x) => -(rate * x));
    expect(numbersIn('[data-block="change Whh@"]')).toEqual(added);
    goTo('updated bh');
    expect(numbersIn(changes)).toHaveLength(3);
  });

  it('uses the engine’s sum as soon as the last contribution is there', () => {
    const { goTo, scene } = open();
    goTo('contribution Whh', 1);
    expect(sumIn('Whh')).toEqual([...scene.record.result!.gradient.Whh]);
  });

  it('answers a click on a number', () => {
    const { goTo, session } = open();
    goTo('gradient Whh');
    fireEvent.click(document.querySelector('[data-cell="contribution Whh@2[4]"]')!);
    expect(session.store.getState().selection).toEqual(
      expect.objectContaining({ quantity: 'contribution Whh', t: 2, index: 4 }),
    );
    const cells = [...document.querySelectorAll('.board [data-cell][tabindex="0"]')];
    expect(cells.map((cell) => cell.getAttribute('data-cell'))).toEqual(['contribution Whh@2[4]']);
  });
});

describe('every number of the board can be asked', () => {
  const selected = (session: Session): string => {
    const { selection } = session.store.getState();
    return selection === null ? '' : cellKey(selection);
  };
  const ask = (key: string): void => {
    fireEvent.click(document.querySelector(`.board [data-cell="${key}"]`)!);
  };

  it('a sum under way: of the contributions that are in, each of which is lit', () => {
    const { goTo, session } = open();
    goTo('contribution Whh', 3);
    ask('partial Whh@3[4]');
    expect(selected(session)).toBe('partial Whh@3[4]');
    const lit = [...document.querySelectorAll('.board .lit')];
    expect(lit.map((cell) => cell.getAttribute('data-cell'))).toEqual([
      'contribution Whh@3[4]',
      'contribution Whh@4[4]',
    ]);
  });

  it('what the update adds, once it has', () => {
    const { goTo, session } = open({ hiddenSize: 8 });
    goTo('gradient bh');
    expect(document.querySelector('[data-cell^="change"]')).toBeNull();
    goTo('updated bh');
    ask('change bh@[2]');
    expect(selected(session)).toBe('change bh@[2]');
    expect(document.querySelector('.board .lit')).toHaveAttribute('data-cell', 'gradient bh@[2]');
  });

  it('what a copy alone would become', () => {
    const { goTo, session } = open();
    goTo('contribution Whh', 2);
    fireEvent.click(screen.getByRole('switch'));
    expect(document.querySelector('[data-cell^="copy Whh@1"]')).toBeNull();
    ask('copy Whh@2[4]');
    expect(selected(session)).toBe('copy Whh@2[4]');
  });

  it('and a step back takes it away again', () => {
    const { goTo, session } = open();
    goTo('contribution Whh', 2);
    ask('partial Whh@2[4]');
    goTo('contribution Whh', 3);
    expect(selectedCell(session.store.getState())?.quantity).toBe('contribution Whh');
  });
});

describe('if the copies were not shared', () => {
  it('shows what each copy alone would become, beside the one real matrix', () => {
    const { goTo, scene } = open();
    goTo('updated Whh');
    fireEvent.click(screen.getByRole('switch'));
    const { rate } = scene.configuration.optimizer;
    const before = [...scene.record.parameters.Whh];
    for (const t of [1, 2, 3, 4]) {
      const asked = valuesOf(scene, at('contribution Whh', t));
      expect(numbersIn(`[data-block="copy Whh@${t}"]`)).toEqual(
        before.map((w, k) => w - rate * asked[k]!),
      );
    }
    expect(numbersIn('[data-block="updated Whh@"]')).toEqual([...scene.record.result!.updated.Whh]);
  });

  it('opens a parameter’s page at the time step that asks for most, when the track is at none', () => {
    const { goTo, scene } = open({}, 0);
    goTo('updated Whh');
    fireEvent.click(screen.getByRole('button', { name: 'W h h' }));
    const sizes = [1, 2, 3, 4].map((t) =>
      Math.hypot(...valuesOf(scene, at('contribution Whh', t))),
    );
    const largest = 1 + sizes.indexOf(Math.max(...sizes));
    expect(largest).toBeGreaterThan(1);
    expect(termIn('Whh', largest)).toHaveLength(9);
  });

  it('says why a contribution is all zeros', () => {
    const { goTo, scene } = open({}, 0);
    expect([...scene.record.parameters.h0]).toEqual([0, 0, 0]);
    goTo('contribution Whh', 2);
    fireEvent.click(screen.getByRole('button', { name: 'W h h' }));
    expect(document.querySelector('.zero')).toBeNull();
    goTo('contribution Whh', 1);
    expect(termIn('Whh', 1)).toEqual(Array(9).fill(0));
    expect(document.querySelector('.zero')).toHaveTextContent('because h₀ = 0');
  });

  it('says that the copies take plain steps when the optimizer does not', () => {
    open({ optimizer: { kind: 'momentum', rate: 0.1, mu: 0.9 } });
    fireEvent.click(screen.getByRole('switch'));
    expect(
      screen.getByText(enLater.sharedWeights.separatePlain, { exact: false }),
    ).toBeInTheDocument();
  });
});

describe('with an optimizer that remembers', () => {
  it.each(EVERY_OPTIMIZER)(
    'shows what of the row’s parameter, before and after: $kind',
    (optimizer) => {
      const { goTo, scene } = open({ optimizer });
      goTo('updated Whh');
      const { record } = scene;
      const names = MOMENTS[optimizer.kind];
      names.forEach((moment, k) => {
        expect(numbersIn(`[data-block="${moment} Whh@"]`)).toEqual([...record.moments[k]!.Whh]);
        expect(numbersIn(`[data-block="updated ${moment} Whh@"]`)).toEqual([
          ...record.result!.moments[k]!.Whh,
        ]);
        // Only of the parameter that the step is about.
        expect(numbersIn(`[data-block="${moment} Why@"]`)).toEqual([]);
      });
      expect(
        screen.queryAllByText(enLater.sharedWeights.remembered, { exact: false }),
      ).toHaveLength(names.length);
    },
  );

  it('hides the state after the update until its step', () => {
    const { goTo } = open({ optimizer: OPTIMIZERS.adam });
    goTo('updated firstMoment Whh');
    expect(numbersIn('[data-block="updated firstMoment Whh@"]')).toHaveLength(9);
    expect(numbersIn('[data-block="secondMoment Whh@"]')).toHaveLength(9);
    expect(numbersIn('[data-block="updated secondMoment Whh@"]')).toEqual([]);
  });

  it('says what the optimizer takes from the weights, not what plain steps would', () => {
    const changes = (): (string | null)[] =>
      [...document.querySelectorAll('.row .change')].map((change) => change.textContent);
    open({ optimizer: OPTIMIZERS.momentum });
    expect(new Set(changes())).toEqual(new Set(['−ηv′']));
    cleanup();
    open({ optimizer: OPTIMIZERS.sgd, clipping: { kind: 'value', limit: 0.1 } });
    expect(new Set(changes())).toEqual(new Set(['−η∇θ\u0303']));
    cleanup();
    open({ cut: { until: null } });
    expect(changes()).toEqual([enLater.sharedWeights.held, ...Array<string>(5).fill('−η∇')]);
  });

  it('shows the state on the page of one parameter, too', () => {
    const { goTo, scene } = open({ optimizer: OPTIMIZERS.momentum, hiddenSize: 8 });
    goTo('updated by');
    expect(numbersIn('[data-block="updated velocity by@"]')).toEqual([
      ...scene.record.result!.moments[0]!.by,
    ]);
    const velocity = scene.record.result!.moments[0]!.by;
    expect(numbersIn('[data-block="change by@"]')).toEqual([...velocity].map((v) => -(0.1 * v)));
  });
});

describe('a run that diverges in the update', () => {
  // Every new weight of W_hy is finite, and the first of b_y is not.
  const change = { optimizer: { kind: 'sgd', rate: 1e308 } } as const;

  it('has what was written before it, and nothing after', () => {
    const { goTo, scene, session } = open(change, 0);
    expect(scene.record.result!.divergence).toEqual({
      quantity: 'updated by',
      t: null,
      index: 0,
    });
    const { gradient } = scene.record.result!;
    const { Why, by } = scene.record.parameters;
    goTo('updated Why');
    expect(numbersIn('[data-block="updated Why@"]')).toEqual(
      [...Why].map((w, k) => w - 1e308 * gradient.Why[k]!),
    );
    goTo('updated by');
    expect(session.store.getState().position.i).toBe(session.store.getState().steps.length - 1);
    expect(numbersIn('[data-block="updated by@"]').slice(1)).toEqual(
      [...by].map((w, k) => w - 1e308 * gradient.by[k]!).slice(1),
    );
    expect(
      document.querySelector('[data-block="updated by@"] [data-cell="updated by@[0]"]'),
    ).toHaveAccessibleName(/: too large$/);
    for (const parameter of ['Whh', 'Wxh', 'bh', 'h0']) {
      expect(numbersIn(`[data-block="updated ${parameter}@"]`)).toEqual([]);
    }
    expect(new XMLSerializer().serializeToString(document)).not.toMatch(/NaN/);
  });

  it('says so at that step, and goes on from the weights before', () => {
    const { goTo, session, scene } = open(change, 0);
    goTo('updated by');
    const state = session.store.getState();
    expect(sentenceOf(currentStep(state)!, scene)).toContain('b_y′[1] became too large');
    expect(presentParameters(state, scene)).toEqual({
      updates: 0,
      parameters: scene.record.parameters,
    });
    goTo('updated Why');
    const before = session.store.getState();
    expect(sentenceOf(currentStep(before)!, scene)).not.toContain('too large');
  });
});

describe('a window that reaches back', () => {
  // Windows 1–2, 1–4 and 3–6 of "abcabca", the second with losses from t = 3 only.
  const truncation = { k1: 2, k2: 4 };

  it('has contributions to the output only where it has losses', () => {
    const { moveTo, session, scene } = open({ text: 'abcabca', truncation }, 1);
    expect(scene.record.window).toEqual({ start: 1, lossFrom: 3, end: 4 });
    moveTo(session.store.getState().steps.length - 1);
    expect(termIn('Why', 2)).toEqual([]);
    expect(termIn('Why', 3)).toHaveLength(9);
    expect(termIn('Whh', 1)).toHaveLength(9);
    expect(sumIn('Why')).toEqual([...scene.record.result!.gradient.Why]);
  });

  it('does not reach h_0 when it starts later', () => {
    const { moveTo, session } = open({ text: 'abcabca', truncation }, 2);
    moveTo(session.store.getState().steps.length - 1);
    expect(document.querySelector('.once')).toHaveTextContent(
      enLater.sharedWeights.notReachedByWindow,
    );
    expect(sumIn('h0')).toEqual([0, 0, 0]);
  });
});

describe('larger models and texts', () => {
  const text = 'the quick brown fox jumps over the lazy dog '.repeat(20);

  it('show one parameter, with a bar for each time step and pictures of those in view', () => {
    const { goTo, scene } = open({ text: text.slice(0, 41), hiddenSize: 16 }, 0);
    goTo('contribution Whh', 38);
    const bars = [...document.querySelectorAll('[data-norm]')];
    const asked = valuesOf(scene, at('contribution Whh', 39));
    expect(bars).toHaveLength(3);
    expect(Number(bars[1]!.getAttribute('data-norm'))).toBeCloseTo(Math.hypot(...asked), 12);
    expect(termIn('Whh', 38)).toHaveLength(256);
    expect(document.querySelectorAll('[data-term]').length).toBeLessThan(20);
  });

  it('follow the track, and turn to a time step that is chosen', () => {
    const { goTo, scene } = open({ text: text.slice(0, 41), hiddenSize: 8 }, 0);
    goTo('contribution bh', 36);
    expect(termIn('bh', 36)).toEqual(valuesOf(scene, at('contribution bh', 36)));
    fireEvent.click(document.querySelector('[data-term="39"]')!);
    expect(termIn('bh', 39)).toEqual(valuesOf(scene, at('contribution bh', 39)));
    expect(termIn('bh', 36)).toEqual([]);
  });

  it('turn to time step after time step with the arrow keys on the bars, until the track moves', () => {
    const { goTo, session } = open({ text: text.slice(0, 41), hiddenSize: 8 }, 0);
    goTo('contribution bh', 36);
    const bars = screen.getByRole('slider', { name: enLater.sharedWeights.norms });
    fireEvent.keyDown(bars, { key: 'ArrowRight' });
    fireEvent.keyDown(bars, { key: 'ArrowRight' });
    expect(bars).toHaveAttribute('aria-valuenow', '38');
    expect(addressOf(session.store.getState()).weights.t).toBe(38);
    goTo('contribution bh', 35);
    expect(bars).toHaveAttribute('aria-valuenow', '35');
    expect(addressOf(session.store.getState()).weights.t).toBeNull();
  });

  it('draw no more for a long text than for a short one', () => {
    const { goTo } = open({ text, hiddenSize: 4 }, 0);
    goTo('gradient Whh');
    expect(document.querySelectorAll('.board *').length).toBeLessThan(2500);
  });
});
