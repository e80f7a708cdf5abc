import { lazy, Suspense } from 'react';
import { currentStep, modelScene } from '../../store/selectors.ts';
import { Later, laterPart } from '../parts/later.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { sentenceOf, titleOf, words } from '../parts/words.ts';
import './now.css';
import { Pseudocode } from './Pseudocode.tsx';
import { Weights } from './Weights.tsx';

/** Comes while the first update is computed: a new run's first picture writes no number. */
export const OfStep = laterPart(() => import('./OfStep.tsx'));
/** Comes after the first picture, which asks no parameter. */
const OfParameter = lazy(() => import('./OfParameter.tsx'));

/** What happens at this step: in words, as mathematics, with numbers, and as a line of a program. */
export function Now(): React.ReactElement {
  const scene = useSelect(modelScene);
  const step = useSelect(currentStep);
  const place = useSelect(({ position, steps }) => `${position.i}/${steps.length - 1}`);
  const ofStep = (
    <Later>
      <OfStep />
    </Later>
  );
  // Nothing to see yet, but it is asked for.
  if (scene === null || step === null) return ofStep;
  const [i = '0', last = '0'] = place.split('/');
  return (
    <section className={`now ${step.phase}`} aria-label={words.now.label}>
      <p className="kicker">
        {words.place.kicker(words.phases[step.phase], step.t, Number(i), Number(last))}
      </p>
      <h2>
        <Prose>{titleOf(step, scene)}</Prose>
      </h2>
      <p className="sentence">
        <Prose>{sentenceOf(step, scene)}</Prose>
      </p>
      {ofStep}
      <Suspense>
        <OfParameter />
      </Suspense>
      <Pseudocode phase={step.phase} />
      <Weights />
    </section>
  );
}
