import type { Equation } from '../../../timeline/equations.ts';
import { MathExpression } from './MathExpression.tsx';
import { MathSymbol } from './MathSymbol.tsx';
import { op } from './parts.tsx';

/** A whole equation, each way of saying it on a line of its own. */
export function MathEquation({ equation }: { equation: Equation }): React.ReactElement {
  return (
    <div className="equation">
      {equation.forms.map((form, index) => (
        <math key={index} display="block">
          <mrow>
            {index === 0 ? <MathSymbol of={equation.written} /> : <mspace width="1.6em" />}
            {op('=')}
            <MathExpression of={form} />
          </mrow>
        </math>
      ))}
    </div>
  );
}
