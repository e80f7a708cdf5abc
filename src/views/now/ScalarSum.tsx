import { lazy, Suspense } from 'react';
import { isReached, selectedCell, selectedDerivation } from '../../store/selectors.ts';
import type { Derivation } from '../../timeline/derivation.ts';
import { operandsOf } from '../../timeline/derivation.ts';
import { elementIndex, plainSymbol } from '../../timeline/notation.ts';
import type { Cell } from '../../timeline/quantities.ts';
import { shapeOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valueAt } from '../../timeline/values.ts';
import { digitsInSum } from '../parts/digits.ts';
import { full } from '../parts/format.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import { Copy } from './Copy.tsx';
import type { DigitsOf } from './sum-digits.ts';
import { digitsFor } from './sum-digits.ts';
import { Digits, Operand, Terms } from './SumTerms.tsx';

/** Comes after the first picture, whose step writes no number. */
const UsedIn = lazy(() => import('./UsedIn.tsx'));
/** Comes when an update is pinned. */
const ToPinned = lazy(() => import('./ToPinned.tsx'));

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
