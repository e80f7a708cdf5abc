import { useActions, useSelect } from '../views/shared/session.tsx';
import { words } from '../views/shared/words.ts';

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;

/** The name of the app and what changes how it looks. */
export function Header(): React.ReactElement {
  const { theme, projector } = useSelect((state) => state.preferences);
  const { setPreferences, showKeys } = useActions();
  return (
    <header className="header">
      <h1>{words.app.name}</h1>
      <p className="tagline">{words.app.tagline}</p>
      <div className="header-actions">
        <button
          type="button"
          onClick={() => {
            setPreferences({ theme: NEXT_THEME[theme] });
          }}
        >
          {words.view.themes[theme]}
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
