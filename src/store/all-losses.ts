import type { Model } from '../share/model-file.ts';

/** The losses of all updates of a model; those that are not known any more are not numbers. */
export function allLosses({ checkpoint, losses }: Model): number[] {
  const unknown = Array<number>(checkpoint.n - losses.length).fill(NaN);
  return [...unknown, ...losses];
}
