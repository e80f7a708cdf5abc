import type { Step } from './steps.ts';

/** A place on the track: step i (an index into the update's steps) of update n (0-based). */
export interface Position {
  readonly n: number;
  readonly i: number;
}

/** The ways to move along the track. */
export type Move =
  | 'nextStep'
  | 'previousStep'
  | 'nextTimeStep'
  | 'previousTimeStep'
  | 'phaseStart'
  | 'phaseEnd'
  | 'nextUpdate'
  | 'previousUpdate';

/** The last step of the update that i stands for when an update's length is not yet known. */
export const END = Number.POSITIVE_INFINITY;

const clamp = (i: number, low: number, high: number): number => Math.min(high, Math.max(low, i));

/** The nearest index to i that is valid in a list of steps. */
export const clampIndex = (steps: readonly Step[], i: number): number =>
  clamp(i, 0, steps.length - 1);

const isLastOf = (key: 'group' | 'phase', steps: readonly Step[], i: number): boolean =>
  steps[i]?.[key] !== steps[i + 1]?.[key];

function nextEnd(key: 'group' | 'phase', steps: readonly Step[], i: number): number | null {
  for (let j = i + 1; j < steps.length; j++) if (isLastOf(key, steps, j)) return j;
  return null;
}

function previousGroupEnd(steps: readonly Step[], i: number): number | null {
  for (let j = i - 1; j >= 0; j--) if (isLastOf('group', steps, j)) return j;
  return null;
}

function phaseStart(steps: readonly Step[], i: number): number {
  // Already at the start: on to the start of the phase before.
  let j = i > 0 && steps[i - 1]?.phase !== steps[i]?.phase ? i - 1 : i;
  while (j > 0 && steps[j - 1]?.phase === steps[j]?.phase) j--;
  return j;
}

/**
 * Where a move leads. Moving to another update keeps the step where both have it; past either end
 * of an update the track goes round: on to the next update's start, back to the last one's end.
 *
 * @param last the last update that can be reached, or null when there is no such limit
 */
export function move(
  kind: Move,
  { n, i }: Position,
  steps: readonly Step[],
  last: number | null = null,
): Position {
  const here = { n, i };
  const onward = (): Position => (last !== null && n >= last ? here : { n: n + 1, i: 0 });
  const back = (): Position => (n === 0 ? { n, i: 0 } : { n: n - 1, i: END });
  const within = (target: number | null, otherwise: () => Position): Position =>
    target === null ? otherwise() : { n, i: target };

  switch (kind) {
    case 'nextStep':
      return within(i + 1 < steps.length ? i + 1 : null, onward);
    case 'previousStep':
      return within(i > 0 ? i - 1 : null, back);
    case 'nextTimeStep':
      return within(nextEnd('group', steps, i), onward);
    case 'previousTimeStep':
      return within(i === 0 ? null : (previousGroupEnd(steps, i) ?? 0), back);
    case 'phaseStart':
      return { n, i: phaseStart(steps, i) };
    case 'phaseEnd':
      return within(nextEnd('phase', steps, i), () => here);
    case 'nextUpdate':
      return last !== null && n >= last ? here : { n: n + 1, i };
    case 'previousUpdate':
      return n === 0 ? here : { n: n - 1, i };
  }
}
