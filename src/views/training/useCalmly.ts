import { useEffect, useState } from 'react';
import type { History } from '../../store/history.ts';
import { useSelect, useSession } from '../parts/session.tsx';
import type { SessionState } from '../../store/state.ts';

/** As often as numbers that run can be read, and a curve that grows looks smooth. */
const CALM_MS = 200;

const waiting = new Set<() => void>();
let drawnAt = -Infinity;
let isTimed = false;

/** Draws at the next beat, with all others that wait: what changes together makes one frame. */
function calmly(draw: () => void): void {
  waiting.add(draw);
  if (isTimed) return;
  isTimed = true;
  const wait = Math.max(0, drawnAt + CALM_MS - performance.now());
  setTimeout(() => {
    isTimed = false;
    drawnAt = performance.now();
    const all = [...waiting];
    waiting.clear();
    for (const each of all) each();
  }, wait);
}

/** A part of the state that may change much faster than it needs to be drawn. */
export function useCalmly<Part>(selector: (state: SessionState) => Part): Part {
  const { store } = useSession();
  const [part, setPart] = useState(() => selector(store.getState()));
  useEffect(() => {
    let isWaiting = false;
    const draw = (): void => {
      isWaiting = false;
      setPart(selector(store.getState()));
    };
    const changed = (): void => {
      if (isWaiting) return;
      isWaiting = true;
      calmly(draw);
    };
    changed();
    const unsubscribe = store.subscribe((state, before) => {
      if (selector(state) !== selector(before)) changed();
    });
    return () => {
      unsubscribe();
      waiting.delete(draw);
    };
  }, [store, selector]);
  return part;
}

const versionOf = ({ historyVersion }: SessionState): number => historyVersion;

/** The history changes in place, many times a second: it is its version that tells. */
export const useHistoryVersion = (): number => useCalmly(versionOf);

/** The history, for a view that is drawn again as it grows. */
export function useHistory(): History {
  useHistoryVersion();
  return useSelect((state) => state.history);
}
