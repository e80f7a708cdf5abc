import { laterWords } from './later-words.ts';
import { useActions, useSelect } from './session.tsx';

/** How far the way to an update has come, when it takes longer than a blink; it can be left. */
export function Replaying(): React.ReactElement | null {
  const activity = useSelect((state) => state.activity);
  const isPinned = useSelect(({ opening }) => opening !== null);
  const hasPicture = useSelect(({ scene }) => scene !== null);
  const { giveUp } = useActions();
  if (activity.kind !== 'replaying') return null;
  const { done, total } = activity;
  const { replay } = laterWords;
  return (
    <>
      <span>{(isPinned ? replay.replayingPinned : replay.replaying)(done, total)}</span>{' '}
      <progress aria-label={replay.progress} value={done} max={total} />{' '}
      <button type="button" onClick={giveUp}>
        {replay.giveUp[isPinned ? 'pinned' : hasPicture ? 'stay' : 'start']}
      </button>
    </>
  );
}

/** Said where the first picture will be; how far it has come, and a way out, are said beside. */
export const StillEmpty = (): React.ReactElement => (
  <p className="still-empty">{laterWords.replay.stillEmpty}</p>
);
