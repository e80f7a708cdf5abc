import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import type { Session } from '../../src/store/session.ts';
import { en } from '../../src/text/en.ts';
import { Track } from '../../src/views/track/Track.tsx';
import { lapsAround } from '../../src/views/track/places.ts';
import { layOut, openView } from './opened.tsx';

beforeAll(() => {
  layOut(915, 80);
});

/** The track at an update of a run. */
const open = (change: Partial<Configuration>, update: number): Session =>
  openView(Track, { change, update }).session;

/** The same, once the laps are there: they come after the first picture. */
async function openLaps(change: Partial<Configuration>, update: number): Promise<Session> {
  const session = open(change, update);
  await screen.findByRole('navigation', { name: en.track.laps });
  return session;
}

const laps = (): HTMLElement[] =>
  within(screen.getByRole('navigation', { name: en.track.laps })).getAllByRole('button');
const present = (): (string | null)[] =>
  laps()
    .filter((lap) => lap.hasAttribute('aria-current'))
    .map((lap) => lap.textContent);

describe('the laps of an epoch', () => {
  // Windows 1–2, 1–4 (looking back), 3–6, 5–8 and 6–9 of "abcabcabca".
  const change = { text: 'abcabcabca', truncation: { k1: 2, k2: 4 } };

  it('are its windows, and the present one is open', async () => {
    await openLaps(change, 7);
    expect(laps().map((lap) => lap.textContent)).toEqual(['1', '2', '3', '4', '5']);
    expect(present()).toEqual(['3']);
    expect(document.querySelector('.lap-name')).toHaveTextContent(
      'window 3 of 5, time steps 5–6, looking back to 3',
    );
    expect(laps()[0]).toHaveAccessibleName('window 1 of 5, time steps 1–2');
    expect(laps()[4]).toHaveAccessibleName('window 5 of 5, time step 9, looking back to 6');
  });

  it('lead to the update of their window, in the same epoch', async () => {
    const session = await openLaps(change, 7);
    fireEvent.click(laps()[0]!);
    expect(session.store.getState().position).toEqual({ n: 5, i: 0 });
    expect(present()).toEqual(['1']);
    fireEvent.click(laps()[4]!);
    expect(session.store.getState().position).toEqual({ n: 9, i: 0 });
  });

  it('are gone through by stepping', async () => {
    const session = await openLaps(change, 0);
    const { steps } = session.store.getState();
    act(() => {
      session.actions.goTo({ n: 0, i: steps.length - 1 });
      session.actions.move('nextStep');
    });
    expect(session.store.getState().position).toEqual({ n: 1, i: 0 });
    expect(present()).toEqual(['2']);
  });

  it('are not there when the whole text is one window', () => {
    open({}, 3);
    expect(screen.queryByRole('navigation', { name: en.track.laps })).toBeNull();
  });
});

describe('the lanes of the track', () => {
  const lanes = (): (string | null)[] =>
    [...document.querySelectorAll('.lane-name')].slice(0, 2).map((lane) => lane.textContent);

  it.each([
    ['the whole text: from 1 to T', {}, ['forward t = 1 → T', 'backward t = T → 1']],
    [
      'a window: its own time steps, and back to where it looks',
      { text: 'abcabcabca', truncation: { k1: 2, k2: 4 } },
      ['forward t = 5 → 6', 'backward t = 6 → 3'],
    ],
    [
      'a window of one time step',
      { text: 'abcabcabca', truncation: { k1: 1, k2: 1 } },
      ['forward t = 3', 'backward t = 3'],
    ],
  ])('name %s', (_, change, names) => {
    open(change, 2);
    expect(lanes()).toEqual(names);
  });
});

describe('more laps than there is room for', () => {
  it('are those around the present one, and both ends', () => {
    expect(lapsAround(2, 5, 9)).toEqual([0, 1, 2, 3, 4]);
    expect(lapsAround(0, 50, 9)).toEqual([0, 1, 2, 3, 4, 5, 6, null, 49]);
    expect(lapsAround(20, 50, 9)).toEqual([0, null, 18, 19, 20, 21, 22, null, 49]);
    expect(lapsAround(49, 50, 9)).toEqual([0, null, 43, 44, 45, 46, 47, 48, 49]);
    for (let count = 1; count < 30; count++) {
      for (let lap = 0; lap < count; lap++) {
        const shown = lapsAround(lap, count, 9);
        expect(shown.length).toBeLessThanOrEqual(9);
        expect(shown).toContain(lap);
        const numbers = shown.filter((each) => each !== null);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(numbers[0]).toBe(0);
        expect(numbers.at(-1)).toBe(count - 1);
      }
    }
  });
});
