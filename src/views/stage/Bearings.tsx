import { at } from '../../timeline/quantities.ts';
import { Glyph } from '../parts/Glyph.tsx';
import type { StageLayout } from './layout.ts';
import type { ColumnRange, HeightRange } from './useScroll.ts';
import { rowsInView } from './useScroll.ts';

interface BearingsProps {
  readonly layout: StageLayout;
  readonly view: HeightRange;
  readonly hidden: number;
  readonly columns: ColumnRange;
  /** The time step of the first column. */
  readonly start: number;
  /** The column whose rows are numbered. */
  readonly active: number | null;
}

const HEIGHT = 24;

/** Where the picture is higher than the view: whose numbers these are, and of which element. */
export default function Bearings(props: BearingsProps): React.ReactElement {
  const { layout, view, hidden, columns, start, active } = props;
  const { h, u, stateRows, scale, columnX, width } = layout;
  const high = HEIGHT * scale;
  const of = BANDS.find(
    ({ block }) =>
      layout[block].y < view.top + high &&
      layout[block].y + stateRows * layout[block].h > view.top + high,
  );
  const drawn = Array.from({ length: columns.to - columns.from + 1 }, (_, k) => columns.from + k);
  return (
    <>
      {of !== undefined && (
        <svg className="bearings" width={width} height={high} aria-hidden="true">
          <rect width={width} height={high} />
          {drawn.flatMap((column) =>
            ([of.block, of.gradient] as const).map((quantity) => {
              const { x, w } = layout[quantity];
              return (
                <Glyph
                  key={`${column} ${quantity}`}
                  of={at(quantity, start + column)}
                  className={quantity === of.block ? 'forward' : 'backward'}
                  x={columnX(column) + x + w / 2}
                  y={high * 0.7}
                  textAnchor="middle"
                  fontSize={16 * scale}
                />
              );
            }),
          )}
        </svg>
      )}
      {active !== null && !layout.heat && (
        <svg className="row-names" width={width} height={layout.height} aria-hidden="true">
          {[h, u].map((block) => {
            const rows = rowsInView(block, hidden, view) ?? { from: 0, to: hidden };
            return Array.from({ length: Math.max(0, rows.to - rows.from) }, (_, k) => (
              <text
                key={`${block.y} ${rows.from + k}`}
                x={columnX(active) + block.x - 5 * scale}
                y={block.y + (rows.from + k + 0.5) * block.h}
                dy="0.36em"
                textAnchor="end"
                fontSize={Math.max(12, layout.fontSize * 0.8)}
              >
                {rows.from + k + 1}
              </text>
            ));
          })}
        </svg>
      )}
    </>
  );
}

const BANDS = [
  { block: 'h', gradient: 'dh' },
  { block: 'u', gradient: 'du' },
] as const;
