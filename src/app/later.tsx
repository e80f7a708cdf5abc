import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

/** What the first picture does not wait for: boards, and the panels that are not open at first. */
const parts = {
  SharedWeights: () => import('../views/shared-weights/SharedWeights.tsx'),
  LongMemory: () => import('../views/long-memory/LongMemory.tsx'),
  Training: () => import('../views/training/Training.tsx'),
  Experiment: () => import('../views/experiment/Experiment.tsx'),
};

export const SharedWeights = lazy(async () => ({
  default: (await parts.SharedWeights()).SharedWeights,
}));
export const LongMemory = lazy(async () => ({ default: (await parts.LongMemory()).LongMemory }));
export const Training = lazy(async () => ({ default: (await parts.Training()).Training }));
export const Experiment = lazy(async () => ({ default: (await parts.Experiment()).Experiment }));

const AFTER = 1500;

/** Fetches them when there is nothing else to do, so that they are there when they are asked for. */
export function fetchLater(): () => void {
  const timer = setTimeout(() => {
    // One that does not come is asked for again when it is opened, and then says why.
    for (const fetchPart of Object.values(parts)) fetchPart().catch(() => {});
  }, AFTER);
  return () => {
    clearTimeout(timer);
  };
}

let missing = 0;
const listeners = new Set<() => void>();

function Missing({ children }: { children: ReactNode }): ReactNode {
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
