import { useCallback, lazy, useMemo, useState } from 'react';
import type { Scene } from '../../timeline/values.ts';
import { Later } from '../parts/later.tsx';
import { words } from '../parts/words.ts';
import { Column } from './Column.tsx';
import { ColumnEdges } from './ColumnEdges.tsx';
import { EdgeTips } from './EdgeLine.tsx';
import type { EdgeInput } from './edges.ts';
import { edgesAt } from './edges.ts';
import { Initial } from './Initial.tsx';
import type { StageLayout } from './layout.ts';
import { Loop } from './Loop.tsx';
import { Motion } from './Motion.tsx';
import type { ColumnRange, HeightRange } from './useScroll.ts';

const HeatColumn = lazy(async () => ({ default: (await import('./scale.ts')).HeatColumn }));

interface ColumnsProps {
  readonly scene: Scene;
  /** What a column shows: the scene or, until it is drawn, the one before, or nothing. */
  readonly sceneOf: (column: number) => Scene | null;
  readonly layout: StageLayout;
  readonly outputRows: number;
  /** How far the network is folded: 0 unrolled, 1 the one recurrent cell. */
  readonly fold: number;
  readonly viewWidth: number;
  readonly inView: ColumnRange;
  /** Those that are seen, where others are drawn, too. */
  readonly seen: ColumnRange;
  /** Whether the numbers of a column have elements (by now); else they are drawn. */
  readonly hasElements: (column: number) => boolean;
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
  const drawn = useMemo(
    () => Array.from({ length: to - from + 1 }, (_, k) => from + k),
    [from, to],
  );
  const edges = useMemo(
    () =>
      drawn.flatMap((column) =>
        edgesAt(input, column, window.start + column, column === from, column + 1 === columns),
      ),
    [input, drawn, from, window.start, columns],
  );
  const faded = 1 - fold;
  const { showAllOutputs, onShowAllOutputs, compactInput, height: view, seen } = props;
  const { sceneOf, hasElements } = props;
  // An element that has the focus stays.
  const [focused, setFocused] = useState<number | null>(null);
  const isDrawn = (column: number): boolean =>
    !hasElements(column) && column !== focused && fold === 0;
  const isSeen = (column: number): boolean => column >= seen.from && column <= seen.to;
  const isThere = (column: number): boolean =>
    sceneOf(column) !== null && (!isDrawn(column) || isSeen(column));
  const shown = (column: number): Scene => sceneOf(column) ?? scene;
  const shared = { layout, showAllOutputs, compactInput };
  const timeOf = (column: number): number => shown(column).record.window.start + column;
  const isHeat = layout.heat || layout.narrow;
  const width = fold === 1 ? viewWidth : layout.width;

  return (
    <div className="stage-content" style={{ inlineSize: width, blockSize: layout.height }}>
      {(isHeat || drawn.some((column) => !hasElements(column))) && (
        <Later>
          {isHeat && from === 0 && fold < 1 && sceneOf(0) !== null && (
            <HeatColumn
              {...shared}
              scene={shown(0)}
              x={0}
              t={null}
              drawsAll={false}
              opacity={faded}
            />
          )}
          {drawn.map((column) => {
            if ((fold === 1 && column !== top) || !isThere(column)) return null;
            if (!isHeat && !isDrawn(column)) return null;
            return (
              <HeatColumn
                key={column}
                {...shared}
                scene={shown(column)}
                x={x(column)}
                t={timeOf(column)}
                drawsAll={isDrawn(column)}
                opacity={column === top ? 1 : faded}
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
        {drawn.filter(isThere).map((column) => (
          <ColumnEdges
            key={column}
            input={input}
            column={column}
            t={timeOf(column)}
            isFirst={column === from}
            isLast={column + 1 === columns}
            opacity={column === top ? 1 : faded}
            between={faded}
          />
        ))}
        {fold > 0 && (
          <Loop input={{ ...input, x: () => x(top) }} t={window.start + top} opacity={fold} />
        )}
        {from === 0 && sceneOf(0) !== null && (
          <g opacity={faded} visibility={fold === 1 ? 'hidden' : 'visible'}>
            <Initial scene={shown(0)} layout={layout} view={view} />
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
              {...shared}
              t={timeOf(column)}
              scene={shown(column)}
              onShowAllOutputs={onShowAllOutputs}
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
