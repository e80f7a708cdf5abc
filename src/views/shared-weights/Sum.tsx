import { parameterShape } from '../../engine/shapes.ts';
import type { ParameterName } from '../../engine/shapes.ts';
import { once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { spokenName } from '../parts/names.ts';
import { useSelect } from '../parts/session.tsx';
import { wideColumns } from './layout.ts';
import type { MatrixStyle } from './Matrix.tsx';
import { Figures, Matrix, Place } from './Matrix.tsx';
import { isWritten, partialSum, termTimes } from './terms.ts';
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
  const [rows, columns] = parameterShape(parameter, scene.record.sizes);
  const wide = wideColumns(parameter, scene, 'sum');
  const { from, to } = termTimes(parameter, scene);
  const terms = to - from + 1;
  const text = laterWords.sharedWeights;
  // After a divergence the sum step is never reached; what has arrived is all there is.
  const complete = summed && (parameter === 'h0' || arrived === terms);
  return (
    <span className={`sum ${complete ? 'complete' : ''}`} data-sum={parameter}>
      {complete || parameter === 'h0' ? (
        <Matrix scene={scene} of={gradient} look={look} wide={wide} written={complete} />
      ) : arrived === 0 ? (
        <Place rows={rows} columns={columns} look={look} wide={wide} />
      ) : (
        <Figures
          quantity={gradient.quantity}
          values={partialSum(scene, parameter, arrived)}
          columns={columns}
          look={look}
          wide={wide}
          block={`sum ${parameter}`}
          label={text.partialOf(spokenName(gradient.quantity), arrived, terms)}
          className="partial"
        />
      )}
      {!complete && arrived > 0 && <small>{text.partial(arrived, terms)}</small>}
    </span>
  );
}
