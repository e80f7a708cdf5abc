import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { PARAMETER_NAMES } from '../../../engine/shapes.ts';
import type { Expression } from '../../../timeline/expressions.ts';
import { needsBrackets } from '../../../timeline/expressions.ts';
import type { Ref } from '../../../timeline/quantities.ts';
import { once } from '../../../timeline/quantities.ts';
import { MathLoss, MathLossSlope } from './MathLoss.tsx';
import { MathSymbol } from './MathSymbol.tsx';
import { bracketed, op } from './parts.tsx';

/** Sums of more terms than this are written with Σ. */
const MOST_TERMS = 2;

function Factor({ of }: { of: Expression }): ReactNode {
  return needsBrackets(of) ? bracketed(<MathExpression of={of} />) : <MathExpression of={of} />;
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
          <mspace width="0.14em" />
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
    case 'negative':
      return (
        <mrow>
          {op('−')}
          <Factor of={of.expression} />
        </mrow>
      );
    case 'scaled':
      return (
        <mrow>
          <Factor of={of.by} />
          <mspace width="0.14em" />
          <Factor of={of.expression} />
        </mrow>
      );
    case 'quotient':
      return (
        <mfrac>
          <MathExpression of={of.over} />
          <MathExpression of={of.under} />
        </mfrac>
      );
    case 'square':
      return (
        <msup>
          {bracketed(<MathExpression of={of.expression} />)}
          <mn>2</mn>
        </msup>
      );
    case 'root':
      return (
        <msqrt>
          <MathExpression of={of.expression} />
        </msqrt>
      );
    case 'complement':
      return <Complement {...of} />;
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
    case 'atMostOne':
      return (
        <mrow>
          <mi mathvariant="normal">min</mi>
          {bracketed(
            <mrow>
              <mn>1</mn>
              <mo>,</mo>
              <MathExpression of={of.expression} />
            </mrow>,
          )}
        </mrow>
      );
    case 'norm':
      return <Norm of={of.of} />;
    case 'held':
      return <mn>0</mn>;
    case 'loss':
      return <MathLoss {...of} />;
    case 'lossSlope':
      return <MathLossSlope {...of} />;
    case 'oneHot':
      return (
        <mrow>
          <mi mathvariant="normal">one-hot</mi>
        </mrow>
      );
  }
}

/** 1 − α, or 1 − β₁³. */
function Complement({ of, power }: Extract<Expression, { kind: 'complement' }>): ReactNode {
  return (
    <mrow>
      <mn>1</mn>
      {op('−')}
      <MathSymbol of={of} power={power ?? undefined} />
    </mrow>
  );
}

/** The root of the sum over every element of every parameter's gradient, or all but one's. */
function Norm({ of }: { of: readonly Ref[] }): ReactNode {
  const left = PARAMETER_NAMES.find(
    (name) => !of.some(({ quantity }) => quantity === `gradient ${name}`),
  );
  return (
    <msqrt>
      <munder>
        <mo>∑</mo>
        <mrow>
          <mi>θ</mi>
          {left !== undefined && (
            <>
              <mo>≠</mo>
              <MathSymbol of={once(left)} />
            </>
          )}
          <mo>,</mo>
          <mi>i</mi>
        </mrow>
      </munder>
      <msup>
        {bracketed(
          <mrow>
            <mo lspace="0" rspace="0">
              ∇
            </mo>
            <mi>θ</mi>
            <mo stretchy="false">[</mo>
            <mi>i</mi>
            <mo stretchy="false">]</mo>
          </mrow>,
        )}
        <mn>2</mn>
      </msup>
    </msqrt>
  );
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
