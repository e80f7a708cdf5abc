import type { Sliced } from '../engine/sliced.ts';

/** So long the page may be busy at a time: less than a frame. */
const BUDGET = 8;

/** Does sliced work between the frames. */
export async function inSlices<Result>(work: Sliced<Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + BUDGET;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await new Promise((resume) => setTimeout(resume, 0));
  }
}
