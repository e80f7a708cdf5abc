import { useEffect, useState } from 'react';
import { useSession } from '../parts/session.tsx';

export interface Speed {
  readonly updates: number;
  readonly characters: number;
}

const EVERY_MS = 500;

/** Updates and characters per second, of the last half second of training; the last while it rests. */
export function useSpeed(): Speed | null {
  const { store } = useSession();
  const [speed, setSpeed] = useState<Speed | null>(null);
  useEffect(() => {
    let since = 0;
    let from = -1;
    const measure = (): void => {
      const { activity, history } = store.getState();
      const now = performance.now();
      if (activity.kind !== 'training') {
        from = -1;
        return;
      }
      if (from >= 0 && now > since) {
        const updates = (1000 * (history.count - from)) / (now - since);
        const last = history.at(history.count - 1);
        const each = history.upTo(history.count - 1, 20);
        const characters = last === undefined || each === null ? 1 : each.losses / each.updates;
        setSpeed({ updates, characters: updates * characters });
      }
      since = now;
      from = history.count;
    };
    const timer = window.setInterval(measure, EVERY_MS);
    const unsubscribe = store.subscribe(({ activity }, before) => {
      if (activity.kind === 'training' && before.activity.kind !== 'training') measure();
    });
    return () => {
      window.clearInterval(timer);
      unsubscribe();
    };
  }, [store]);
  return speed;
}
