import { lazy } from 'react';
import { OfStep } from '../views/now/Now.tsx';

/** What the first picture does not wait for: boards, panels that are not open at first, words of what may happen. */
const parts = {
  SharedWeights: () => import('../views/shared-weights/SharedWeights.tsx'),
  LongMemory: () => import('../views/long-memory/LongMemory.tsx'),
  OfStep: OfStep.fetchPart,
  ToPinned: () => import('../views/now/ToPinned.tsx'),
  UsedIn: () => import('../views/now/UsedIn.tsx'),
  OfParameter: () => import('../views/now/OfParameter.tsx'),
  Training: () => import('../views/training/Training.tsx'),
  Experiment: () => import('../views/experiment/Experiment.tsx'),
  Pinned: () => import('../views/compare/Pinned.tsx'),
  Said: () => import('../views/notices/Said.tsx'),
  Replaying: () => import('../views/parts/Replaying.tsx'),
  KeysDialog: () => import('./KeysDialog.tsx'),
  // For as long as there is a page.
  strayFiles: async () => (await import('./stray-files.ts')).refuseStrayFiles(window),
};

export const SharedWeights = lazy(async () => ({
  default: (await parts.SharedWeights()).SharedWeights,
}));
export const LongMemory = lazy(async () => ({ default: (await parts.LongMemory()).LongMemory }));
export const InShort = lazy(async () => ({ default: (await parts.OfStep()).InShort }));
export const Training = lazy(async () => ({ default: (await parts.Training()).Training }));
export const Experiment = lazy(async () => ({ default: (await parts.Experiment()).Experiment }));
export const StillEmpty = lazy(async () => ({ default: (await parts.Replaying()).StillEmpty }));
export const KeysDialog = lazy(async () => ({ default: (await parts.KeysDialog()).KeysDialog }));

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
