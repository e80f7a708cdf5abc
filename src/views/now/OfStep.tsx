import { currentEquation, currentStep, modelScene, selectedCell } from '../../store/selectors.ts';
import { equationOf } from '../../timeline/equations.ts';
import { contextOf } from '../../timeline/values.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { sentenceOf } from '../parts/words.ts';
import { MathEquation } from './math/MathEquation.tsx';
import { Matrices } from './Matrices.tsx';
import { ScalarSum } from './ScalarSum.tsx';

/** What a step that writes a number does, as mathematics and with numbers, and the number that is asked. */
export default function OfStep(): React.ReactElement {
  const equation = useSelect(currentEquation);
  return (
    <>
      {equation !== null && (
        <>
          <MathEquation equation={equation} />
          <Matrices equation={equation} />
        </>
      )}
      <ScalarSum />
    </>
  );
}

/**
 * The equation once more, for where the panel is out of view: that of the number that is asked, or of
 * the step, or the sentence of a step that has none.
 */
export function InShort(): React.ReactElement | null {
  const ofStep = useSelect(currentEquation);
  const asked = useSelect((state) => (state.selection === null ? null : selectedCell(state)));
  const scene = useSelect(modelScene);
  const step = useSelect(currentStep);
  if (scene === null || step === null) return null;
  const equation = asked === null ? ofStep : equationOf(asked, contextOf(scene));
  // The panel says it to those who listen.
  return (
    <div className="in-short" aria-hidden="true">
      {equation === null ? (
        <p>
          <Prose>{sentenceOf(step, scene)}</Prose>
        </p>
      ) : (
        <MathEquation equation={equation} />
      )}
    </div>
  );
}
