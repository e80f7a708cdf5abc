import { useSelect } from './session.tsx';
import { useMedia } from './useMedia.ts';

/** A name of the colours that the page has now: what is drawn with them is drawn again when it changes. */
export function useTheme(): string {
  const theme = useSelect((state) => state.preferences.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  return theme === 'system' ? (dark ? 'dark' : 'light') : theme;
}
