import type { ReactNode } from 'react';
import type { Equation } from '../../../timeline/equations.ts';
import type { Expression } from '../../../timeline/expressions.ts';
import { MathExpression } from './MathExpression.tsx';
import { MathLoss } from './MathLoss.tsx';
import { MathSymbol } from './MathSymbol.tsx';
import { op } from './parts.tsx';

/** The lines that a form takes: browsers break no equation, and the sigmoid loss is too long for one. */
function linesOf(form: Expression): readonly ReactNode[] {
  return form.kind === 'loss' && form.head === 'sigmoid'
    ? [<MathLoss key="a" {...form} part="target" />, <MathLoss key="b" {...form} part="others" />]
    : [<MathExpression key="a" of={form} />];
}

/** A whole equation, each way of saying it on a line of its own. */
export function MathEquation({ equation }: { equation: Equation }): React.ReactElement {
  return (
    <div className="equation">
      {equation.forms.map((form, place) =>
        linesOf(form).map((line, index) => (
          <math key={`${place}-${index}`} display="block">
            <mrow>
              {place + index === 0 ? (
                <MathSymbol of={equation.written} />
              ) : (
                <mspace width={index === 0 ? '1.6em' : '2.4em'} />
              )}
              {index === 0 && op('=')}
              {line}
            </mrow>
          </math>
        )),
      )}
    </div>
  );
}
