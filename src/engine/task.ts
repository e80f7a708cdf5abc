import type { HeadKind } from './configuration.ts';
import type { Sequence } from './vocabulary.ts';

/** The task and the way to read it: what both passes need beside the parameters. */
export interface Task extends Sequence {
  readonly head: HeadKind;
}
