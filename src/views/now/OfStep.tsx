import { currentEquation } from '../../store/selectors.ts';
import { useSelect } from '../parts/session.tsx';
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
