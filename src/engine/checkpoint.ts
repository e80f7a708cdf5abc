import type { Trace } from './trace.ts';

/** All that the future of a run depends on after `n` updates; plain data, nothing shared. */
export interface Checkpoint {
  readonly n: number;
  readonly parameters: Float64Array;
  /** The optimizer's moments, each as long as the parameters. */
  readonly moments: readonly Float64Array[];
  /**
   * What the next window takes over: the state before it, and the rows it reaches back over.
   * null at the start of an epoch, which takes over nothing.
   */
  readonly carried: Trace | null;
}
