import type { ReactNode } from 'react';
import { BOARDS } from '../share/address.ts';
import { useActions, useSelect } from '../views/parts/session.tsx';
import { words } from '../views/parts/words.ts';

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;

/** The name of the app and what changes how it looks; and what is said for a while, in the room beside. */
export function Header({ children }: { children: ReactNode }): React.ReactElement {
  const { theme, projector } = useSelect((state) => state.preferences);
  const board = useSelect((state) => state.board);
  const { setPreferences, showKeys, showBoard } = useActions();
  return (
    <header className="header">
      <h1>{words.app.name}</h1>
      <nav className="boards" aria-label={words.view.boards}>
        {BOARDS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={board === name}
            onClick={() => {
              showBoard(name);
            }}
          >
            {words.view.boardNames[name]}
          </button>
        ))}
      </nav>
      <p className="tagline">{words.app.tagline}</p>
      <div className="said">{children}</div>
      <div className="header-actions">
        <button
          type="button"
          aria-label={words.view.themes[theme]}
          onClick={() => {
            setPreferences({ theme: NEXT_THEME[theme] });
          }}
        >
          <span className="wide-label">{words.view.themes[theme]}</span>
          <span className="narrow-label" aria-hidden="true">
            ◐
          </span>
        </button>
        <button
          type="button"
          className="only-wide"
          aria-pressed={projector}
          onClick={() => {
            setPreferences({ projector: !projector });
          }}
        >
          {words.view.projector}
        </button>
        <button
          type="button"
          className="only-wide"
          onClick={() => {
            showKeys(true);
          }}
        >
          {words.view.keys} <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}
