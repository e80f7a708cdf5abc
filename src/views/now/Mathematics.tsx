import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Equation } from '../../timeline/equations.ts';
import type { Expression } from '../../timeline/expressions.ts';
import { plainSymbol, symbolOf } from '../../timeline/notation.ts';
import type { Ref } from '../../timeline/quantities.ts';
import { words } from '../shared/words.ts';

/** A quantity's symbol in MathML. */
export function MathSymbol({
  of,
  transposed = false,
  index,
}: {
  of: Ref;
  transposed?: boolean;
  /** A letter in place of the time. */
  index?: string;
}): ReactNode {
  const { nabla, base, hat, letters, time, mark, from } = symbolOf(of);
  const hasTime = time !== null || index !== undefined;
  const letter = hat ? (
    <mover accent="true">
      <mi>{base}</mi>
      <mo stretchy="false">^</mo>
    </mover>
  ) : (
    <mi>{base}</mi>
  );
  const marked =
    mark === '˜' ? (
      <mover accent="true">
        {letter}
        <mo>~</mo>
      </mover>
    ) : (
      letter
    );
  const prime = mark === '′' ? <mo>′</mo> : null;
  const below =
    letters === '' && !hasTime ? null : (
      <mrow>
        {letters !== '' && <mi mathvariant="normal">{letters}</mi>}
        {letters !== '' && hasTime && <mo>,</mo>}
        {index !== undefined && <mi>{index}</mi>}
        {time !== null && <mn>{time}</mn>}
      </mrow>
    );
  const above = transposed ? <mo>⊤</mo> : prime;
  const core =
    below !== null && above !== null ? (
      <msubsup>
        {marked}
        {below}
        {above}
      </msubsup>
    ) : below !== null ? (
      <msub>
        {marked}
        {below}
      </msub>
    ) : above !== null ? (
      <msup>
        {marked}
        {above}
      </msup>
    ) : (
      marked
    );
  const whole = nabla ? (
    <mrow>
      <mo lspace="0" rspace="0">
        ∇
      </mo>
      {core}
    </mrow>
  ) : (
    core
  );
  if (from === null) return whole;
  const source = words.now.from(plainSymbol(from));
  return (
    <munder>
      <munder>
        {whole}
        <mo stretchy="true">⏟</mo>
      </munder>
      <mtext>{source}</mtext>
    </munder>
  );
}

const op = (symbol: string): ReactNode => <mo>{symbol}</mo>;
const bracketed = (content: ReactNode): ReactNode => (
  <mrow>
    <mo stretchy="false">(</mo>
    {content}
    <mo stretchy="false">)</mo>
  </mrow>
);

/** Sums of more terms than this are written with Σ. */
const MOST_TERMS = 2;

function isCompound(expression: Expression): boolean {
  return (
    expression.kind === 'sum' || expression.kind === 'difference' || expression.kind === 'hadamard'
  );
}

function Factor({ of }: { of: Expression }): ReactNode {
  return isCompound(of) ? bracketed(<MathExpression of={of} />) : <MathExpression of={of} />;
}

const FUNCTION_NAME = { tanh: 'tanh', sigmoid: 'σ', tanhSlope: 'tanh', sigmoidSlope: 'σ' } as const;

/** An expression in MathML. */
export function MathExpression({ of }: { of: Expression }): ReactNode {
  switch (of.kind) {
    case 'ref':
      return <MathSymbol of={of.ref} />;
    case 'product': {
      const transposed = (side: 'left' | 'right'): ReactNode => {
        const factor = of[side];
        return of.transposed === side && factor.kind === 'ref' ? (
          <MathSymbol of={factor.ref} transposed />
        ) : (
          <Factor of={factor} />
        );
      };
      return (
        <mrow>
          {transposed('left')}
          <mspace style={{ width: '0.14em' }} />
          {transposed('right')}
        </mrow>
      );
    }
    case 'hadamard':
      return (
        <mrow>
          <Factor of={of.left} />
          {op('⊙')}
          <Factor of={of.right} />
        </mrow>
      );
    case 'apply':
      return (
        <mrow>
          {of.fn.endsWith('Slope') ? (
            <msup>
              <mi mathvariant="normal">{FUNCTION_NAME[of.fn]}</mi>
              <mo>′</mo>
            </msup>
          ) : (
            <mi mathvariant="normal">{FUNCTION_NAME[of.fn]}</mi>
          )}
          {bracketed(<MathSymbol of={of.argument} />)}
        </mrow>
      );
    case 'softmax':
      return (
        <mrow>
          <mi mathvariant="normal">softmax</mi>
          {bracketed(<MathSymbol of={of.argument} />)}
        </mrow>
      );
    case 'sum':
      return (
        <Terms
          of={of.terms.map((term, index) => (
            <MathExpression key={index} of={term} />
          ))}
        />
      );
    case 'difference':
      return (
        <mrow>
          <MathExpression of={of.left} />
          {op('−')}
          <Factor of={of.right} />
        </mrow>
      );
    case 'scaled':
      return (
        <mrow>
          <MathSymbol of={of.by} />
          <mspace style={{ width: '0.14em' }} />
          <Factor of={of.expression} />
        </mrow>
      );
    case 'sumOverTime':
      return <SumOverTime terms={of.terms} />;
    case 'clamp':
      return (
        <mrow>
          <mi mathvariant="normal">clip</mi>
          {bracketed(
            <mrow>
              <MathExpression of={of.expression} />
              <mo>,</mo>
              <mo>±</mo>
              <MathSymbol of={of.limit} />
            </mrow>,
          )}
        </mrow>
      );
    case 'clipScale':
      return (
        <mrow>
          <mi mathvariant="normal">min</mi>
          {bracketed(
            <mrow>
              <mn>1</mn>
              <mo>,</mo>
              <mfrac>
                <MathSymbol of={of.limit} />
                <mrow>
                  <mo>‖</mo>
                  <mo>∇</mo>
                  <mi>θ</mi>
                  <mo>‖</mo>
                </mrow>
              </mfrac>
            </mrow>,
          )}
        </mrow>
      );
    case 'loss':
      return <Loss {...of} />;
    case 'lossSlope':
      return <LossSlope {...of} />;
    case 'oneHot':
      return (
        <mrow>
          <mi mathvariant="normal">one-hot</mi>
        </mrow>
      );
  }
}

function Terms({ of }: { of: readonly ReactNode[] }): ReactNode {
  return (
    <mrow>
      {of.map((term, index) => (
        <Fragment key={index}>
          {index > 0 && op('+')}
          {term}
        </Fragment>
      ))}
    </mrow>
  );
}

/** Few terms are written out; many as Σ over their time steps. */
function SumOverTime({ terms }: { terms: readonly Ref[] }): ReactNode {
  const first = terms[0];
  const last = terms.at(-1);
  if (first === undefined || last === undefined) return null;
  if (terms.length <= MOST_TERMS) {
    return (
      <Terms
        of={terms.map((term, index) => (
          <MathSymbol key={index} of={term} />
        ))}
      />
    );
  }
  return (
    <mrow>
      <munderover>
        <mo>∑</mo>
        <mrow>
          <mi>t</mi>
          <mo>=</mo>
          <mn>{first.t}</mn>
        </mrow>
        <mn>{last.t}</mn>
      </munderover>
      <MathSymbol of={{ quantity: first.quantity, t: null }} index="t" />
    </mrow>
  );
}

const kth = (of: Ref): ReactNode => (
  <mrow>
    <MathSymbol of={of} />
    <mo stretchy="false">[</mo>
    <mi>k</mi>
    <mo stretchy="false">]</mo>
  </mrow>
);

function Loss({ head, yhat, y }: { head: 'sigmoid' | 'softmax'; yhat: Ref; y: Ref }): ReactNode {
  const log = (content: ReactNode): ReactNode => (
    <mrow>
      <mi mathvariant="normal">log</mi>
      <mspace style={{ width: '0.14em' }} />
      {content}
    </mrow>
  );
  const own = (
    <mrow>
      {kth(y)}
      <mspace style={{ width: '0.14em' }} />
      {log(kth(yhat))}
    </mrow>
  );
  const oneMinus = (of: Ref): ReactNode =>
    bracketed(
      <mrow>
        <mn>1</mn>
        {op('−')}
        {kth(of)}
      </mrow>,
    );
  const sum = (
    <munder>
      <mo>∑</mo>
      <mi>k</mi>
    </munder>
  );
  return head === 'softmax' ? (
    <mrow>
      {op('−')}
      {sum}
      {own}
    </mrow>
  ) : (
    <mrow>
      {op('−')}
      {sum}
      {bracketed(
        <mrow>
          {own}
          {op('+')}
          {oneMinus(y)}
          {log(oneMinus(yhat))}
        </mrow>,
      )}
    </mrow>
  );
}

function LossSlope({
  head,
  yhat,
  y,
}: {
  head: 'sigmoid' | 'softmax';
  yhat: Ref;
  y: Ref;
}): ReactNode {
  const own = (
    <mrow>
      {op('−')}
      <mfrac>
        <MathSymbol of={y} />
        <MathSymbol of={yhat} />
      </mfrac>
    </mrow>
  );
  const oneMinus = (of: Ref): ReactNode => (
    <mrow>
      <mn>1</mn>
      {op('−')}
      <MathSymbol of={of} />
    </mrow>
  );
  if (head === 'softmax') return own;
  return (
    <mrow>
      {own}
      {op('+')}
      <mfrac>
        {oneMinus(y)}
        {oneMinus(yhat)}
      </mfrac>
    </mrow>
  );
}

/** A whole equation, each way of saying it on a line of its own. */
export function MathEquation({ equation }: { equation: Equation }): React.ReactElement {
  return (
    <div className="equation">
      {equation.forms.map((form, index) => (
        <math key={index} display="block">
          <mrow>
            {index === 0 ? (
              <MathSymbol of={equation.written} />
            ) : (
              <mspace style={{ width: '1.6em' }} />
            )}
            {op('=')}
            <MathExpression of={form} />
          </mrow>
        </math>
      ))}
    </div>
  );
}
