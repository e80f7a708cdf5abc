import { useCallback, lazy, useMemo, useState } from 'react';
import type { Scene } from '../../timeline/values.ts';
import { Later } from '../parts/later.tsx';
import { words } from '../parts/words.ts';
import { Column } from './Column.tsx';
import { EdgeLine, EdgeTips } from './EdgeLine.tsx';
import type { Edge, EdgeInput } from './edges.ts';
import { edgesBetween, edgesWithin } from './edges.ts';
import { Initial } from './Initial.tsx';
import type { StageLayout } from './layout.ts';
import { Loop } from './Loop.tsx';
import { Motion } from './Motion.tsx';
import type { ColumnRange, HeightRange } from './useScroll.ts';

const HeatColumn = lazy(async () => ({ default: (await import('./scale.ts')).HeatColumn }));

interface ColumnsProps {
  readonly scene: Scene;
  readonly layout: StageLayout;
  readonly outputRows: number;
  /** How far the network is folded: 0 unrolled, 1 the one recurrent cell. */
  readonly fold: number;
  readonly viewWidth: number;
  readonly inView: ColumnRange;
  /** Those that are seen, where others are drawn, too. */
  readonly seen: ColumnRange;
  /** From this one on, numbers have no elements (yet) but are drawn. */
  readonly settled: number;
  readonly height: HeightRange | null;
  readonly activeColumn: number | null;
  readonly still: boolean;
  readonly scale: number;
  readonly showAllOutputs: boolean;
  readonly onShowAllOutputs: () => void;
  readonly compactInput: boolean;
}

/** The columns in view, the arrows in them and between them. */
export function Columns(props: ColumnsProps): React.ReactElement {
  const { scene, layout, outputRows, fold, viewWidth, inView, activeColumn, still, scale } = props;
  const { window } = scene.record;
  const columns = window.end - window.start + 1;
  // Folding moves every column to the middle of the view; the one on top stays visible.
  const x = useCallback(
    (column: number): number =>
      layout.columnX(column) * (1 - fold) + (viewWidth / 2 - 20 * scale) * fold,
    [layout, fold, viewWidth, scale],
  );
  const top = Math.max(0, activeColumn ?? 0);
  const input: EdgeInput = useMemo(
    () => ({ layout, outputRows, hidden: layout.stateRows, x }),
    [layout, outputRows, x],
  );
  const { from, to } = inView;
  const edges = useMemo(
    () => edgesOf(input, from, to, window.start, columns),
    [input, from, to, window.start, columns],
  );
  const drawn = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const faded = 1 - fold;
  const { showAllOutputs, onShowAllOutputs, compactInput, height: view, seen, settled } = props;
  // An element that has the focus stays.
  const [focused, setFocused] = useState<number | null>(null);
  const isDrawn = (column: number): boolean =>
    column >= settled && column !== focused && fold === 0;
  const isSeen = (column: number): boolean => column >= seen.from && column <= seen.to;
  const isThere = (column: number): boolean => !isDrawn(column) || isSeen(column);
  const shared = { scene, layout, showAllOutputs, compactInput };
  const isHeat = layout.heat || layout.narrow;
  const width = fold === 1 ? viewWidth : layout.width;

  return (
    <div className="stage-content" style={{ inlineSize: width, blockSize: layout.height }}>
      {(isHeat || settled < columns) && (
        <Later>
          {isHeat && from === 0 && fold < 1 && (
            <HeatColumn {...shared} x={0} t={null} drawsAll={false} style={{ opacity: faded }} />
          )}
          {drawn.map((column) => {
            if ((fold === 1 && column !== top) || !isThere(column)) return null;
            if (!isHeat && !isDrawn(column)) return null;
            return (
              <HeatColumn
                key={column}
                {...shared}
                x={x(column)}
                t={window.start + column}
                drawsAll={isDrawn(column)}
                style={{ opacity: column === top ? 1 : faded }}
              />
            );
          })}
        </Later>
      )}
      <svg width={width} height={layout.height} role="group" aria-label={words.stage.instructions}>
        <EdgeTips />
        {activeColumn !== null && fold === 0 && (
          <rect
            className="spotlight"
            x={x(activeColumn) - layout.pitch / 2 + 3}
            y={2}
            width={layout.pitch - 6}
            height={layout.height - 4}
            rx={14}
          />
        )}
        {edges.map((edge) => (
          <g
            key={placeKey(edge, window.start)}
            opacity={isRecurrent(edge) || edgeColumn(edge, window.start) !== top ? faded : 1}
          >
            <EdgeLine edge={edge} scale={scale} />
          </g>
        ))}
        {fold > 0 && (
          <Loop input={{ ...input, x: () => x(top) }} t={window.start + top} opacity={fold} />
        )}
        {from === 0 && (
          <g opacity={faded} visibility={fold === 1 ? 'hidden' : 'visible'}>
            <Initial scene={scene} layout={layout} view={view} />
          </g>
        )}
        {drawn.filter(isThere).map((column) => (
          <g
            key={column}
            transform={`translate(${x(column)},0)`}
            opacity={column === top ? 1 : faded}
            visibility={fold === 1 && column !== top ? 'hidden' : 'visible'}
            onFocus={({ target }) => {
              if (!target.classList.contains('drawn')) setFocused(column);
            }}
            onBlur={() => {
              setFocused(null);
            }}
          >
            <Column
              t={window.start + column}
              scene={scene}
              layout={layout}
              showAllOutputs={showAllOutputs}
              onShowAllOutputs={onShowAllOutputs}
              compactInput={compactInput}
              view={view}
              onCanvas={isDrawn(column)}
            />
          </g>
        ))}
        {fold === 0 && <Motion edges={edges} scene={scene} still={still} scale={scale} />}
      </svg>
    </div>
  );
}

function edgesOf(
  input: EdgeInput,
  from: number,
  to: number,
  start: number,
  columns: number,
): readonly Edge[] {
  const edges: Edge[] = [];
  for (let column = from; column <= to; column++) {
    const before = column === from;
    if (before) edges.push(...edgesBetween(input, column - 1, start + column - 1));
    edges.push(...edgesWithin(input, column, start + column));
    if (column + 1 < columns) edges.push(...edgesBetween(input, column, start + column));
  }
  return edges;
}

/** Where a window moves on, the arrow at the same place stays the same element. */
const placeKey = ({ key }: Edge, start: number): string =>
  key.replace(/-?\d+$/, (t) => String(Number(t) - start));

const isRecurrent = ({ key }: Edge): boolean => key.startsWith('h→u') || key.startsWith('du→dh');
const edgeColumn = ({ to }: Edge, start: number): number => (to.t ?? start) - start;
