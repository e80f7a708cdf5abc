import { useRef, useState } from 'react';
import type { ParameterName } from '../../engine/shapes.ts';
import { currentStep } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import { parameterQuantity } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { spokenName } from '../parts/names.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { useMedia, useNarrow, useReducedMotion } from '../parts/useMedia.ts';
import { useSize } from '../parts/useSize.ts';
import { AllParameters } from './AllParameters.tsx';
import { Flight } from './Flight.tsx';
import { layoutBoard } from './layout.ts';
import { ParameterSymbol } from './Names.tsx';
import { ParameterPage } from './ParameterPage.tsx';
import './shared-weights.css';
import './all-parameters.css';
import './matrix.css';
import './parameter-page.css';
import './narrow.css';
import { BOARD_ORDER, isPlain } from './terms.ts';
import { laterWords } from '../parts/later-words.ts';

/** What stays free beside the board's content. */
const MARGIN = 26;
/** Before its size is known. */
const USUAL_WIDTH = 900;

/** The parameter that the present step is about, where it is about one. */
function followedParameter(state: SessionState): ParameterName | null {
  const writes = currentStep(state)?.writes ?? null;
  return writes === null ? null : (parameterQuantity(writes.quantity)?.parameter ?? null);
}

/** One gradient from many copies: what each time step asked, the sum, and the weights before and after. */
export function SharedWeights({ scene }: { scene: Scene }): React.ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller, 'weights');
  const narrow = useNarrow();
  const large = useMedia('(min-width: 1600px)');
  const still = useReducedMotion();
  const projector = useSelect(({ preferences }) => preferences.projector);
  const { parameter: chosen, separate } = useSelect(({ weights }) => weights);
  const { setWeights } = useActions();
  const followed = useFollowed();
  const { start, end } = scene.record.window;
  const width = (size?.width ?? USUAL_WIDTH) - MARGIN;
  const place = {
    height: narrow ? null : (size?.height ?? 400),
    // Raised by less than the rest at projector size, so that all parameters still fit.
    smallest: (large ? 14 : 12) + (projector ? 2 : 0),
    scene,
  };
  const layout = layoutBoard({ ...place, width: narrow ? null : width });
  // Without room for all, the board turns to the parameter that the track is at.
  const wanted = chosen ?? (layout === null ? followed : 'all');
  const shown = wanted === 'all' && layout === null ? followed : wanted;
  const text = laterWords.sharedWeights;
  return (
    <section className="board shared-weights" aria-label={text.label}>
      <header className="board-head">
        <h2>{text.title(end - start + 1)}</h2>
        <nav className="parameters" aria-label={text.parameters}>
          {layout !== null && (
            <button
              type="button"
              aria-pressed={shown === 'all'}
              onClick={() => {
                setWeights({ parameter: 'all' });
              }}
            >
              {text.all}
            </button>
          )}
          {BOARD_ORDER.map((parameter) => (
            <button
              key={parameter}
              type="button"
              aria-pressed={shown === parameter}
              aria-label={spokenName(parameter)}
              onClick={() => {
                setWeights({ parameter });
              }}
            >
              <ParameterSymbol of={parameter} />
            </button>
          ))}
        </nav>
        <label className="switch">
          <input
            type="checkbox"
            role="switch"
            checked={separate}
            onChange={() => {
              setWeights({ separate: !separate });
            }}
          />
          {text.ifSeparate}
        </label>
        <p className={separate ? 'what-if' : ''}>
          {separate
            ? `${text.separate(end - start + 1)}${isPlain(scene) ? '' : ` ${text.separatePlain}`}`
            : text.sentence(end - start + 1)}
        </p>
      </header>
      <div className="board-scroll" ref={scroller}>
        {shown === 'all' && layout !== null ? (
          <AllParameters scene={scene} layout={layout} separate={separate} />
        ) : (
          <ParameterPage
            key={shown}
            parameter={shown === 'all' ? 'Whh' : shown}
            {...place}
            width={width}
            separate={separate}
          />
        )}
        <Flight board={scroller} scene={scene} still={still} />
      </div>
    </section>
  );
}

/** The last parameter that a step was about, so that the page does not leave it for the steps between. */
function useFollowed(): ParameterName {
  const now = useSelect(followedParameter);
  const [last, setLast] = useState<ParameterName>(now ?? 'Whh');
  if (now !== null && now !== last) setLast(now);
  return now ?? last;
}
