import { windowAt, windowCount } from '../../engine/windows.ts';
import type { Scene } from '../../timeline/values.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './laps.css';
import { lapsAround } from './places.ts';

/** So many laps stand beside each other; of more, those around the present one. */
const MOST = 9;

/** The windows of the epoch, each a lap of its own; the present one is open below. */
export function Laps({ scene }: { scene: Scene }): React.ReactElement | null {
  const { record, configuration } = scene;
  const { truncation } = configuration;
  const count = windowCount(record.timeSteps, truncation);
  const { goTo } = useActions();
  const last = useSelect(({ divergedAt }) => divergedAt);
  if (count === 1) return null;
  const present = record.n % count;
  const first = record.n - present;
  const { start, lossFrom, end } = record.window;
  const text = words.track;
  return (
    <nav className="laps" aria-label={text.laps}>
      {lapsAround(present, count, MOST).map((lap, place) =>
        lap === null ? (
          <span key={`gap ${place}`} className="gap" aria-hidden="true">
            …
          </span>
        ) : (
          <button
            key={lap}
            type="button"
            aria-current={lap === present ? 'step' : undefined}
            aria-label={lapName(record.timeSteps, scene, lap, count)}
            title={lapName(record.timeSteps, scene, lap, count)}
            disabled={last !== null && first + lap > last}
            onClick={() => {
              if (lap !== present) goTo({ n: first + lap, i: 0 });
            }}
          >
            {lap + 1}
          </button>
        ),
      )}
      <span className="lap-name">{text.lap(present + 1, count, lossFrom, end, start)}</span>
    </nav>
  );
}

function lapName(T: number, { configuration }: Scene, lap: number, count: number): string {
  const { start, lossFrom, end } = windowAt(T, configuration.truncation, lap);
  return words.track.lap(lap + 1, count, lossFrom, end, start);
}
