import { isSameNetwork, selectedCell } from '../../store/selectors.ts';
import { addSameLosses } from '../../timeline/counterparts.ts';
import { differenceAt } from '../../timeline/difference.ts';
import type { Quantity } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valueAt } from '../../timeline/values.ts';
import { full } from '../parts/format.ts';
import { laterWords } from '../parts/later-words.ts';
import { pinnedName } from '../parts/pinned.ts';
import { useSelect } from '../parts/session.tsx';

function isCompared(quantity: Quantity, scene: Scene, pinned: Scene): boolean {
  // The same characters are read: that is no difference.
  if (quantity === 'x' || quantity === 'y') return false;
  return quantity !== 'loss' || addSameLosses(scene, pinned);
}

/** The same number in the pinned update, and how far the present one is from it; where both have it. */
export default function ToPinned(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const pinned = useSelect((state) => state.pinned);
  const cell = useSelect(selectedCell);
  if (scene === null || pinned === null || cell === null || scene.record === pinned.record)
    return null;
  if (!isSameNetwork(scene, pinned) || !isCompared(cell.quantity, scene, pinned)) return null;
  const difference = differenceAt(scene, pinned, cell);
  if (!Number.isFinite(difference)) return null;
  const { inPinned, lessPinned } = laterWords.compare;
  return (
    <p className="aside">
      {inPinned(pinnedName(scene, pinned))}{' '}
      <span className="exact">{full(valueAt(pinned, cell))}</span>
      <br />
      {lessPinned} <span className="exact">{full(difference)}</span>
    </p>
  );
}
