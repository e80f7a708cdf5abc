import { useRef } from 'react';
import type { SessionState } from '../../store/state.ts';
import type { Position } from '../../timeline/position.ts';
import { clampIndex } from '../../timeline/position.ts';
import { useSession } from '../parts/session.tsx';

/**
 * Goes from update to update at the same step. A shorter window may not have it; the next that has
 * it comes to it again.
 */
export function useWalk(count: number): (target: number) => void {
  const { store, actions } = useSession();
  const sent = useRef<Position | null>(null);
  return (target) => {
    sent.current = {
      n: Math.min(count - 1, Math.max(0, Math.round(target))),
      i: wantedStep(store.getState(), sent.current),
    };
    actions.goTo(sent.current);
  };
}

function wantedStep({ awaited, position, steps }: SessionState, sent: Position | null): number {
  if (awaited !== null) return awaited.i;
  const isThere = sent?.n === position.n && clampIndex(steps, sent.i) === position.i;
  return isThere ? sent.i : position.i;
}
