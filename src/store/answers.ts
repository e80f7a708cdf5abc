import { answer } from '../engine/answer.ts';
import type { Answer } from '../engine/record.ts';
import type { Scene } from '../timeline/values.ts';
import { memoizeLast } from './memo.ts';
import type { SessionState } from './state.ts';

/** What the network says, and after how many updates. */
export interface DatedAnswer {
  readonly answer: Answer;
  readonly updates: number;
}

const before = memoizeLast(({ record, configuration }: Scene): DatedAnswer => {
  const before = record.trace.h.subarray(0, record.sizes.H);
  return {
    answer: answer({ ...record, head: configuration.head, before }, record.parameters),
    updates: record.n,
  };
});

const after = memoizeLast(({ record }: Scene): DatedAnswer | null =>
  record.result === null ? null : { answer: record.result.answer, updates: record.n + 1 },
);

/** The network's own answer at the present step: with the new weights once all are updated. */
export function presentAnswer({ scene, steps, position }: SessionState): DatedAnswer | null {
  if (scene === null) return null;
  const isComplete = position.i === steps.length - 1 && steps[position.i]?.phase === 'update';
  return (isComplete ? after(scene) : null) ?? before(scene);
}
