import { savePreferences } from '../store/preferences.ts';
import type { Session } from '../store/session.ts';

/** Shows the preferences on the page (theme, size) and keeps them for the next visit. */
export function bindPreferences({ store }: Session): () => void {
  const show = (): void => {
    const { theme, projector } = store.getState().preferences;
    const { dataset } = document.documentElement;
    dataset['theme'] = theme;
    dataset['size'] = projector ? 'projector' : 'normal';
  };
  show();
  let last = store.getState().preferences;
  return store.subscribe(({ preferences }) => {
    if (preferences === last) return;
    last = preferences;
    show();
    savePreferences(() => localStorage, preferences);
  });
}
