import type { Equation } from '../../timeline/equations.ts';
import { evaluatedForm } from '../../timeline/equations.ts';
import type { Written } from './matrix-line.ts';
import { lineOf } from './matrix-line.ts';
import { NumberGrid } from './NumberGrid.tsx';

/** The equation once more, with every quantity as the matrix or vector of its numbers. */
export function Matrices({ equation }: { equation: Equation }): React.ReactElement | null {
  const form = evaluatedForm(equation);
  if (form === undefined || form.kind === 'oneHot') return null;
  return (
    <div className="matrices">
      <Line of={lineOf(form)} />
      <Line of={[{ before: form.kind === 'held' ? '' : '=', grid: { of: equation.written } }]} />
    </div>
  );
}

function Line({ of }: { of: readonly Written[] }): React.ReactNode {
  return of.map(({ before, grid, after = '' }, index) => (
    <span key={index} className="matrix-group">
      {before !== '' && <span className="operator">{before}</span>}
      {grid !== null && <NumberGrid {...grid} />}
      {after !== '' && <span className="operator">{after}</span>}
    </span>
  ));
}
