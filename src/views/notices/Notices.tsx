import { lazy } from 'react';
import { shownFloor } from '../../store/selectors.ts';
import { Later } from '../parts/later.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './notices.css';

const Said = lazy(async () => ({ default: (await import('./Said.tsx')).Said }));
const Replaying = lazy(async () => ({
  default: (await import('../parts/Replaying.tsx')).Replaying,
}));

/** One sentence about something that happened; it never stands in the way. */
export function Notices(): React.ReactElement {
  const notice = useSelect((state) => state.notice);
  const configuration = useSelect((state) => state.configuration);
  const trainedFrom = useSelect((state) => state.trainedFrom);
  const floor = useSelect(shownFloor);
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
            {/* What goes wrong with the server, too, is said without asking it for more. */}
            {notice.kind === 'restarted' || notice.kind === 'failed' ? (
              words.notices[notice.kind]
            ) : (
              <Later>
                <Said notice={notice} run={{ configuration, trainedFrom, floor }} />
              </Later>
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
