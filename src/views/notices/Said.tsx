import { LIMITS } from '../../share/limits.ts';
import type { Notice } from '../../store/state.ts';
import { plainSymbol } from '../../timeline/notation.ts';
import { asSet } from '../parts/format.ts';
import { laterWords } from '../parts/later-words.ts';
import { Prose } from '../parts/Prose.tsx';

interface SaidProps {
  readonly notice: Exclude<Notice, { kind: 'restarted' | 'failed' }>;
  readonly text: string;
}

/** A notice in words. */
export const Said = (props: SaidProps): React.ReactElement => <Prose>{sentenceOf(props)}</Prose>;

function sentenceOf({ notice, text }: SaidProps): string {
  const { notices } = laterWords;
  switch (notice.kind) {
    case 'addressMalformed':
      return notices.addressText;
    case 'addressNewer':
      return notices.addressNewer;
    case 'textMissing':
    case 'textDamaged':
    case 'textUnreachable':
      return notices[notice.kind];
    case 'textNotKept':
      return notices.textNotKept[notice.reason];
    case 'tooManyChanges':
      return notices.tooManyChanges(LIMITS.changes);
    case 'storageDenied':
    case 'storageFull':
    case 'keptDamaged':
      return notices[notice.kind];
    case 'begun':
      return notices.begun(notice.left);
    case 'stopped':
      return stoppedSentence(notice, text);
    case 'diverged': {
      const { step, n } = notice;
      const quantity = step.writes === null ? '' : plainSymbol(step.writes);
      const place = step.t === null ? '' : notices.divergedPlace(step.t);
      return notices.diverged(n + 1, quantity, place);
    }
  }
}

const LONGEST_QUOTE = 24;
const quoted = (text: string): string =>
  `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;

/** What the end of a stretch of training means. */
function stoppedSentence(
  { reason, goal, n }: Extract<Notice, { kind: 'stopped' }>,
  text: string,
): string {
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
