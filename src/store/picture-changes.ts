import type { StoreApi } from 'zustand/vanilla';
import type { SessionState } from './state.ts';

/** Whether nothing has changed but that more is known of the history. */
function isOnlyHistory(state: SessionState, before: SessionState): boolean {
  for (const key of Object.keys(state) as (keyof SessionState)[]) {
    if (key !== 'historyVersion' && state[key] !== before[key]) return false;
  }
  return true;
}

/**
 * While it trains, figures arrive many times between two pictures, and the picture has hundreds of
 * parts: to ask each of them whether it has changed took the page a hundredth of its time.
 */
export function pictureChanges(store: StoreApi<SessionState>): (changed: () => void) => () => void {
  const listeners = new Set<() => void>();
  store.subscribe((state, before) => {
    if (isOnlyHistory(state, before)) return;
    for (const changed of listeners) changed();
  });
  return (changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  };
}
