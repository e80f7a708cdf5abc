import { useLayoutEffect, useReducer } from 'react';
import type { Sliced } from '../../engine/sliced.ts';

/** So long the page may be busy at a time: less than a frame. */
const BUDGET = 8;

/** When the parts that appear together have been busy for long enough; null between two pictures. */
let enough: number | null = null;

/** Each alone would stay within the budget, and all of them together would not: they share one. */
function untilForAll(now: () => number): number {
  if (enough === null) {
    enough = now() + BUDGET;
    // React draws all of a picture in one go; this runs when it has.
    queueMicrotask(() => {
      enough = null;
    });
  }
  return enough;
}

/** Sliced work that runs between the frames, and what came of it. */
export interface Job<Result> {
  readonly subscribe: (changed: () => void) => () => void;
  /** null until the work is done. */
  readonly result: () => Result | null;
}

/**
 * The work begins with the first subscriber, whose first slices are done at once: what is small is
 * there before it is drawn. It rests while nobody waits for it.
 */
export function startJob<Result>(
  begin: () => Sliced<Result>,
  now: () => number = () => performance.now(),
  later: (run: () => void) => void = (run) => setTimeout(run, 0),
): Job<Result> {
  const listeners = new Set<() => void>();
  let work: Sliced<Result> | null = null;
  let result: Result | null = null;
  let scheduled = false;

  function run(until: number): void {
    scheduled = false;
    if (listeners.size === 0 || result !== null) return;
    work ??= begin();
    do {
      const step = work.next();
      if (step.done !== true) continue;
      result = step.value;
      for (const changed of listeners) changed();
      return;
    } while (now() < until);
    scheduled = true;
    later(() => {
      run(now() + BUDGET);
    });
  }

  return {
    subscribe(changed) {
      listeners.add(changed);
      if (!scheduled) run(untilForAll(now));
      return () => {
        listeners.delete(changed);
      };
    },
    result: () => result,
  };
}

/** The result of a job, as soon as there is one. */
export function useJob<Result>(job: Job<Result> | null): Result | null {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  // Before the browser paints: a small job is done by then, and no frame shows that it is missing.
  useLayoutEffect(() => job?.subscribe(drawAgain), [job]);
  return job?.result() ?? null;
}

/** Jobs that are kept as long as what they belong to, the latest few of each. */
export class Jobs<Owner extends object, Result> {
  readonly #jobs = new WeakMap<Owner, Map<string, Job<Result>>>();
  readonly #most: number;

  constructor(most = 8) {
    this.#most = most;
  }

  of(owner: Owner, key: string, begin: () => Sliced<Result>): Job<Result> {
    const mine = this.#jobs.get(owner) ?? new Map<string, Job<Result>>();
    this.#jobs.set(owner, mine);
    const known = mine.get(key);
    if (known !== undefined) return known;
    const job = startJob(begin);
    mine.set(key, job);
    for (const old of mine.keys()) {
      if (mine.size <= this.#most) break;
      mine.delete(old);
    }
    return job;
  }
}
