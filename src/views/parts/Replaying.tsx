import { useActions, useSelect } from './session.tsx';
import { words } from './words.ts';

/** How far the way to an update has come, when it takes longer than a blink; it can be left. */
export function Replaying(): React.ReactElement | null {
  const activity = useSelect((state) => state.activity);
  const isPinned = useSelect(({ opening }) => opening !== null);
  const hasPicture = useSelect(({ scene }) => scene !== null);
  const { giveUp } = useActions();
  if (activity.kind !== 'replaying') return null;
  const { done, total } = activity;
  const { notices } = words;
  return (
    <>
      <span>{(isPinned ? notices.replayingPinned : notices.replaying)(done, total)}</span>{' '}
      <progress aria-label={notices.progress} value={done} max={total} />{' '}
      <button type="button" onClick={giveUp}>
        {notices.giveUp[isPinned ? 'pinned' : hasPicture ? 'stay' : 'start']}
      </button>
    </>
  );
}
