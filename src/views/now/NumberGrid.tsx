import { lazy, memo } from 'react';
import { isReached, litCells, selectedCell } from '../../store/selectors.ts';
import { plainSymbol } from '../../timeline/notation.ts';
import type { Ref } from '../../timeline/quantities.ts';
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
    const index = indexAt(Math.floor(place / across), place % across);
    const cell = cellOf(of, index);
    const raw = valueAt(scene, cell);
    const value = made === undefined ? raw : made.of(raw);
    const key = cellKey(cell);
    const isSelected = key === selected;
    const digits = made === undefined ? digitsOf(of.quantity, value) : short(value);
    return (
      <GridCell
        key={place}
        of={of}
        index={index}
        value={value}
        raw={raw}
        reached={reached}
        text={reached && !heat ? digits : ''}
        label={spokenCell(scene, cell, reached)}
        isMade={made !== undefined}
        isSelected={isSelected}
        isLit={lit.has(key)}
        isStop={!heat || isSelected}
      />
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

interface GridCellProps {
  readonly of: Ref;
  readonly index: number;
  /** What is shown, and the number that it is made of. */
  readonly value: number;
  readonly raw: number;
  readonly reached: boolean;
  readonly text: string;
  readonly label: string;
  readonly isMade: boolean;
  readonly isSelected: boolean;
  readonly isLit: boolean;
  /** Whether Tab stops here. */
  readonly isStop: boolean;
}

/** One number. Most stay the same from step to step, and while one of them is dragged. */
const GridCell = memo(function GridCell(props: GridCellProps): React.ReactElement {
  const { of, index, value, raw, reached, text, label, isMade, isSelected, isLit, isStop } = props;
  const { select } = useActions();
  const cell = cellOf(of, index);
  const tint = tintOf(of.quantity, value);
  return (
    <button
      type="button"
      className={`grid-cell ${reached ? tint.className : 'waiting'} ${isSelected ? 'selected' : ''} ${isLit ? 'lit' : ''}`}
      style={reached ? tint.style : undefined}
      tabIndex={isStop ? 0 : -1}
      title={label}
      aria-label={label}
      aria-pressed={isSelected}
      data-cell={isMade ? undefined : cellKey(cell)}
      data-value={reached ? raw : undefined}
      onClick={() => {
        select(cell);
      }}
    >
      {text}
    </button>
  );
});
