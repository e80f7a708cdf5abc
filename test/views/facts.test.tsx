import { act, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { SessionProvider } from '../../src/views/parts/session.tsx';
import { Facts } from '../../src/views/training/Facts.tsx';
import { openSession } from '../store/fake-client.ts';

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
