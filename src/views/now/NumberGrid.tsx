import { lazy } from 'react';
import { isReached, litCells, selectedCell } from '../../store/selectors.ts';
import { plainSymbol } from '../../timeline/notation.ts';
import type { Cell, Ref } from '../../timeline/quantities.ts';
import { cellKey, cellOf, shapeOf } from '../../timeline/quantities.ts';
import { valueAt } from '../../timeline/values.ts';
import { digitsOf } from '../parts/digits.ts';
import { short } from '../parts/format.ts';
import { Later } from '../parts/later.tsx';
import { spokenCell, spokenName } from '../parts/names.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { tintOf } from '../parts/tint.ts';

/** Larger than this, a matrix is drawn as heat; its numbers are in the sum below and on asking. */
const MOST_COLUMNS = 6;
const MOST_ROWS = 8;
/** With a longer side than this it is one picture. */
const MOST_ELEMENTS_ASIDE = 20;

const HeatMatrix = lazy(() => import('./HeatMatrix.tsx'));

export interface NumberGridProps {
  readonly of: Ref;
  readonly transposed?: boolean;
  /** When given, what is made of each number is shown, under its name: 1 − h² for tanh′. */
  readonly made?: Made;
}

/** What an equation makes of each element before it goes on. */
export interface Made {
  readonly name: string;
  readonly of: (a: number) => number;
}

/** A quantity as a small matrix of its numbers, under its symbol. */
export function NumberGrid({
  of,
  transposed = false,
  made,
}: NumberGridProps): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  const reached = useSelect((state) => isReached(state, of));
  const lit = useSelect(litCells);
  const selected = useSelect((state) => {
    const cell = selectedCell(state);
    return cell === null ? '' : cellKey(cell);
  });
  const { select } = useActions();
  if (scene === null) return null;
  const [rows, columns] = shapeOf(of.quantity, scene.record.sizes);
  const [down, across] = transposed ? [columns, rows] : [rows, columns];
  const heat = across > MOST_COLUMNS || down > MOST_ROWS;
  const indexAt = (row: number, column: number): number =>
    transposed ? column * columns + row : row * columns + column;

  const picture = Math.max(across, down) > MOST_ELEMENTS_ASIDE;
  const name = (
    <span className="grid-name">
      <Prose>{made?.name ?? plainSymbol(of)}</Prose>
      {transposed && <sup>⊤</sup>}
    </span>
  );
  if (picture) {
    return (
      <span className="grid-block" role="group" aria-label={spokenName(of.quantity)}>
        {name}
        <Later>
          <HeatMatrix
            {...{ scene, of, down, across, transposed, reached }}
            made={made?.of ?? null}
          />
        </Later>
      </span>
    );
  }

  const cells = Array.from({ length: down * across }, (_, place) => {
    const cell: Cell = cellOf(of, indexAt(Math.floor(place / across), place % across));
    const raw = valueAt(scene, cell);
    const value = made === undefined ? raw : made.of(raw);
    const key = cellKey(cell);
    const tint = tintOf(of.quantity, value);
    const label = spokenCell(scene, cell, reached);
    return (
      <button
        key={place}
        type="button"
        className={`grid-cell ${reached ? tint.className : 'waiting'} ${key === selected ? 'selected' : ''} ${lit.has(key) ? 'lit' : ''}`}
        style={reached ? tint.style : undefined}
        tabIndex={heat && key !== selected ? -1 : 0}
        title={label}
        aria-label={label}
        aria-pressed={key === selected}
        data-cell={made === undefined ? key : undefined}
        data-value={reached ? raw : undefined}
        onClick={() => {
          select(cell);
        }}
      >
        {reached && !heat ? (made === undefined ? digitsOf(of.quantity, value) : short(value)) : ''}
      </button>
    );
  });
  return (
    <span className="grid-block" role="group" aria-label={spokenName(of.quantity)}>
      {name}
      <span
        className={heat ? 'grid heat' : 'grid'}
        style={{ gridTemplateColumns: `repeat(${across}, auto)` }}
      >
        {cells}
      </span>
    </span>
  );
}
