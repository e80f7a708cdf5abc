import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { selectedCell } from '../../src/store/selectors.ts';
import { valueAt } from '../../src/timeline/values.ts';
import { Now } from '../../src/views/now/Now.tsx';
import { full, short } from '../../src/views/parts/format.ts';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { titleOf, words } from '../../src/views/parts/words.ts';
import { openSession } from '../store/fake-client.ts';

// In a browser MathML elements have a style; in jsdom they have none.
Object.defineProperty(Element.prototype, 'style', {
  get: () => document.createElement('i').style,
  configurable: true,
});

const plain = (text: string): string => text.replaceAll('_', '');

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
      const value = valueAt(scene, selectedCell(get())!);
      expect(sum).toHaveTextContent(`= ${short(value)}`);
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
});
