import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { power as powerOf } from '../../engine/elementary.ts';
import type { Expression } from '../../timeline/expressions.ts';
import { needsBrackets } from '../../timeline/expressions.ts';
import type { Equation } from '../../timeline/equations.ts';
import { evaluatedForm } from '../../timeline/equations.ts';
import { plainSymbol, superscript } from '../../timeline/notation.ts';
import type { Ref } from '../../timeline/quantities.ts';
import { NumberGrid } from './NumberGrid.tsx';

/** More time steps than this are not drawn beside each other: the sum is written out below instead. */
const MOST_OVER_TIME = 6;

/** The equation once more, with every quantity as the matrix or vector of its numbers. */
export function Matrices({ equation }: { equation: Equation }): React.ReactElement | null {
  const form = evaluatedForm(equation);
  if (form === undefined || form.kind === 'oneHot') return null;
  return (
    <div className="matrices">
      <Drawn of={form} />
      <span className="matrix-group">
        {form.kind !== 'held' && <Operator symbol="=" />}
        <NumberGrid of={equation.written} />
      </span>
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
          <Factor of={of.right} />
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
    case 'negative':
      return (
        <>
          <Operator symbol="−" />
          <Factor of={of.expression} />
        </>
      );
    case 'scaled':
      return (
        <Pair symbol="·">
          <Drawn of={of.by} />
          <Factor of={of.expression} />
        </Pair>
      );
    case 'quotient':
      return (
        <>
          <Drawn of={of.over} />
          <span className="matrix-group">
            <Operator symbol="/" />
            <Factor of={of.under} />
          </span>
        </>
      );
    case 'square':
      return of.expression.kind === 'ref' ? (
        <NumberGrid
          of={of.expression.ref}
          made={{ name: `(${plainSymbol(of.expression.ref)})²`, of: (a) => a * a }}
        />
      ) : null;
    case 'root':
      return <Root of={of.expression} />;
    case 'complement':
      return <Complement {...of} />;
    case 'clamp':
      return (
        <Bracketed name="clip">
          <Drawn of={of.expression} />
          <Operator symbol=", ±" />
          <NumberGrid of={of.limit} />
        </Bracketed>
      );
    case 'atMostOne':
      return (
        <Bracketed name="min">
          <Operator symbol="1 ," />
          <Drawn of={of.expression} />
        </Bracketed>
      );
    case 'norm':
      return (
        <Bracketed name="length of">
          {of.of.map((ref) => (
            <NumberGrid key={ref.quantity} of={ref} />
          ))}
        </Bracketed>
      );
    case 'loss':
    case 'lossSlope':
      return (
        <Pair symbol=",">
          <NumberGrid of={of.yhat} />
          <NumberGrid of={of.y} />
        </Pair>
      );
    case 'held':
    case 'oneHot':
      return null;
  }
}

function Bracketed({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <>
      <Operator symbol={`${name}(`} />
      {children}
      <Operator symbol=")" />
    </>
  );
}

/** What is multiplied, taken away or divided by: in brackets when it is a sum. */
function Factor({ of }: { of: Expression }): ReactNode {
  return needsBrackets(of) && of.kind !== 'complement' ? (
    <Bracketed name="">
      <Drawn of={of} />
    </Bracketed>
  ) : (
    <Drawn of={of} />
  );
}

/** The root of each number, or of each sum. */
function Root({ of }: { of: Expression }): ReactNode {
  return of.kind === 'ref' ? (
    <NumberGrid of={of.ref} made={{ name: `√${plainSymbol(of.ref)}`, of: Math.sqrt }} />
  ) : (
    <Bracketed name="√">
      <Drawn of={of} />
    </Bracketed>
  );
}

function Complement({ of, power }: Extract<Expression, { kind: 'complement' }>): ReactNode {
  const exponent = power === null || power === 1 ? '' : superscript(power);
  return (
    <NumberGrid
      of={of}
      made={{ name: `1 − ${plainSymbol(of)}${exponent}`, of: (a) => 1 - powerOf(a, power ?? 1) }}
    />
  );
}

function Side({ of, transposed }: { of: Expression; transposed: boolean }): ReactNode {
  return of.kind === 'ref' ? (
    <NumberGrid of={of.ref} transposed={transposed} />
  ) : (
    <Factor of={of} />
  );
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
  sigmoidSlope: 'ŷ(1 − ŷ)',
};

/** tanh′ and σ′ are drawn as what they are computed from. */
function Applied({ fn, argument }: { fn: string; argument: Ref }): ReactNode {
  if (fn === 'tanhSlope') {
    const h: Ref = { quantity: 'h', t: argument.t };
    return <NumberGrid of={h} made={{ name: `1 − ${plainSymbol(h)}²`, of: (a) => 1 - a * a }} />;
  }
  return (
    <>
      <Operator symbol={NAMES[fn] ?? fn} />
      <NumberGrid of={argument} />
    </>
  );
}
