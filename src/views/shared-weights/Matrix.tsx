import { memo } from 'react';
import type { CSSProperties } from 'react';
import { litCells, refKey, roleOf, selectedCell } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import type { Ref } from '../../timeline/quantities.ts';
import { cellKey, cellOf, shapeOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valuesOf } from '../../timeline/values.ts';
import { emsOf, short } from '../parts/format.ts';
import { spokenCell, spokenRef } from '../parts/names.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { parseCellKey } from '../parts/neighbour.ts';
import { tintOf } from '../parts/tint.ts';
import { HeatPicture } from './HeatPicture.tsx';
import { tight } from './numbers.ts';

/** How a matrix is drawn. */
export interface MatrixStyle {
  readonly cell: number;
  readonly cellHeight: number;
  readonly zero: number;
  readonly fontSize: number;
  readonly form: 'short' | 'tight' | 'heat';
}

/** More cells than this are one picture instead of one element each. */
const MOST_ELEMENTS = 300;

interface MatrixProps {
  readonly scene: Scene;
  readonly of: Ref;
  readonly look: MatrixStyle;
  /** Columns that hold other numbers than exact zeros; null: all of them. */
  readonly wide?: ReadonlySet<number> | null;
  /** Before a quantity is written its place is a dashed outline. */
  readonly written: boolean;
  readonly className?: string;
}

const gridStyle = (
  look: MatrixStyle,
  columns: number,
  wide: ReadonlySet<number> | null,
): CSSProperties => ({
  gridTemplateColumns: Array.from(
    { length: columns },
    (_, j) => `${wide?.has(j) === false ? look.zero : look.cell}px`,
  ).join(' '),
  gridAutoRows: `${look.cellHeight}px`,
  fontSize: `${look.fontSize}px`,
});

const written = (x: number, { form }: MatrixStyle): string =>
  form === 'heat' ? '' : form === 'tight' ? tight(x) : short(x);

/** The selected and lit cells of one quantity, as a string that changes only when they do. */
function touchedIn(state: SessionState, key: string): string {
  const start = `${key}[`;
  const selected = selectedCell(state);
  const mine = selected !== null && refKey(selected) === key ? cellKey(selected) : '';
  return [mine, ...[...litCells(state)].filter((lit) => lit.startsWith(start))].join('\n');
}

/** Wider numbers are set closer rather than over the edge of their cell. */
function spacingOf(text: string, { cell, fontSize }: MatrixStyle): string | undefined {
  const over = emsOf(text) - (cell - 3) / fontSize;
  return text !== '' && over > 0 ? `${-over / text.length}em` : undefined;
}

/** A quantity of the update, number by number; each can be asked where it came from. */
export const Matrix = memo(function Matrix(props: MatrixProps): React.ReactElement {
  const { scene, of, look, wide = null, className = '' } = props;
  const key = refKey(of);
  const touched = useSelect((state) => touchedIn(state, key));
  const role = useSelect((state) => roleOf(state, of));
  const { select } = useActions();
  const [rows, columns] = shapeOf(of.quantity, scene.record.sizes);
  const shared = {
    className: `matrix ${look.form} ${className} ${props.written ? (role ?? '') : 'waiting'}`,
    'data-block': key,
    role: 'group',
    'aria-label': spokenRef(of),
  } as const;
  const style = gridStyle(look, columns, wide);
  if (!props.written) {
    return (
      <span {...shared} style={style}>
        {/* Keeps the place as large as the numbers will be. */}
        <span style={{ gridArea: `1 / 1 / ${rows + 1} / ${columns + 1}` }} />
      </span>
    );
  }
  const values = valuesOf(scene, of);
  const [selected, ...lit] = touched.split('\n');
  const asked = parseCellKey(selected ?? '')?.index ?? 0;
  if (values.length > MOST_ELEMENTS) {
    return (
      <span {...shared}>
        <HeatPicture
          quantity={of.quantity}
          values={values}
          columns={columns}
          cell={look.cell}
          cellHeight={look.cellHeight}
          onPick={(index) => {
            select(cellOf(of, index));
          }}
          picked={{ index: asked, label: spokenCell(scene, cellOf(of, asked), true) }}
        />
      </span>
    );
  }
  const litKeys = new Set(lit);
  return (
    <span {...shared} style={style}>
      {values.map((value, index) => {
        const cell = cellOf(of, index);
        const name = cellKey(cell);
        const tint = tintOf(of.quantity, value);
        const label = spokenCell(scene, cell, true);
        // A narrow column has room for a zero only: the copies have the weight itself there.
        const text =
          value !== 0 && wide?.has(index % columns) === false ? '' : written(value, look);
        return (
          <button
            key={index}
            type="button"
            className={`entry ${tint.className} ${name === selected ? 'selected' : ''} ${litKeys.has(name) ? 'lit' : ''}`}
            style={{ ...tint.style, letterSpacing: spacingOf(text, look) }}
            tabIndex={name === selected ? 0 : -1}
            title={label}
            aria-label={label}
            aria-pressed={name === selected}
            data-cell={name}
            data-value={value}
            onClick={() => {
              select(cell);
            }}
          >
            {text}
          </button>
        );
      })}
    </span>
  );
});
