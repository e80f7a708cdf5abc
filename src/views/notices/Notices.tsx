import { plainSymbol } from '../../timeline/notation.ts';
import { LIMITS } from '../../share/limits.ts';
import type { Notice } from '../../store/state.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './notices.css';

function sentenceOf(notice: Notice, text: string): string {
  switch (notice.kind) {
    case 'addressMalformed':
      return words.notices.addressText;
    case 'addressNewer':
      return words.notices.addressNewer;
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
    case 'stopped': {
      const quoted = `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
      if (notice.reason === 'goal' && notice.goal.kind === 'generates') {
        return words.training.reached(quoted, notice.n);
      }
      if (notice.reason === 'limit') return words.training.notReached(quoted, notice.n);
      return words.training.stopped(notice.n);
    }
    case 'diverged': {
      const { step, n } = notice;
      const quantity = step.writes === null ? '' : plainSymbol(step.writes);
      const place = step.t === null ? '' : words.notices.divergedPlace(step.t);
      return words.notices.diverged(n + 1, quantity, place);
    }
  }
}

/** One sentence about something that happened; it never stands in the way. */
export function Notices(): React.ReactElement {
  const notice = useSelect((state) => state.notice);
  const text = useSelect(({ configuration }) => configuration.text);
  const { dismissNotice } = useActions();
  return (
    <div role="status" className="notices">
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
