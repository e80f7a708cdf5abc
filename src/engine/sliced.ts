/** Work that is done in slices: whoever drives it decides after each how long to go on. */
export type Sliced<Result> = Generator<undefined, Result, undefined>;

/** So many products are one slice: about a millisecond. */
export const SLICE = 2 ** 20;

/** The same work without a pause. */
export function atOnce<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
