import { createContext, Fragment, useContext, useState } from 'react';
import type { Factor, Quotient, Term } from '../../timeline/derivation.ts';
import { cellKey } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valueAt } from '../../timeline/values.ts';
import { digitsInSum } from '../parts/digits.ts';
import { spokenAs } from '../parts/names.ts';
import { useActions } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import type { DigitsOf } from './sum-digits.ts';
import { written } from './written.ts';

/** How the numbers of the sum that is shown are written. */
export const Digits = createContext<DigitsOf>(digitsInSum);

/** Of many terms so many are written, and the others come when they are asked for: so the result is in view. */
const WRITTEN_TERMS = 8;
const FEWEST_FOLDED = 3;
/** So many come at a time: a sum over all parameters has thousands. */
const AT_A_TIME = 100;

/** The terms of a sum; of many the first, and a button for more. */
export function Terms({
  scene,
  terms,
}: {
  scene: Scene;
  terms: readonly Term[];
}): React.ReactElement {
  const [unfolded, setUnfolded] = useState({ terms, shown: WRITTEN_TERMS });
  // Another sum is folded again.
  const shown = unfolded.terms === terms ? unfolded.shown : WRITTEN_TERMS;
  const isLong = terms.length - WRITTEN_TERMS >= FEWEST_FOLDED;
  const left = terms.length - shown;
  const some = (
    <>
      {terms.length === 0 && '0'}
      {(isLong ? terms.slice(0, shown) : terms).map((term, index) => (
        <SumTerm key={index} scene={scene} term={term} isFirst={index === 0} />
      ))}
    </>
  );
  if (!isLong) return some;
  return (
    <>
      {/* Unfolded it scrolls, so that the result stays in view. */}
      <span className={shown > WRITTEN_TERMS ? 'unfolded' : ''}>{some}</span>{' '}
      <button
        type="button"
        className="more-terms"
        aria-expanded={shown > WRITTEN_TERMS}
        onClick={() => {
          setUnfolded({ terms, shown: left > 0 ? shown + AT_A_TIME : WRITTEN_TERMS });
        }}
      >
        {left > 0 ? `… ${words.now.andMore(left)}` : words.now.fewerTerms}
      </button>
    </>
  );
}

function SumTerm({
  scene,
  term: { sign, factors, quotient },
  isFirst,
}: {
  scene: Scene;
  term: Term;
  isFirst: boolean;
}): React.ReactElement {
  return (
    <>
      {!isFirst && ' '}
      {/* A sign stays with its term when the line breaks. */}
      <span className={quotient === null ? 'term' : ''}>
        {!isFirst && (sign < 0 ? '−\u00a0' : '+\u00a0')}
        {isFirst && sign < 0 && '−'}
        <Product scene={scene} factors={factors} bare={isFirst} />
        {quotient !== null && (
          <>
            {factors.length > 0 && '·'}
            <Fraction scene={scene} of={quotient} />
          </>
        )}
      </span>
    </>
  );
}

/** A factor that is there twice is written as a square. */
function Product({
  scene,
  factors,
  bare,
}: {
  scene: Scene;
  factors: readonly Factor[];
  /** Whether a single factor may stand without brackets. */
  bare: boolean;
}): React.ReactNode {
  const isAgain = (place: number): boolean => {
    const [one, other] = [factors[place - 1], factors[place]];
    return one !== undefined && one.fn === other?.fn && cellKey(one.cell) === cellKey(other.cell);
  };
  return factors.map((factor, place) =>
    isAgain(place) ? (
      <Fragment key={place}>²</Fragment>
    ) : (
      <Fragment key={place}>
        {place > 0 && '·'}
        <Operand scene={scene} factor={factor} bare={bare && factors.length === 1} />
      </Fragment>
    ),
  );
}

function Fraction({
  scene,
  of: { over, under, root },
}: {
  scene: Scene;
  of: Quotient;
}): React.ReactElement {
  // A single number needs none, and a function brings its own.
  const single = under.length === 1 && under[0]?.factors.length === 1;
  const sum = <Terms scene={scene} terms={under} />;
  return (
    <>
      <span className="term">
        <Product scene={scene} factors={over} bare={false} />
      </span>
      {' /\u00a0'}
      {root && '√'}
      {single ? sum : <>({sum})</>}
    </>
  );
}

export function Operand({
  scene,
  factor,
  bare,
}: {
  scene: Scene;
  factor: Factor;
  bare: boolean;
}): React.ReactElement {
  const { follow } = useActions();
  const { cell, fn } = factor;
  const value = valueAt(scene, cell);
  const digits = useContext(Digits)(cell.quantity, value, fn);
  // What is seen is part of what is said.
  const label = spokenAs(scene, cell, Number.isFinite(value) ? digits : words.number.notFinite);
  return (
    <button
      type="button"
      className="operand"
      title={label}
      aria-label={label}
      onClick={() => {
        follow(cell);
      }}
    >
      {written(fn, digits, bare, scene.record.n + 1)}
    </button>
  );
}
