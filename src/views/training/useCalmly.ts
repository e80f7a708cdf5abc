import { useEffect, useState } from 'react';
import { useSession } from '../parts/session.tsx';
import type { SessionState } from '../../store/state.ts';

/** As often as numbers that run can be read, and a curve that grows looks smooth. */
const CALM_MS = 100;

/**
 * A part of the state that may change much faster than it needs to be drawn. The history changes in
 * place: it is its version that tells.
 */
export function useCalmly<Part>(selector: (state: SessionState) => Part): Part {
  const { store } = useSession();
  const [part, setPart] = useState(() => selector(store.getState()));
  useEffect(() => {
    let drawnAt = -Infinity;
    let timer: number | undefined;
    const draw = (): void => {
      timer = undefined;
      drawnAt = performance.now();
      setPart(selector(store.getState()));
    };
    const changed = (): void => {
      if (timer !== undefined) return;
      const wait = drawnAt + CALM_MS - performance.now();
      if (wait <= 0) draw();
      else timer = window.setTimeout(draw, wait);
    };
    changed();
    const unsubscribe = store.subscribe((state, before) => {
      if (selector(state) !== selector(before)) changed();
    });
    return () => {
      unsubscribe();
      window.clearTimeout(timer);
    };
  }, [store, selector]);
  return part;
}
