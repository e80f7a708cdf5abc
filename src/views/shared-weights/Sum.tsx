import type { ParameterName } from '../../engine/shapes.ts';
import { at, once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';
import { wideColumns } from './layout.ts';
import type { MatrixStyle } from './Matrix.tsx';
import { Matrix } from './Matrix.tsx';
import { isWritten, termTimes } from './terms.ts';
import { laterWords } from '../parts/later-words.ts';

/** The gradient: growing while the contributions arrive, then a number of the update like any other. */
export function Sum({
  parameter,
  scene,
  arrived,
  look,
}: {
  parameter: ParameterName;
  scene: Scene;
  /** How many contributions there are so far. */
  arrived: number;
  look: MatrixStyle;
}): React.ReactElement {
  const gradient = once(`gradient ${parameter}`);
  const summed = useSelect((state) => isWritten(state, gradient));
  const wide = wideColumns(parameter, scene, 'sum');
  const { from, to } = termTimes(parameter, scene);
  const terms = to - from + 1;
  const text = laterWords.sharedWeights;
  // After a divergence the sum step is never reached; what has arrived is all there is.
  const complete = summed && (parameter === 'h0' || arrived === terms);
  return (
    <span className={`sum ${complete ? 'complete' : ''}`} data-sum={parameter}>
      {complete || parameter === 'h0' || arrived === 0 ? (
        <Matrix scene={scene} of={gradient} look={look} wide={wide} written={complete} />
      ) : (
        <Matrix
          scene={scene}
          of={at(`partial ${parameter}`, to - arrived + 1)}
          look={look}
          wide={wide}
          written
          className="partial"
        />
      )}
      {!complete && arrived > 0 && <small>{text.partial(arrived, terms)}</small>}
    </span>
  );
}
