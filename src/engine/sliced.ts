/** Work that is done in slices: whoever drives it decides after each how long to go on. */
export type Sliced<Result> = Generator<undefined, Result, undefined>;
