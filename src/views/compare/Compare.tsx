import { isSameRun } from '../../store/same-run.ts';
import { isSameNetwork } from '../../store/selectors.ts';
import { once } from '../../timeline/quantities.ts';
import { cellOf } from '../../timeline/quantities.ts';
import {
  addSameLosses,
  commonTimeSteps,
  differenceAt,
  nextOver,
} from '../../timeline/difference.ts';
import type { Scene } from '../../timeline/values.ts';
import { short } from '../parts/format.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './compare.css';

/** Keeps the update on the stage, so that later ones can be shown as differences to it. */
export function Compare(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const pinned = useSelect((state) => state.pinned);
  const { pin } = useActions();
  if (scene === null) return null;
  return (
    <section className="compare" aria-label={words.compare.label} tabIndex={-1}>
      <span role="status" className={pinned === null ? 'visually-hidden' : ''}>
        {pinned !== null && words.compare.pinned(nameOf(scene, pinned))}
      </span>
      {pinned === null ? (
        <button type="button" onClick={pin}>
          {words.compare.pin}
        </button>
      ) : (
        <Pinned scene={scene} pinned={pinned} />
      )}
    </section>
  );
}

function Pinned({ scene, pinned }: { scene: Scene; pinned: Scene }): React.ReactElement {
  const comparing = useSelect((state) => state.comparing);
  const { setComparing, unpin } = useActions();
  const comparable = isSameNetwork(scene, pinned);
  return (
    <>
      {comparable ? (
        <button
          type="button"
          aria-pressed={comparing}
          title={words.compare.legend}
          onClick={() => {
            setComparing(!comparing);
          }}
        >
          {words.compare.differences}
        </button>
      ) : (
        <span className="aside">{words.compare.otherNetwork}</span>
      )}
      <button type="button" onClick={unpin}>
        {words.compare.unpin}
      </button>
      {/* Also said: the key for it leaves the focus where it is. */}
      <span role="status">
        {comparable && comparing && <Differences scene={scene} pinned={pinned} />}
      </span>
    </>
  );
}

/** What the stage subtracts, or why it does not. */
function Differences({ scene, pinned }: { scene: Scene; pinned: Scene }): React.ReactElement {
  const { start, end } = pinned.record.window;
  const common = commonTimeSteps(scene, pinned);
  if (common === null) {
    return <>{words.compare.otherWindow(start, end, nextOver(scene, pinned) + 1)}</>;
  }
  const { window } = scene.record;
  const isWhole = [window, pinned.record.window].every(
    (each) => each.start === common.from && each.end === common.to,
  );
  return (
    <>
      <span className="visually-hidden">{words.compare.legend} </span>
      {!isWhole && <span>{words.compare.inBoth(common.from, common.to)} </span>}
      {addSameLosses(scene, pinned) && (
        <span className="number">
          {words.compare.loss(short(differenceAt(scene, pinned, cellOf(once('loss'), 0))))}
        </span>
      )}
    </>
  );
}

function nameOf(scene: Scene, pinned: Scene): string {
  const update = pinned.record.n + 1;
  const sameRun = isSameRun(scene.configuration, pinned.configuration);
  return sameRun ? words.compare.update(update) : words.compare.otherRun(update);
}
