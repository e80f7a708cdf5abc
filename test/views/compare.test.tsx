import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Compare } from '../../src/views/compare/Compare.tsx';
import type { Opened } from './opened.tsx';
import { openView } from './opened.tsx';

const TEXT = 'she sells sea shell';

/** The second update of a run is pinned, and the view goes on to another. */
async function compared(k1: number, k2: number, update: number): Promise<Opened> {
  const opened = openView(Compare, { change: { text: TEXT, truncation: { k1, k2 } }, update: 1 });
  const { actions } = opened.session;
  act(() => {
    actions.pin();
    actions.setComparing(true);
    actions.goTo({ n: update, i: Infinity });
  });
  await screen.findByRole('button', { name: 'Unpin' });
  return opened;
}

const said = (): string =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join(' ');

describe('differences to a pinned update', () => {
  it('are refused where the windows have no time step in common, with the next that has', async () => {
    // Windows 1–9 and 10–18, and round again.
    const { session } = await compared(9, 9, 2);
    expect(said()).toMatch(/Its time steps 10–18 are not on the stage/);
    expect(screen.getByRole('button', { name: 'Go to update 4' })).toBeVisible();
    expect(said()).not.toMatch(/ΔL/);
    act(() => session.actions.goTo({ n: 3, i: Infinity }));
    expect(said()).toMatch(/ΔL = [−\d]/);
    expect(said()).not.toMatch(/time steps/);
  });

  it('are said to be of the time steps that both have, without a loss over others', async () => {
    // Windows 3–8 and 7–12.
    await compared(4, 6, 2);
    expect(said()).toMatch(/Only time steps 7–8 are in both/);
    expect(said()).not.toMatch(/ΔL/);
  });
});
