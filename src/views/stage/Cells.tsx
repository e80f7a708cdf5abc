import { lazy } from 'react';
import type { SVGProps } from 'react';
import type { Cell } from '../../timeline/quantities.ts';
import { cellKey, cellOf } from '../../timeline/quantities.ts';
import { differenceAt } from '../../timeline/difference.ts';
import { short } from '../parts/format.ts';
import { spokenCell } from '../parts/names.ts';
import { useActions } from '../parts/session.tsx';
import { tintOf } from '../parts/tint.ts';
import { Later } from '../parts/later.tsx';
import type { CellsProps } from './cells-props.ts';
import { isTooWide } from './layout.ts';
import { rowsInView } from './useScroll.ts';

const HeatBlock = lazy(async () => ({ default: (await import('./scale.ts')).HeatBlock }));

/** The numbers of one quantity on the stage, or the dashed place where they will be. */
export function Cells(props: CellsProps): React.ReactElement {
  const { of, block, elements, across, reached, role, drawn, view = null } = props;
  const heat = drawn === 'heat';
  const onCanvas = heat || props.onCanvas === true;
  // A block of heat is as wide as it is, however many cells share it; else each cell is.
  const width = heat ? block.w : block.w * across;
  const height = block.h * Math.ceil(elements.length / across);
  const rows = across > 1 ? null : rowsInView(block, elements.length, view);
  if (!reached) {
    return (
      <rect
        className="place"
        x={block.x + 1.5}
        y={block.y + 1.5}
        width={width - 3}
        height={height - 3}
        rx={4}
      />
    );
  }
  return (
    <g>
      {role !== null && (
        <rect
          className={`role ${role}`}
          x={block.x - 2}
          y={block.y - 2}
          width={width + 4}
          height={height + 4}
          rx={6}
        />
      )}
      {onCanvas ? (
        <Later>
          <HeatBlock {...props} />
        </Later>
      ) : (
        elements.slice(rows?.from ?? 0, rows?.to).map((index, k) => {
          const place = (rows?.from ?? 0) + k;
          return (
            // By its place: which characters are likeliest changes with every update, and to make
            // new elements takes longer than to change those that are there.
            <NumberCell
              key={place}
              {...props}
              cell={cellOf(of, index)}
              x={block.x + (place % across) * block.w}
              y={block.y + Math.floor(place / across) * block.h}
            />
          );
        })
      )}
    </g>
  );
}

/** Wider numbers are set narrower rather than over the edge of their cell. */
const squeezed = (text: string, width: number, fontSize: number): SVGProps<SVGTextElement> =>
  isTooWide(text, width, fontSize)
    ? { textLength: width - 3, lengthAdjust: 'spacingAndGlyphs' }
    : {};

/** The characters read stay as they are: their differences would say nothing. */
const drawnAsIs = ({ drawn }: CellsProps): boolean => drawn === 'oneHot';

type NumberCellProps = CellsProps & { readonly cell: Cell; readonly x: number; readonly y: number };

function NumberCell(props: NumberCellProps): React.ReactElement {
  const { cell, scene, other, block, x, y, lit, selected, target, fontSize } = props;
  const { select } = useActions();
  const value = differenceAt(scene, drawnAsIs(props) ? null : other, cell);
  // A difference has a sign, which a bar from 0 to 1 has no room for.
  const drawn = props.drawn === 'bar' && other !== null ? 'tint' : props.drawn;
  const key = cellKey(cell);
  const tint = drawn === 'tint' ? tintOf(cell.quantity, value) : null;
  const marks = [
    key === selected && 'selected',
    lit.has(key) && 'lit',
    target === cell.index && 'target',
    drawn === 'oneHot' && (value === 1 ? 'hot' : 'cold'),
  ].filter((mark) => mark !== false);
  const w = block.w - 2;
  const h = block.h - 2;
  const text = drawn === 'oneHot' ? String(value) : short(value);
  const label = spokenCell(scene, cell, true, other);
  const pick = (): void => {
    select(cell);
  };
  return (
    <g
      className={`cell ${drawn} ${tint?.className ?? ''} ${marks.join(' ')}`}
      style={tint?.style}
      role="button"
      aria-label={label}
      aria-pressed={key === selected}
      tabIndex={key === selected ? 0 : -1}
      data-cell={key}
      data-value={value}
      onClick={pick}
      onKeyDown={(event) => {
        if (event.key === 'Enter') pick();
      }}
    >
      <rect className="ground" x={x + 1} y={y + 1} width={w} height={h} rx={Math.min(4, h / 3)} />
      {drawn === 'bar' && (
        <rect
          className="fill"
          x={x + 1}
          y={y + 1}
          width={w * value}
          height={h}
          rx={Math.min(4, h / 3)}
        />
      )}
      <text
        className="number"
        x={x + 1 + w / 2}
        y={y + 1 + h / 2}
        dy="0.36em"
        textAnchor="middle"
        fontSize={fontSize}
        {...squeezed(text, w, fontSize)}
      >
        {text}
      </text>
    </g>
  );
}
