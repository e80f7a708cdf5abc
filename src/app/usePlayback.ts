import { useEffect } from 'react';
import { STEPS_PER_SECOND } from '../store/state.ts';
import { useSelect, useSession } from '../views/parts/session.tsx';

/** While it plays, takes a step at a time; waits while an update is on its way. */
export function usePlayback(): void {
  const { store, actions } = useSession();
  const playing = useSelect((state) => state.playing);
  const speed = useSelect((state) => state.speed);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(
      () => {
        if (store.getState().awaited === null) actions.move('nextStep');
      },
      1000 / (STEPS_PER_SECOND * speed),
    );
    return () => {
      clearInterval(timer);
    };
  }, [store, actions, playing, speed]);
}
