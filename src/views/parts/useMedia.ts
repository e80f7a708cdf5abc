import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  // Asked at every change of the picture: to look a query up each time costs a millisecond.
  const list = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    useCallback(
      (changed) => {
        list.addEventListener('change', changed);
        return () => {
          list.removeEventListener('change', changed);
        };
      },
      [list],
    ),
    () => list.matches,
  );
}

export const useReducedMotion = (): boolean => useMedia('(prefers-reduced-motion: reduce)');
/** Narrower than this the page is one column that scrolls. */
export const useNarrow = (): boolean => useMedia('(max-width: 899px)');
