import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { refKey, selectedCell } from '../../src/store/selectors.ts';
import { valueAt, valuesOf } from '../../src/timeline/values.ts';
import { Now, OfStep } from '../../src/views/now/Now.tsx';
import { digitsInSum } from '../../src/views/parts/digits.ts';
import { full } from '../../src/views/parts/format.ts';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { titleOf, words } from '../../src/views/parts/words.ts';
import { openSession } from '../store/fake-client.ts';
import type { StepId } from '../../src/timeline/steps.ts';
import { everyUpdate, kindOf, OPTIMIZERS } from '../timeline/support.ts';

// In a browser MathML elements have a style; in jsdom they have none.
Object.defineProperty(Element.prototype, 'style', {
  get: () => document.createElement('i').style,
  configurable: true,
});

const plain = (text: string): string => text.replaceAll('_', '');

// From then on a number's answer is drawn with the panel: the focus goes there.
beforeAll(() => OfStep.fetchPart());

function showNow(...parameters: Parameters<typeof openSession>) {
  const session = openSession(...parameters);
  const view = render(
    <SessionProvider value={session}>
      <Now />
    </SessionProvider>,
  );
  return { ...session, ...view };
}

describe('the Now panel', () => {
  it('shows title, equation, number and running line at every step of "hello"', () => {
    const { actions, get, container } = showNow();
    const { steps } = get();
    steps.forEach((step, i) => {
      act(() => actions.goTo({ n: 0, i }));
      const scene = get().scene!;
      expect(container.querySelector('h2')).toHaveTextContent(plain(titleOf(step, scene)));
      expect(container.querySelectorAll('[aria-current="step"]')).toHaveLength(1);
      const maths = container.querySelectorAll('math');
      const sum = container.querySelector('.scalar-sum');
      if (step.writes === null) {
        expect(maths).toHaveLength(0);
        expect(sum).toBeNull();
        return;
      }
      expect(maths.length, step.id).toBeGreaterThan(0);
      const cell = selectedCell(get())!;
      const value = valueAt(scene, cell);
      expect(sum?.textContent, step.id).toMatch(/[=≈]\s\S/);
      const result = Number(sum?.querySelector('strong')?.textContent.replaceAll('−', '-'));
      expect(Math.abs(result - value), step.id).toBeLessThanOrEqual(0.0503 * Math.abs(value));
      expect(sum).toHaveTextContent(full(value));
      expect(container.textContent, step.id).not.toMatch(/NaN|undefined|null/);
    });
  });

  it('does so with softmax and clipping', () => {
    const { configuration } = openSession().get();
    const clipping = { kind: 'norm', limit: 0.5 } as const;
    const changed = { ...configuration, clipping, head: 'softmax' as const };
    const { actions, get, container } = showNow({ configuration: changed });
    get().steps.forEach(({ id, t }, i) => {
      // What differs from "hello": the outputs of one time step, and the clipping.
      if (t === null ? !id.startsWith('clip') : t !== 4) return;
      act(() => actions.goTo({ n: 0, i }));
      expect(container.textContent, id).not.toMatch(/NaN|undefined|null/);
    });
    act(() => actions.goTo({ n: 0, i: get().steps.findIndex(({ id }) => id === 'clipScale') }));
    const sum = screen.getByRole('region', { name: words.now.sumLabel });
    expect(sum).not.toHaveTextContent('= 0 =');
  });

  it.each(everyUpdate().map((change) => [kindOf(change), change] as const))(
    'has the equation, the numbers and the running line of the update: %s',
    (_, change) => {
      const { configuration } = openSession().get();
      const { actions, get, container } = showNow({
        configuration: { ...configuration, ...change },
      });
      const { steps } = get();
      steps.forEach(({ id, phase, writes }, i) => {
        if (phase !== 'update' || writes === null) return;
        act(() => actions.goTo({ n: 0, i }));
        const scene = get().scene!;
        expect(container.querySelectorAll('[aria-current="step"]'), id).toHaveLength(1);
        expect(container.querySelector('math'), id).not.toBeNull();
        const shown = container.querySelectorAll(`[data-cell^="${refKey(writes)}["]`);
        expect(
          [...shown].map((cell) => Number(cell.getAttribute('data-value'))),
          id,
        ).toEqual(valuesOf(scene, writes));
        expect(container.querySelector('.scalar-sum .exact'), id).toHaveTextContent(
          full(valueAt(scene, selectedCell(get())!)),
        );
        expect(container.textContent, id).not.toMatch(/NaN|undefined|null/);
        const digits = [...container.querySelectorAll('.grid-cell')].map(
          (cell) => cell.textContent,
        );
        expect(digits, id).not.toContain('?');
      });
    },
  );

  it('says of a gradient without a loss that it is 0 for want of one, and of another what it is for', async () => {
    const { configuration } = openSession().get();
    const truncation = { k1: 2, k2: 3 };
    const { actions, get } = showNow({
      configuration: { ...configuration, truncation },
      update: 1,
    });
    act(() => {
      actions.goTo({ n: 1, i: get().steps.length - 1 });
      actions.select({ quantity: 'dyhat', t: 2, index: 0 });
    });
    expect(await screen.findByText(/counts no loss/)).toBeVisible();
    act(() => actions.select({ quantity: 'dyhat', t: 3, index: 0 }));
    expect(await screen.findByText(/is taken as/)).toBeVisible();
    expect(screen.queryByText(/counts no loss/)).toBeNull();
  });

  it.each([
    [0, 'The run starts with it.'],
    [1, 'Update 1 has left it.'],
  ])('says where a number comes from that no step of update %i computes', async (update, said) => {
    const { actions, get } = showNow({ update });
    act(() => {
      actions.goTo({ n: update, i: get().steps.length - 1 });
      actions.select({ quantity: 'x', t: 4, index: 2 });
    });
    expect(await screen.findByText(/character read at time 4 is “l”/)).toBeVisible();
    act(() => actions.select({ quantity: 'Whh', t: null, index: 0 }));
    expect(await screen.findByText(said)).toBeVisible();
    act(() => actions.select({ quantity: 'h', t: 1, index: 0 }));
    expect(screen.queryByText(said)).toBeNull();
  });

  it('shows what the optimizer remembers before and after the update', () => {
    const { configuration } = openSession().get();
    const optimizer = { kind: 'momentum', rate: 0.1, mu: 0.9 } as const;
    const { actions, get, container } = showNow({
      configuration: { ...configuration, optimizer },
      update: 3,
    });
    const i = get().steps.findIndex(({ id }) => id === 'updated velocity Whh');
    act(() => actions.goTo({ n: 3, i }));
    const shown = (key: string): number[] =>
      [...container.querySelectorAll(`[data-cell^="${key}@["]`)].map((cell) =>
        Number(cell.getAttribute('data-value')),
      );
    const { record } = get().scene!;
    expect(shown('velocity Whh')).toEqual([...record.moments[0]!.Whh]);
    expect(shown('updated velocity Whh')).toEqual([...record.result!.moments[0]!.Whh]);
    expect(shown('velocity Whh')).not.toEqual(shown('updated velocity Whh'));
  });

  it('shows a one-hot vector as the stage does: 0 and 1, without decimals', () => {
    const { actions, get, container } = showNow();
    act(() => actions.goTo({ n: 0, i: get().steps.findIndex(({ id }) => id === 'u') }));
    const cells = [...container.querySelectorAll('[data-cell^="x@1["]')];
    expect(cells.map((cell) => cell.textContent)).toEqual(
      valuesOf(get().scene!, { quantity: 'x', t: 1 }).map(String),
    );
    expect(cells.map((cell) => cell.textContent)).toContain('1');
  });

  it('does not round a constant to 1', () => {
    const { configuration } = openSession().get();
    const optimizer = OPTIMIZERS.adam;
    const { actions, get, container } = showNow({ configuration: { ...configuration, optimizer } });
    const i = get().steps.findIndex(({ id }) => id === 'updated secondMoment by');
    act(() => actions.goTo({ n: 0, i }));
    expect(container.querySelector('[data-cell="beta2@[0]"]')).toHaveTextContent('0.999');
    const sum = screen.getByRole('region', { name: words.now.sumLabel });
    expect(sum).toHaveTextContent(/0\.999·0 \+ \(1 − 0\.999\)·.*² ≈ /);
  });

  it('writes out what clipping does to the number', () => {
    const { configuration } = openSession().get();
    const clipping = { kind: 'value', limit: 0.1 } as const;
    const { actions, get } = showNow({ configuration: { ...configuration, clipping } });
    const i = get().steps.findIndex(({ id }) => id === 'clipped by');
    act(() => actions.goTo({ n: 0, i }));
    const sum = screen.getByRole('region', { name: words.now.sumLabel });
    expect(sum).toHaveTextContent(/= clip\(.*, ±0\.10\) [=≈] /);
  });

  it('writes the clipping scale as a fraction', () => {
    const { configuration } = openSession().get();
    const clipping = { kind: 'norm', limit: 0.1 } as const;
    const { actions, get } = showNow({ configuration: { ...configuration, clipping } });
    const i = get().steps.findIndex(({ id }) => id === 'clipScale');
    act(() => actions.goTo({ n: 0, i }));
    const sum = screen.getByRole('region', { name: words.now.sumLabel });
    expect(sum).toHaveTextContent(/^γ = min\(1, 0\.10 \/ [\d.]+\) ≈ [\d.]+/);
  });

  it('writes a number that is taken over once', () => {
    const { actions, get } = showNow({ update: 3 });
    const sum = () => screen.getByRole('region', { name: words.now.sumLabel });
    for (const id of ['contribution by', 'dh', 'contribution bh'] as const) {
      act(() => actions.goTo({ n: 3, i: get().steps.findIndex((step) => step.id === id) }));
      const cell = selectedCell(get())!;
      const value = digitsInSum(cell.quantity, valueAt(get().scene!, cell));
      expect(sum().textContent.split(`= ${value}`), id).toHaveLength(2);
      expect(within(sum()).getAllByRole('button')[0], id).toHaveTextContent(value);
    }
  });

  it('says that what it writes is rounded where it is, and only there', () => {
    const { actions, get } = showNow({ update: 3 });
    const sum = () => screen.getByRole('region', { name: words.now.sumLabel });
    const goTo = (id: StepId, t: number) =>
      act(() => actions.goTo({ n: 3, i: get().steps.findIndex((s) => s.id === id && s.t === t) }));
    goTo('u', 2);
    expect(sum()).toHaveTextContent(/ ≈ .*Rounded here/);
    // h₀ is 0 before the first update.
    act(() => actions.goTo({ n: 0, i: 0 }));
    act(() =>
      actions.goTo({
        n: 0,
        i: get().steps.findIndex((s) => s.id === 'contribution Whh' && s.t === 1),
      }),
    );
    expect(sum()).toHaveTextContent(/ = 0All digits: 0/);
  });

  it('writes sums that can be believed also where states and probabilities are almost 1', () => {
    const update = 1000;
    const { actions, get } = showNow({ update });
    const numbersIn = (id: StepId, form: RegExp): number[] => {
      const i = get().steps.findIndex((step) => step.id === id && step.t === 1);
      act(() => actions.goTo({ n: update, i }));
      const sum = screen.getByRole('region', { name: words.now.sumLabel });
      const written = form.exec(sum.textContent.replaceAll('−', '-'));
      expect(written, sum.textContent).not.toBeNull();
      return written!.slice(1).map(Number);
    };
    const [h, dh, du] = numbersIn(
      'du',
      /= \(1 - \(?([\d.-]+)\)?²\)·\(?([\de.-]+)\)? ≈ (-?[\de.-]+\d)R/,
    );
    expect(Math.abs(h!)).toBeGreaterThan(0.9);
    expect(((1 - h! ** 2) * dh!) / du!).toBeCloseTo(1, 1);
    // "he": element 2 is the target.
    actions.select({ quantity: 'do', t: 1, index: 1 });
    const [yhat, error] = numbersIn('do', /= ([\d.]+) -\s1 ≈ (-?[\de.-]+\d)R/);
    expect((yhat! - 1) / error!).toBeCloseTo(1, 1);
  });

  it('writes sums whose terms, as they are written, add up to what is written', () => {
    const update = 12;
    const { actions, get, container } = showNow({ update });
    const numbersIn = (selector: string): string[] =>
      [...container.querySelectorAll(`.scalar-sum ${selector}`)].map(({ textContent }) =>
        textContent.replace(/[()]/g, '').replace('−', '-'),
      );
    const decimalsOf = (written: string): number => written.split('.')[1]?.length ?? 0;
    // What all time steps add to a parameter, number by number.
    for (const quantity of ['gradient Why', 'gradient Whh', 'gradient bh'] as const) {
      for (let index = 0; index < 3; index++) {
        act(() => actions.goTo({ n: update, i: 74 }));
        act(() => actions.select({ quantity, t: null, index }));
        expect(
          screen.getByText(full(valueAt(get().scene!, { quantity, t: null, index }))),
        ).toBeVisible();
        const terms = numbersIn('.operand');
        const [sum = ''] = numbersIn('strong');
        expect(terms).toHaveLength(4);
        const added = terms.reduce((total, term) => total + Number(term), 0);
        // Four terms, each rounded, and their sum.
        const most = 2.5 * 10 ** -decimalsOf(sum);
        expect(Math.abs(added - Number(sum)), `${terms.join(' + ')} = ${sum}`).toBeLessThanOrEqual(
          most,
        );
      }
    }
  });

  it('says how many more elements a number goes into than it names', async () => {
    const { configuration } = openSession().get();
    const { actions, get } = showNow({ configuration: { ...configuration, hiddenSize: 7 } });
    act(() =>
      actions.goTo({ n: 0, i: get().steps.findIndex(({ id, t }) => id === 'h' && t === 2) }),
    );
    // Its 7 places in u₃, of which 4 are named.
    expect(await screen.findAllByText(/^and 3 others$/)).not.toHaveLength(0);
  });

  it('says of the loss that the backward pass begins with it', async () => {
    const { actions, get } = showNow();
    act(() => actions.goTo({ n: 0, i: get().steps.findIndex(({ id }) => id === 'loss') }));
    expect(await screen.findByText(/backward pass begins with it/)).toBeInTheDocument();
  });

  it('asks an operand of the sum when it is clicked', async () => {
    const { actions, get } = showNow();
    const i = get().steps.findIndex(({ id, t }) => id === 'u' && t === 2);
    act(() => actions.goTo({ n: 0, i }));
    const sum = screen.getByRole('region', { name: words.now.sumLabel });
    await userEvent.click(within(sum).getAllByRole('button')[1]!);
    expect(get().selection).toEqual({ quantity: 'h', t: 1, index: 0 });
    expect(screen.getByRole('region', { name: words.now.sumLabel })).toHaveTextContent('tanh(');
  });

  it('shows nothing before there is an update', () => {
    expect(showNow({}, false).container).toBeEmptyDOMElement();
  });

  it.each([
    [5, 10, null],
    [6, 8, '… and 3 more terms'],
    [150, 8, '… and 147 more terms'],
  ])(
    'folds the terms of a sum only where those are more than a few: H = %i',
    async (hiddenSize, folded, more) => {
      const { configuration } = openSession().get();
      const { actions, get, container } = showNow({
        configuration: { ...configuration, hiddenSize },
      });
      // W_hh h, one number for each unit, 4 of W_xh x, and b_h.
      const all = hiddenSize + 5;
      const goTo = (t: number) =>
        actions.goTo({ n: 0, i: get().steps.findIndex((step) => step.id === 'u' && step.t === t) });
      act(() => {
        goTo(2);
      });
      const sum = screen.getByRole('region', { name: words.now.sumLabel });
      const terms = () => [...container.querySelectorAll('.scalar-sum > p:first-child .term')];
      const result = () => terms().at(-1)!.textContent;
      const before = result();
      expect(terms()).toHaveLength(folded + 1);
      if (more === null) {
        expect(within(sum).queryByText(/more terms/)).toBeNull();
        return;
      }
      const button = within(sum).getByRole('button', { name: more });
      // Also by keyboard, which stays where it is.
      button.focus();
      while (terms().length < all + 1) await userEvent.keyboard('{Enter}');
      expect(terms()).toHaveLength(all + 1);
      expect(result()).toBe(before);
      expect(button).toHaveFocus();
      expect(button).toHaveAccessibleName(words.now.fewerTerms);
      // Another sum is folded again.
      act(() => {
        goTo(3);
      });
      expect(terms()).toHaveLength(folded + 1);
    },
  );

  it('says what the asked number is in the pinned update, and the difference', async () => {
    const { actions, get } = showNow();
    act(() => {
      actions.pin();
      actions.goTo({ n: 1, i: get().steps.findIndex(({ id, t }) => id === 'h' && t === 2) });
    });
    const { scene, pinned } = get();
    const cell = selectedCell(get())!;
    const label = await screen.findByText(/^In update 1, which is pinned:/);
    const [now, then] = [valueAt(scene!, cell), valueAt(pinned!, cell)];
    expect(now).not.toBe(then);
    expect(label).toHaveTextContent(`pinned: ${full(then)}`);
    expect(label).toHaveTextContent(`This number less that one: ${full(now - then)}`);
    // The characters that are read are the same.
    act(() => actions.select({ quantity: 'x', t: 2, index: 0 }));
    expect(screen.queryByText(/is pinned/)).toBeNull();
    act(() => actions.goTo({ n: 0, i: 3 }));
    expect(screen.queryByText(/is pinned/)).toBeNull();
  });

  it('says so only where the pinned update has that number', async () => {
    const { configuration } = openSession().get();
    const { actions, get } = showNow({
      configuration: {
        ...configuration,
        text: 'she sells',
        truncation: { k1: 4, k2: 4 },
        optimizer: OPTIMIZERS.sgd,
      },
    });
    const at = (name: string) => ({
      n: 1,
      i: get().steps.findIndex(({ id, t }) => id === name && (t === 5 || t === null)),
    });
    act(() => {
      actions.pin();
      actions.goTo({ n: 1, i: 0 });
    });
    // The windows have no time step in common, but the same parameters.
    act(() => actions.goTo(at('updated Whh')));
    await screen.findByText(/is pinned/);
    act(() => actions.goTo(at('h')));
    expect(screen.queryByText(/is pinned/)).toBeNull();
  });
});
