import { plainSymbol } from '../../timeline/notation.ts';
import { LIMITS } from '../../share/limits.ts';
import type { Notice } from '../../store/state.ts';
import { asSet } from '../parts/format.ts';
import { Replaying } from '../parts/Replaying.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './notices.css';

function sentenceOf(notice: Notice, text: string): string {
  switch (notice.kind) {
    case 'addressMalformed':
      return words.notices.addressText;
    case 'addressNewer':
      return words.notices.addressNewer;
    case 'textMissing':
    case 'textDamaged':
    case 'textUnreachable':
      return words.notices[notice.kind];
    case 'textNotKept':
      return words.notices.textNotKept[notice.reason];
    case 'restarted':
      return words.notices.restarted;
    case 'failed':
      return words.notices.failed;
    case 'tooManyChanges':
      return words.notices.tooManyChanges(LIMITS.changes);
    case 'storageDenied':
    case 'storageFull':
    case 'keptDamaged':
      return words.notices[notice.kind];
    case 'stopped':
      return stoppedSentence(notice, text);
    case 'diverged': {
      const { step, n } = notice;
      const quantity = step.writes === null ? '' : plainSymbol(step.writes);
      const place = step.t === null ? '' : words.notices.divergedPlace(step.t);
      return words.notices.diverged(n + 1, quantity, place);
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
  const { stopped } = words;
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

/** One sentence about something that happened; it never stands in the way. */
export function Notices(): React.ReactElement {
  const notice = useSelect((state) => state.notice);
  const text = useSelect(({ configuration }) => configuration.text);
  const reading = useSelect((state) => state.reading);
  // The training panel, when it is open, says it itself.
  const replaying = useSelect(
    ({ activity, panel }) => activity.kind === 'replaying' && panel !== 'training',
  );
  const { dismissNotice } = useActions();
  return (
    <div role="status" className="notices">
      {reading && <p className="aside">{words.notices.reading}</p>}
      {replaying && (
        <div className="notice replaying">
          <Replaying />
        </div>
      )}
      {notice !== null && (
        <p className={`notice ${notice.kind}`}>
          <span>{sentenceOf(notice, text)}</span>
          <button type="button" onClick={dismissNotice}>
            {words.view.dismiss}
          </button>
        </p>
      )}
    </div>
  );
}
