import { act, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Announcer } from '../../src/app/Announcer.tsx';
import { once } from '../../src/timeline/quantities.ts';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { openSession } from '../store/fake-client.ts';

const CELL = { ...once('Whh'), index: 1 };

/** A session at its third update, where W_hh[1,2] is asked. */
function listen() {
  const session = openSession({ update: 2, step: 2, ask: CELL });
  render(
    <SessionProvider value={session}>
      <Announcer />
    </SessionProvider>,
  );
  return session;
}

/** It waits for a pause first, and a busy machine makes that long. */
const says = (text: string): Promise<void> =>
  waitFor(
    () => {
      expect(screen.getByRole('status')).toHaveTextContent(text);
    },
    { timeout: 4000 },
  );

describe('what is announced', () => {
  it('is a number’s new value once it is set by hand', async () => {
    const { actions, get } = listen();
    const old = get().scene!.record.parameters.Whh[1]!.toFixed(2).replace('-', '−');
    await says(`W h h, element 1,2: ${old}`);
    act(() => {
      actions.setParameter({ parameter: 'Whh', index: 1 }, 0.75, false);
    });
    await says('W h h, element 1,2: 0.75');
  });
});
