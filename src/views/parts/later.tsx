import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { ComponentType, ReactNode } from 'react';

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

/**
 * A part that is fetched when it is first drawn, or before. Once it has come it is drawn at once,
 * where React's own lazy() would show what stands in its place, and the focus could not go there.
 */
export function laterPart<Part extends { default: ComponentType }>(load: () => Promise<Part>) {
  let here: ComponentType | null = null;
  const fetchPart = async () => {
    const part = await load();
    here = part.default;
    return part;
  };
  const Awaited = lazy(fetchPart);
  function Here(): ReactNode {
    const [Present] = useState<ComponentType>(() => here ?? Awaited);
    return <Present />;
  }
  return Object.assign(Here, { fetchPart });
}
