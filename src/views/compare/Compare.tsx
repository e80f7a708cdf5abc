import { isSameRun } from '../../store/same-run.ts';
import { isComparable } from '../../store/selectors.ts';
import { once } from '../../timeline/quantities.ts';
import { cellOf } from '../../timeline/quantities.ts';
import { differenceAt } from '../../timeline/difference.ts';
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
  const comparable = isComparable(scene, pinned);
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
      <span className="number" role="status">
        {comparable && comparing && (
          <>
            <span className="visually-hidden">{words.compare.legend} </span>
            {words.compare.loss(short(differenceAt(scene, pinned, cellOf(once('loss'), 0))))}
          </>
        )}
      </span>
    </>
  );
}

function nameOf(scene: Scene, pinned: Scene): string {
  const update = pinned.record.n + 1;
  const sameRun = isSameRun(scene.configuration, pinned.configuration);
  return sameRun ? words.compare.update(update) : words.compare.otherRun(update);
}
