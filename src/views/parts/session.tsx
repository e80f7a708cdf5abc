import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { SessionActions } from '../../store/actions.ts';
import type { Session } from '../../store/session.ts';
import type { SessionState } from '../../store/state.ts';

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** @throws Error outside a SessionProvider */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('a view needs a SessionProvider around it');
  return session;
}

/** A part of the state; the view is drawn again only when that part changes. */
export function useSelect<Part>(selector: (state: SessionState) => Part): Part {
  return useStore(useSession().store, selector);
}

/** The same for what does not depend on the history, and need not be asked whenever that grows. */
export function useOfPicture<Part>(selector: (state: SessionState) => Part): Part {
  const { store, onPicture } = useSession();
  return useSyncExternalStore(onPicture, () => selector(store.getState()));
}

export const useActions = (): SessionActions => useSession().actions;
