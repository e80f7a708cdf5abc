import { act, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { modelAfter } from '../../src/store/models.ts';
import { short } from '../../src/views/parts/format.ts';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { Facts } from '../../src/views/training/Facts.tsx';
import { openSession } from '../store/fake-client.ts';

/** A view of a run whose figures have come further than its picture. */
function trainingAhead() {
  const session = openSession();
  const { store, actions } = session;
  actions.train({ kind: 'updates', count: 8 });
  act(() => {
    store.setState({
      activity: { kind: 'training', goal: { kind: 'updates', count: 100 } },
      position: { n: 2, i: 0 },
    });
  });
  const { container } = render(
    <SessionProvider value={session}>
      <Facts />
    </SessionProvider>,
  );
  return { container, session };
}

describe('the figures of training', () => {
  it('are said to be of the last 20 updates only once there are so many', () => {
    const session = openSession();
    render(
      <SessionProvider value={session}>
        <Facts />
      </SessionProvider>,
    );
    act(() => session.actions.train({ kind: 'updates', count: 19 }));
    expect(screen.getByText('mean so far')).toBeInTheDocument();
    expect(screen.getByText('right predictions so far')).toBeInTheDocument();
    act(() => session.actions.train({ kind: 'updates', count: 20 }));
    expect(screen.getByText('mean of last 20')).toBeInTheDocument();
    expect(screen.getByText('right predictions, last 20')).toBeInTheDocument();
  });

  const figure = (container: HTMLElement, fact: string): string =>
    container.querySelector(`[data-fact="${fact}"]`)!.textContent;

  it('are of the updates before one that stopped on the way', () => {
    const session = openSession({
      configuration: { ...DEFAULT_CONFIGURATION, optimizer: { kind: 'sgd', rate: 1000 } },
    });
    const { container } = render(
      <SessionProvider value={session}>
        <Facts />
      </SessionProvider>,
    );
    act(() => session.actions.train({ kind: 'updates', count: 100 }));
    const { history, position, divergedAt } = session.get();
    expect([position.n, divergedAt]).toEqual([history.count, history.count]);
    expect(figure(container, 'mean')).toBe(short(history.upTo(history.count - 1, 20)!.mean));
  });

  it('say what a loaded model no longer knows, and never NaN', () => {
    const before = openSession({ update: 30 });
    const model = modelAfter(before.get())!;
    const session = openSession();
    act(() => session.actions.load({ ...model, losses: new Float64Array(5).fill(2) }));
    const { container } = render(
      <SessionProvider value={session}>
        <Facts />
      </SessionProvider>,
    );
    expect(figure(container, 'correct')).toBe('no longer kept');
    // The update on the stage has been computed: its norm is known.
    expect(figure(container, 'norm')).toMatch(/^\d/);
    act(() => session.actions.goTo({ n: 2, i: 0 }));
    expect(figure(container, 'mean')).toBe('no longer kept');
    expect(container).not.toHaveTextContent(/NaN|\?/);
  });

  it('are in the unit of the curve', () => {
    const session = openSession();
    const { container } = render(
      <SessionProvider value={session}>
        <Facts />
      </SessionProvider>,
    );
    act(() => session.actions.train({ kind: 'updates', count: 3 }));
    const { loss } = session.get().scene!.record.result!;
    act(() => session.actions.setCurve({ unit: 'perplexity' }));
    expect(screen.getByText('perplexity')).toBeInTheDocument();
    expect(figure(container, 'loss')).toBe(short(Math.exp(loss / 4)));
    act(() => session.actions.setCurve({ unit: 'bits' }));
    expect(figure(container, 'loss')).toBe(short(loss / 4 / Math.LN2));
  });

  it('are of the latest update while training runs, though the stage is behind', () => {
    const { container, session } = trainingAhead();
    const { history, position } = session.store.getState();
    expect(history.count - 1).toBeGreaterThan(position.n);
    expect(figure(container, 'loss')).toBe(short(history.loss(history.count - 1)!));
  });

  it('say that a held W_hh is left out of the gradient norm', () => {
    const norm = (cut: Configuration['cut']): string => {
      const session = openSession({ configuration: { ...DEFAULT_CONFIGURATION, cut } });
      const { container, unmount } = render(
        <SessionProvider value={session}>
          <Facts />
        </SessionProvider>,
      );
      act(() => session.actions.train({ kind: 'updates', count: 1 }));
      const name = container.querySelector('[data-fact="norm"]')!.previousElementSibling!;
      const { textContent } = name;
      unmount();
      return textContent;
    };
    expect(norm({ until: null })).toMatch(/of all but Whh, which is held/);
    expect(norm(null)).not.toMatch(/held/);
  });
});
