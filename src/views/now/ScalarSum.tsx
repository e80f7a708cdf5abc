import { createContext, Fragment, lazy, Suspense, useContext } from 'react';
import { isReached, selectedCell, selectedDerivation } from '../../store/selectors.ts';
import type { Derivation, Factor, Quotient, Term } from '../../timeline/derivation.ts';
import { operandsOf } from '../../timeline/derivation.ts';
import { elementIndex, plainSymbol } from '../../timeline/notation.ts';
import type { Cell } from '../../timeline/quantities.ts';
import { cellKey, shapeOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valueAt } from '../../timeline/values.ts';
import { digitsInSum } from '../parts/digits.ts';
import { full } from '../parts/format.ts';
import { spokenAs } from '../parts/names.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import { Copy } from './Copy.tsx';
import type { DigitsOf } from './sum-digits.ts';
import { digitsFor } from './sum-digits.ts';
import { written } from './written.ts';

/** Comes after the first picture, whose step writes no number. */
const UsedIn = lazy(() => import('./UsedIn.tsx'));
/** Comes when an update is pinned. */
const ToPinned = lazy(() => import('./ToPinned.tsx'));

/** How the numbers of the sum that is shown are written. */
const Digits = createContext<DigitsOf>(digitsInSum);

/** Of many terms so many are written and the others counted, where those are more than a few. */
const WRITTEN_TERMS = 24;
const FEWEST_COUNTED = 3;

/** The selected number: its name, the sum that made it with each operand a link, and all its digits. */
export function ScalarSum(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const cell = useSelect(selectedCell);
  const derivation = useSelect(selectedDerivation);
  const hasPinned = useSelect(({ pinned }) => pinned !== null);
  const reached = useSelect((state) => {
    const selected = selectedCell(state);
    return selected !== null && isReached(state, selected);
  });
  if (scene === null || cell === null || !reached) return null;
  const value = valueAt(scene, cell);
  const digits = derivation === null ? digitsInSum : digitsFor(scene, derivation);
  const rounded = derivation !== null && isRounded(scene, derivation, value, digits);
  const { exact } = words.now;
  return (
    <section className="scalar-sum" aria-label={words.now.sumLabel} tabIndex={-1}>
      <p>
        <CellName scene={scene} cell={cell} />
        {derivation !== null && isCopy(derivation) && Number.isFinite(value) ? (
          <>
            {' = '}
            <CellName scene={scene} cell={operandsOf(derivation)[0] ?? cell} />
            {' = '}
            <strong>
              <Whole scene={scene} derivation={derivation} />
            </strong>
          </>
        ) : (
          <>
            {derivation !== null && (
              <>
                {' = '}
                <Digits value={digits}>
                  <Whole scene={scene} derivation={derivation} />
                </Digits>
              </>
            )}{' '}
            <span className="term">
              {rounded ? '≈ ' : '= '}
              <strong>
                {Number.isFinite(value) ? digits(cell.quantity, value) : words.number.notFinite}
              </strong>
            </span>
          </>
        )}
      </p>
      {derivation !== null && derivation.zeros > 0 && (
        <p className="aside">
          <Prose>{words.now.andZeros(derivation.zeros)}</Prose>
        </p>
      )}
      {Number.isFinite(value) && (
        <p className="aside">
          <span title={rounded ? exact.computed : undefined}>
            {rounded ? exact.rounded : exact.label}
          </span>{' '}
          <span className="exact">{full(value)}</span> <Copy text={String(value)} />
        </p>
      )}
      {hasPinned && (
        <Suspense>
          <ToPinned />
        </Suspense>
      )}
      <Suspense>
        <UsedIn scene={scene} />
      </Suspense>
    </section>
  );
}

/** Whether the sum with the digits that are shown is not quite the one that was computed. */
function isRounded(scene: Scene, derivation: Derivation, value: number, digits: DigitsOf): boolean {
  const saysAll = (cell: Cell): boolean => {
    const exact = valueAt(scene, cell);
    return Number(digits(cell.quantity, exact).replaceAll('−', '-')) === exact;
  };
  return (
    Number.isFinite(value) &&
    value !== 0 &&
    !isCopy(derivation) &&
    ![derivation.cell, ...operandsOf(derivation)].every(saysAll)
  );
}

/** Whether a number is simply another one, taken over. */
const isCopy = ({ terms, whole }: Derivation): boolean =>
  whole === null &&
  terms.length === 1 &&
  terms[0]?.quotient === null &&
  terms[0].sign === 1 &&
  terms[0].factors.length === 1 &&
  terms[0].factors[0]?.fn === 'identity';

/** The sum, and what is done to all of it. */
function Whole({
  scene,
  derivation: { terms, whole },
}: {
  scene: Scene;
  derivation: Derivation;
}): React.ReactElement {
  const sum = <Terms scene={scene} terms={terms} />;
  switch (whole?.kind) {
    case undefined:
      return sum;
    case 'root':
      return <>√({sum})</>;
    case 'atMostOne':
      return <>min(1, {sum})</>;
    case 'clamp':
      return (
        <>
          clip({sum}, ±<Operand scene={scene} factor={{ cell: whole.limit, fn: 'identity' }} bare />
          )
        </>
      );
  }
}

function CellName({ scene, cell }: { scene: Scene; cell: Cell }): React.ReactElement {
  const [rows, columns] = shapeOf(cell.quantity, scene.record.sizes);
  const index = rows * columns === 1 ? '' : elementIndex(cell.index, columns);
  return (
    <span className="cell-name">
      <Prose>{plainSymbol(cell)}</Prose>
      {index}
    </span>
  );
}

function Terms({ scene, terms }: { scene: Scene; terms: readonly Term[] }): React.ReactElement {
  const counted = terms.length - WRITTEN_TERMS;
  const written = counted < FEWEST_COUNTED ? terms : terms.slice(0, WRITTEN_TERMS);
  return (
    <>
      {terms.length === 0 && '0'}
      {written.map((term, index) => (
        <Fragment key={index}>
          {index > 0 && ' '}
          {/* A sign stays with its term when the line breaks. */}
          <span className={term.quotient === null ? 'term' : ''}>
            {index > 0 && (term.sign < 0 ? '−\u00a0' : '+\u00a0')}
            {index === 0 && term.sign < 0 && '−'}
            <Product scene={scene} factors={term.factors} bare={index === 0} />
            {term.quotient !== null && (
              <>
                {term.factors.length > 0 && '·'}
                <Fraction scene={scene} of={term.quotient} />
              </>
            )}
          </span>
        </Fragment>
      ))}
      {counted >= FEWEST_COUNTED && ` … ${words.now.andMore(counted)}`}
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

function Operand({
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
