import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { currentStep } from '../../src/store/selectors.ts';
import { History } from '../../src/store/history.ts';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { Axes } from '../../src/views/training/Axes.tsx';
import { drawCurve } from '../../src/views/training/curve-drawing.ts';
import { LossCurve } from '../../src/views/training/LossCurve.tsx';
import { openSession } from '../store/fake-client.ts';
import { layOut } from './opened.tsx';

beforeAll(() => {
  layOut(600, 220);
});

function trained(change: Partial<typeof DEFAULT_CONFIGURATION>, updates: number) {
  const session = openSession({ configuration: { ...DEFAULT_CONFIGURATION, ...change } });
  session.actions.train({ kind: 'updates', count: updates });
  const { container } = render(
    <SessionProvider value={session}>
      <LossCurve unit="loss" isLog={false} />
    </SessionProvider>,
  );
  return { ...session, container };
}

const curve = (): HTMLElement => screen.getByRole('slider');
const press = (...keys: string[]): void => {
  for (const key of keys) fireEvent.keyDown(curve(), { key });
};

/** The updates that are named under a curve which goes on so far. */
function namedUpdates(last: number, width: number): (string | null)[] {
  const one = { updates: 1, low: 1, high: 2, mean: 1.5, losses: 1, correct: 0 };
  const span = { ...one, n: last - 1, lowEach: 1, highEach: 2, gradientNorm: 1, clipped: 0 };
  const size = { width, height: 220 };
  const drawing = drawCurve({
    ...{ history: new History(), version: 0, earlier: [span], over: 20 },
    ...{ ...size, unit: 'loss', isLog: false },
  });
  const { container } = render(
    <svg>
      <Axes {...{ ...size, drawing, unit: 'loss' }} />
    </svg>,
  );
  const names = [...container.querySelectorAll('.tick-label')].map((name) => name.textContent);
  return names.filter((name) => /\d/.test(name));
}

describe('the axis of updates', () => {
  it.each([
    [1, 600, ['2', '4', '6', '8', '10']],
    [10, 600, ['2', '4', '6', '8', '10']],
    [10, 300, ['5', '10']],
    [1000, 600, ['200', '400', '600', '800', '1,000']],
    [1_000_000, 600, ['200,000', '400,000', '600,000', '800,000', '1,000,000']],
    [1_000_000, 300, ['500,000', '1,000,000']],
  ])('names round ones of %i, %i pixels wide', (last, width, names) => {
    expect(namedUpdates(last, width)).toEqual(names);
  });
});

describe('the loss curve', () => {
  it('brings the same step again when a shorter window did not have it', () => {
    // Windows of three time steps and of one.
    const { actions, get } = trained({ truncation: { k1: 3, k2: 3 } }, 12);
    act(() => actions.goTo({ n: 10, i: 45 }));
    const step = currentStep(get());
    press('End');
    expect(get().position.i).toBeLessThan(45);
    press('ArrowLeft');
    expect(get().position).toEqual({ n: 10, i: 45 });
    expect(currentStep(get())).toEqual(step);
    press('End', 'Home');
    expect(get().position).toEqual({ n: 0, i: 45 });
    // Where the person has stepped on since, from there.
    press('End');
    act(() => actions.move('previousStep'));
    const { i } = get().position;
    press('Home');
    expect(get().position).toEqual({ n: 0, i });
  });

  it('goes on with PageDown, which is a clicker’s key, and back with PageUp', () => {
    const { get } = trained({}, 50);
    press('Home', 'PageDown');
    expect(get().position.n).toBe(5);
    press('PageDown', 'PageUp', 'PageUp', 'PageUp');
    expect(get().position.n).toBe(0);
    press('End', 'PageDown');
    expect(get().position.n).toBe(49);
  });

  it('says of its lines what they are, also of a short run of which only stretches are known', () => {
    const drawn = (container: HTMLElement): string =>
      ['.raw-line', '.raw-key', '.band', '.band-key', '.earlier-line', '.earlier-key']
        .filter((line) => container.querySelector(line) !== null)
        .join(' ');
    const { actions, get, container } = trained({}, 250);
    expect(drawn(container)).toBe('.raw-line .raw-key');
    act(() => actions.train({ kind: 'updates', count: 3000 }));
    act(() => {
      actions.goTo({ n: 200, i: 0 });
      actions.setRate(0.05);
    });
    expect(get().history.count).toBeLessThan(250);
    expect(drawn(container)).toBe('.band .band-key .earlier-line .earlier-key');
  });

  it('marks where the learning rate was changed, and says so there', () => {
    const { actions, get, container } = trained({}, 12);
    expect(container.querySelector('.rates line')).toBeNull();
    act(() => {
      actions.goTo({ n: 5, i: 0 });
      actions.setRate(0.05);
    });
    act(() => actions.train({ kind: 'updates', count: 20 }));
    expect(get().configuration.changes).toMatchObject([{ n: 5, parameter: 'rate', value: 0.05 }]);
    expect(container.querySelectorAll('.rates line')).toHaveLength(1);
    expect(container.querySelector('.rates')).toHaveTextContent('η = 0.05');
    act(() => actions.goTo({ n: 5, i: 0 }));
    expect(curve()).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/learning rate is 0.05/),
    );
    press('ArrowRight');
    expect(curve()).toHaveAttribute('aria-valuetext', expect.not.stringMatching(/learning rate/));
  });
});
