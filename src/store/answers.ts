import { answer } from '../engine/answer.ts';
import type { Parameters } from '../engine/parameters.ts';
import type { Answer } from '../engine/record.ts';
import { windowCount } from '../engine/windows.ts';
import type { Scene } from '../timeline/values.ts';
import { memoizeLast } from './memo.ts';
import type { SessionState } from './state.ts';

/** What the network says, and after how many updates. */
export interface DatedAnswer {
  readonly answer: Answer;
  readonly updates: number;
}

/** So many probabilities are shown: reading all of a long window would hold the page up. */
export const MOST_PROBABILITIES = 4;

const before = memoizeLast(({ record, configuration }: Scene): DatedAnswer => {
  const before = record.trace.h.subarray(0, record.sizes.H);
  return {
    answer: answer(
      {
        ...record,
        inputs: record.inputs.subarray(0, MOST_PROBABILITIES),
        targets: record.targets.subarray(0, MOST_PROBABILITIES),
        head: configuration.head,
        before,
      },
      record.parameters,
    ),
    updates: record.n,
  };
});

const after = memoizeLast(({ record }: Scene): DatedAnswer | null =>
  record.result === null ? null : { answer: record.result.answer, updates: record.n + 1 },
);

/** The network's own answer at the present step: with the new weights once all are updated. */
export function presentAnswer({ scene, steps, position }: SessionState): DatedAnswer | null {
  if (scene === null) return null;
  return (isUpdated({ scene, steps, position }) ? after(scene) : null) ?? before(scene);
}

/** Whether the update on the stage has been walked to its end, so that its new weights hold. */
const isUpdated = ({
  scene,
  steps,
  position,
}: Pick<SessionState, 'scene' | 'steps' | 'position'>) =>
  position.i === steps.length - 1 &&
  steps[position.i]?.phase === 'update' &&
  scene?.record.result?.divergence === null;

/** The number of updates made where the person is: training goes on from there. */
export function updatesMade(state: SessionState): number {
  const { awaited, position, activity, history } = state;
  if (activity.kind === 'training') return history.count;
  if (awaited !== null) return awaited.n + (Number.isFinite(awaited.i) ? 0 : 1);
  return position.n + (isUpdated(state) ? 1 : 0);
}

/** The parameters after the updates made. */
export function presentParameters(state: SessionState, { record }: Scene): DatedParameters {
  const { n, parameters, result } = record;
  if (result === null || !isUpdated(state)) return { updates: n, parameters };
  return { updates: n + 1, parameters: result.updated };
}

export interface DatedParameters {
  readonly updates: number;
  readonly parameters: Parameters;
}

const FEWEST = 20;
const MOST = 1000;

/** Over how many updates the running means go: an epoch, when it has a fair number of them. */
export function meanOver({ record, configuration }: Scene): number {
  const epoch = windowCount(record.timeSteps, configuration.truncation);
  return Math.min(MOST, Math.max(FEWEST, epoch));
}
