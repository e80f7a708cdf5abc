import { currentStep } from '../../store/selectors.ts';
import { SHARED_PARAMETERS, once } from '../../timeline/quantities.ts';
import { useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import { NumberGrid } from './NumberGrid.tsx';

/** Larger models than this show their weights in the equations only. */
const MOST_UNITS = 6;

/** The parameters that every time step of this update uses. */
export function Weights(): React.ReactElement | null {
  const sizes = useSelect((state) => state.scene?.record.sizes);
  const updating = useSelect((state) => currentStep(state)?.phase === 'update');
  if (sizes === undefined || sizes.H > MOST_UNITS || sizes.V > MOST_UNITS || updating) return null;
  return (
    <section className="weights" aria-label={words.now.weights}>
      <h3>{words.now.weights}</h3>
      <div className="matrices">
        {[...SHARED_PARAMETERS].reverse().map((name) => (
          <NumberGrid key={name} of={once(name)} />
        ))}
      </div>
    </section>
  );
}
