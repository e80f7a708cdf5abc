import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Expression } from '../../timeline/expressions.ts';
import type { Equation } from '../../timeline/equations.ts';
import { evaluatedForm } from '../../timeline/equations.ts';
import { plainSymbol } from '../../timeline/notation.ts';
import type { Ref } from '../../timeline/quantities.ts';
import { NumberGrid } from './NumberGrid.tsx';

/** More time steps than this are not drawn beside each other: the sum is written out below instead. */
const MOST_OVER_TIME = 6;

/** The equation once more, with every quantity as the matrix or vector of its numbers. */
export function Matrices({ equation }: { equation: Equation }): React.ReactElement | null {
  const form = evaluatedForm(equation);
  if (form === undefined || form.kind === 'oneHot' || form.kind === 'clipScale') return null;
  return (
    <div className="matrices">
      <Drawn of={form} />
      <Operator symbol="=" />
      <NumberGrid of={equation.written} />
    </div>
  );
}

const Operator = ({ symbol }: { symbol: string }): React.ReactElement => (
  <span className="operator">{symbol}</span>
);

function Drawn({ of }: { of: Expression }): ReactNode {
  switch (of.kind) {
    case 'ref':
      return <NumberGrid of={of.ref} />;
    case 'product':
      return (
        <Pair symbol="·">
          <Side of={of.left} transposed={of.transposed === 'left'} />
          <Side of={of.right} transposed={of.transposed === 'right'} />
        </Pair>
      );
    case 'hadamard':
      return (
        <Pair symbol="⊙">
          <Drawn of={of.left} />
          <Drawn of={of.right} />
        </Pair>
      );
    case 'difference':
      return (
        <Pair symbol="−">
          <Drawn of={of.left} />
          <Drawn of={of.right} />
        </Pair>
      );
    case 'apply':
      return <Applied fn={of.fn} argument={of.argument} />;
    case 'softmax':
      return <Applied fn="softmax" argument={of.argument} />;
    case 'sum':
      return <Sum of={of.terms} />;
    case 'sumOverTime':
      return of.terms.length > MOST_OVER_TIME ? (
        <span className="operator">Σ</span>
      ) : (
        <Sum of={of.terms.map((ref) => ({ kind: 'ref', ref }))} />
      );
    case 'scaled':
      return (
        <Pair symbol="·">
          <NumberGrid of={of.by} />
          <Drawn of={of.expression} />
        </Pair>
      );
    case 'clamp':
      return <Drawn of={of.expression} />;
    case 'loss':
    case 'lossSlope':
      return (
        <Pair symbol=",">
          <NumberGrid of={of.yhat} />
          <NumberGrid of={of.y} />
        </Pair>
      );
    case 'clipScale':
    case 'oneHot':
      return null;
  }
}

function Side({ of, transposed }: { of: Expression; transposed: boolean }): ReactNode {
  return of.kind === 'ref' ? <NumberGrid of={of.ref} transposed={transposed} /> : <Drawn of={of} />;
}

function Pair({
  symbol,
  children,
}: {
  symbol: string;
  children: [ReactNode, ReactNode];
}): ReactNode {
  return (
    <>
      {children[0]}
      <Operator symbol={symbol} />
      {children[1]}
    </>
  );
}

function Sum({ of }: { of: readonly Expression[] }): ReactNode {
  return of.map((term, index) => (
    <Fragment key={index}>
      {index > 0 && <Operator symbol="+" />}
      <span className="matrix-group">
        <Drawn of={term} />
      </span>
    </Fragment>
  ));
}

const NAMES: Readonly<Record<string, string>> = {
  tanh: 'tanh',
  sigmoid: 'σ',
  softmax: 'softmax',
  tanhSlope: '1 − h²',
  sigmoidSlope: 'ŷ(1 − ŷ)',
};

/** tanh′ and σ′ are drawn as what they are computed from. */
function Applied({ fn, argument }: { fn: string; argument: Ref }): ReactNode {
  if (fn === 'tanhSlope')
    return (
      <Labelled
        text={`1 − ${plainSymbol({ quantity: 'h', t: argument.t })}²`}
        of={{ quantity: 'h', t: argument.t }}
        slope
      />
    );
  return <Labelled text={NAMES[fn] ?? fn} of={argument} />;
}

function Labelled({
  text,
  of,
  slope = false,
}: {
  text: string;
  of: Ref;
  slope?: boolean;
}): ReactNode {
  return (
    <>
      {!slope && <Operator symbol={text} />}
      {slope ? <NumberGrid of={of} slopeOf={text} /> : <NumberGrid of={of} />}
    </>
  );
}
