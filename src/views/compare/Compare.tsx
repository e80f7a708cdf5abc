import { lazy } from 'react';
import { Later } from '../parts/later.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './compare.css';

const Pinned = lazy(async () => ({ default: (await import('./Pinned.tsx')).Pinned }));
const PinnedName = lazy(async () => ({ default: (await import('./Pinned.tsx')).PinnedName }));

/** Keeps the update on the stage, so that later ones can be shown as differences to it. */
export function Compare(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const pinned = useSelect((state) => state.pinned);
  const { pin } = useActions();
  if (scene === null) return null;
  return (
    <section className="compare" aria-label={words.compare.label} tabIndex={-1}>
      <span role="status" className={pinned === null ? 'visually-hidden' : ''}>
        {pinned !== null && (
          <Later>
            <PinnedName scene={scene} pinned={pinned} />
          </Later>
        )}
      </span>
      {pinned === null ? (
        <button type="button" onClick={pin}>
          {words.compare.pin}
        </button>
      ) : (
        <Later>
          <Pinned scene={scene} pinned={pinned} />
        </Later>
      )}
    </section>
  );
}
