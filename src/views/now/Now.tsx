import { lazy, Suspense } from 'react';
import { currentEquation, currentStep } from '../../store/selectors.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { sentenceOf, titleOf, words } from '../parts/words.ts';
import { MathEquation } from './math/MathEquation.tsx';
import { Matrices } from './Matrices.tsx';
import './now.css';
import { Pseudocode } from './Pseudocode.tsx';
import { ScalarSum } from './ScalarSum.tsx';
import { Weights } from './Weights.tsx';

/** Comes after the first picture, which asks no parameter. */
const OfParameter = lazy(() => import('./OfParameter.tsx'));

/** What happens at this step: in words, as mathematics, with numbers, and as a line of a program. */
export function Now(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const step = useSelect(currentStep);
  const equation = useSelect(currentEquation);
  const place = useSelect(({ position, steps }) => `${position.i}/${steps.length - 1}`);
  if (scene === null || step === null) return null;
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
      {equation !== null && (
        <>
          <MathEquation equation={equation} />
          <Matrices equation={equation} />
        </>
      )}
      <ScalarSum />
      <Suspense>
        <OfParameter />
      </Suspense>
      <Pseudocode phase={step.phase} />
      <Weights />
    </section>
  );
}
