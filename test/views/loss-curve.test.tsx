import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { currentStep } from '../../src/store/selectors.ts';
import { SessionProvider } from '../../src/views/parts/session.tsx';
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
