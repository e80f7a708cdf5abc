import { Suspense, useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

let missing = 0;
const listeners = new Set<() => void>();

/** While it is there, not everything that is to be seen has come. */
export function Missing({ children }: { children?: ReactNode }): ReactNode {
  useEffect(() => {
    const count = (change: number): void => {
      missing += change;
      for (const listener of listeners) listener();
    };
    count(1);
    return () => {
      count(-1);
    };
  }, []);
  return children;
}

/** A part that may still be on its way, and what stands in its place until then. */
export const Later = ({
  place = null,
  children,
}: {
  place?: ReactNode;
  children: ReactNode;
}): ReactNode => <Suspense fallback={<Missing>{place}</Missing>}>{children}</Suspense>;

/** Whether everything that is to be seen has come. */
export const useAllHere = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => missing === 0,
  );
