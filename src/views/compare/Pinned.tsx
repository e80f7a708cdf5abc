import { isSameNetwork } from '../../store/selectors.ts';
import { addSameLosses, nextOver } from '../../timeline/counterparts.ts';
import { commonTimeSteps, differenceAt } from '../../timeline/difference.ts';
import { cellOf, once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { short } from '../parts/format.ts';
import { laterWords } from '../parts/later-words.ts';
import { pinnedName } from '../parts/pinned.ts';
import { useActions, useSelect } from '../parts/session.tsx';

interface Both {
  readonly scene: Scene;
  readonly pinned: Scene;
}

/** Which update is kept. */
export function PinnedName({ scene, pinned }: Both): string {
  return laterWords.compare.pinned(pinnedName(scene, pinned));
}

/** What can be done with the pinned update. */
export function Pinned({ scene, pinned }: Both): React.ReactElement {
  const comparing = useSelect((state) => state.comparing);
  const { setComparing, unpin } = useActions();
  const comparable = isSameNetwork(scene, pinned);
  return (
    <>
      {comparable ? (
        <button
          type="button"
          aria-pressed={comparing}
          title={laterWords.compare.legend}
          onClick={() => {
            setComparing(!comparing);
          }}
        >
          {laterWords.compare.differences}
        </button>
      ) : (
        <span className="aside">{laterWords.compare.otherNetwork}</span>
      )}
      <button type="button" onClick={unpin}>
        {laterWords.compare.unpin}
      </button>
      {/* Also said: the key for it leaves the focus where it is. */}
      <span role="status">
        {comparable && comparing && <Differences scene={scene} pinned={pinned} />}
      </span>
      {comparable && comparing && <GoThere scene={scene} pinned={pinned} />}
    </>
  );
}

/** The way to the next update over the pinned one's time steps, where the present one has none of them. */
function GoThere({ scene, pinned }: Both): React.ReactElement | null {
  const i = useSelect(({ position }) => position.i);
  const { goTo } = useActions();
  if (commonTimeSteps(scene, pinned) !== null) return null;
  const n = nextOver(scene, pinned);
  return (
    <button
      type="button"
      onClick={() => {
        goTo({ n, i });
      }}
    >
      {laterWords.compare.goThere(n + 1)}
    </button>
  );
}

/** What the stage subtracts, or why it does not. */
function Differences({ scene, pinned }: Both): React.ReactElement {
  const { start, end } = pinned.record.window;
  const common = commonTimeSteps(scene, pinned);
  if (common === null) {
    return <>{laterWords.compare.otherWindow(start, end)}</>;
  }
  const { window } = scene.record;
  const isWhole = [window, pinned.record.window].every(
    (each) => each.start === common.from && each.end === common.to,
  );
  return (
    <>
      <span className="visually-hidden">{laterWords.compare.legend} </span>
      {!isWhole && <span>{laterWords.compare.inBoth(common.from, common.to)} </span>}
      {addSameLosses(scene, pinned) && (
        <span className="number">
          {laterWords.compare.loss(short(differenceAt(scene, pinned, cellOf(once('loss'), 0))))}
        </span>
      )}
    </>
  );
}
