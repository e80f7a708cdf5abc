import { lazy } from 'react';
import { plainSymbol } from '../../timeline/notation.ts';
import { LIMITS } from '../../share/limits.ts';
import type { Notice } from '../../store/state.ts';
import { Later } from '../parts/later.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './notices.css';

const Stopped = lazy(async () => ({ default: (await import('./Stopped.tsx')).Stopped }));
const Replaying = lazy(async () => ({
  default: (await import('../parts/Replaying.tsx')).Replaying,
}));

function sentenceOf(notice: Exclude<Notice, { kind: 'stopped' }>): string {
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
          <Later>
            <Replaying />
          </Later>
        </div>
      )}
      {notice !== null && (
        <p className={`notice ${notice.kind}`}>
          <span>
            {notice.kind === 'stopped' ? (
              <Later>
                <Stopped notice={notice} text={text} />
              </Later>
            ) : (
              sentenceOf(notice)
            )}
          </span>
          <button type="button" onClick={dismissNotice}>
            {words.view.dismiss}
          </button>
        </p>
      )}
    </div>
  );
}
