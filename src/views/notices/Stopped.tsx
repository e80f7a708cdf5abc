import type { Notice } from '../../store/state.ts';
import { asSet } from '../parts/format.ts';
import { laterWords } from '../parts/later-words.ts';

interface StoppedProps {
  readonly notice: Extract<Notice, { kind: 'stopped' }>;
  readonly text: string;
}

const LONGEST_QUOTE = 24;
const quoted = (text: string): string =>
  `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;

/** What the end of a stretch of training means. */
export function Stopped({ notice, text }: StoppedProps): string {
  const { reason, goal, n } = notice;
  const { stopped } = laterWords;
  if (reason !== 'goal' && reason !== 'limit') return stopped.stopped(n);
  if (goal.kind === 'generates') {
    const phrase = quoted(goal.phrase ?? text);
    if (reason === 'limit') return stopped.notReached(phrase, n);
    return goal.times === 1
      ? `${stopped.reached(phrase, n)} ${stopped.reachedOnce}`
      : stopped.reachedOften(phrase, goal.times, n);
  }
  if (goal.kind === 'loss') {
    const say = reason === 'limit' ? stopped.lossNotReached : stopped.lossReached;
    return say(goal.over, asSet(goal.mean), n);
  }
  return stopped.stopped(n);
}
