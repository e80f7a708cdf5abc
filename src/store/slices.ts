import type { Sliced } from '../engine/sliced.ts';

/** So long the page may be busy at a time: less than a frame. */
const BUDGET = 8;

const rest = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

/** Does sliced work between the frames. What follows begins with a slice of its own. */
export async function inSlices<Result>(work: Sliced<Result>): Promise<Result> {
  for (let slices = 1; ; slices++) {
    const until = performance.now() + BUDGET;
    do {
      const step = work.next();
      if (step.done !== true) continue;
      if (slices > 1) await rest();
      return step.value;
    } while (performance.now() < until);
    await rest();
  }
}
