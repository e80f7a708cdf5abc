import { windowAt, windowCount } from '../../engine/windows.ts';
import { LIMITS } from '../../share/limits.ts';
import { updatesMade } from '../../store/answers.ts';
import type { Scene } from '../../timeline/values.ts';
import { Replaying } from '../parts/Replaying.tsx';
import { useSelect } from '../parts/session.tsx';
import { useHistory } from './useCalmly.ts';
import { useSpeed } from './useSpeed.ts';
import { laterWords } from '../parts/later-words.ts';

/** Where the run is, how far from its goal, and how long that will take. */
export function Progress(): React.ReactElement {
  const activity = useSelect((state) => state.activity);
  const scene = useSelect((state) => state.scene);
  const { count } = useHistory();
  const made = useSelect((state) =>
    state.activity.kind === 'training' ? null : updatesMade(state),
  );
  const speed = useSpeed();
  const from = useSelect(({ trainedFrom }) => trainedFrom);
  if (activity.kind === 'replaying') {
    return (
      <div className="progress replaying">
        <Replaying />
      </div>
    );
  }
  if (activity.kind !== 'training') {
    const after = made === null ? 0 : count - made;
    return (
      <div className="progress">
        <p role="status" className="aside">
          {made !== null &&
            // The update on the stage has been made to be looked at: it is not left behind.
            after > 1 &&
            (made === 0
              ? laterWords.training.fromStart(after)
              : laterWords.training.from(made, after))}
        </p>
      </div>
    );
  }
  const { goal } = activity;
  const end = goal.kind === 'updates' ? goal.count : goal.atMost;
  const left = speed === null || speed.updates <= 0 ? null : (end - count) / speed.updates;
  // Until it is stopped: that has no end to be near.
  const isOpen = goal.kind === 'updates' && goal.count >= LIMITS.updates;
  const time =
    left === null || isOpen
      ? null
      : laterWords.training[goal.kind === 'updates' ? 'left' : 'leftAtMost'](timeOf(left));
  return (
    <div className="progress">
      <p role="status">{laterWords.training.running(count)}</p>
      <p className="aside" aria-hidden="true">
        {[scene === null ? null : placeOf(count, scene), time].filter(Boolean).join(' · ')}
      </p>
      {!isOpen && (
        <progress
          aria-label={laterWords.training.progress}
          value={count - from}
          max={Math.max(1, end - from)}
        />
      )}
    </div>
  );
}

/** Where the last of so many updates was: the stage may be behind. */
function placeOf(count: number, { record, configuration }: Scene): string {
  const { timeSteps } = record;
  const { truncation } = configuration;
  const windows = windowCount(timeSteps, truncation);
  const n = Math.max(0, count - 1);
  const { lossFrom, end } = windowAt(timeSteps, truncation, n % windows);
  return laterWords.training.place(Math.floor(n / windows) + 1, lossFrom, end, timeSteps);
}

function timeOf(seconds: number): string {
  return seconds < 90
    ? laterWords.training.seconds(Math.max(1, Math.round(seconds)))
    : laterWords.training.minutes(Math.round(seconds / 60));
}
