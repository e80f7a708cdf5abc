import { useCallback, lazy, useMemo, useState } from 'react';
import type { PointerEvent, SVGProps } from 'react';
import type { Scene } from '../../timeline/values.ts';
import { Later } from '../parts/later.tsx';
import { words } from '../parts/words.ts';
import { Column } from './Column.tsx';
import { ColumnEdges } from './ColumnEdges.tsx';
import type { Drawing } from './drawing.ts';
import { isWithin } from './drawing.ts';
import { EdgeTips } from './EdgeLine.tsx';
import type { EdgeInput } from './edges.ts';
import { edgesAt } from './edges.ts';
import { Initial } from './Initial.tsx';
import type { StageLayout } from './layout.ts';
import type { ColumnRange } from './useScroll.ts';

const Motion = lazy(() => import('./Motion.tsx'));
const Loop = lazy(() => import('./Loop.tsx'));
const HeatColumn = lazy(async () => ({ default: (await import('./scale.ts')).HeatColumn }));

interface ColumnsProps {
  readonly scene: Scene;
  /** What a column shows: the present or, until that is drawn, what was before, or nothing. */
  readonly drawingOf: (column: number) => Drawing | null;
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
  readonly activeColumn: number | null;
  readonly still: boolean;
  readonly scale: number;
  /** How many of the likeliest characters an output shows. */
  readonly likeliest: number;
  readonly onShowAllOutputs: () => void;
  readonly compactInput: boolean;
}

/** The columns in view, the arrows in them and between them. */
export function Columns(props: ColumnsProps): React.ReactElement {
  const { scene, layout, outputRows, fold, viewWidth, inView, activeColumn, still, scale } = props;
  const { window } = scene.record;
  const columns = window.end - window.start + 1;
  // Folding moves every column to the middle of the view; the one on top stays visible.
  const folding = useCallback(
    (column: number): number =>
      layout.columnX(column) * (1 - fold) + (viewWidth / 2 - 20 * scale) * fold,
    [layout, fold, viewWidth, scale],
  );
  const x = fold > 0 ? folding : layout.columnX;
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
  const { likeliest, onShowAllOutputs, compactInput, seen } = props;
  const { drawingOf, hasElements } = props;
  // An element that has the focus stays.
  const [focused, setFocused] = useState<number | null>(null);
  const isDrawn = (column: number): boolean =>
    !hasElements(column) && column !== focused && fold === 0;
  const isThere = (column: number): boolean =>
    drawingOf(column) !== null && (!isDrawn(column) || isWithin(seen, column));
  /** What a column is drawn from, and where in its own picture it is. */
  const place = (column: number) => {
    const drawing = drawingOf(column);
    const own = drawing?.layout ?? layout;
    return {
      shown: drawing?.scene ?? scene,
      own,
      view: drawing?.view ?? null,
      xOf: own === layout ? x : own.columnX,
    };
  };
  const shared = { likeliest, compactInput };
  const timeOf = (column: number): number =>
    (drawingOf(column)?.scene ?? scene).record.window.start + column;
  const opacityOf = (column: number): number => (column === top ? 1 : faded);
  const isHeat = drawn.some((column) => hasHeat(drawingOf(column)?.layout ?? layout));
  const width = fold === 1 ? viewWidth : layout.width;
  const initial = place(0);
  const hasInitial = from === 0 && drawingOf(0) !== null;

  return (
    <>
      {(isHeat || drawn.some((column) => !hasElements(column))) && (
        <Later>
          {hasInitial && hasHeat(initial.own) && fold < 1 && (
            <HeatColumn
              {...shared}
              layout={initial.own}
              scene={initial.shown}
              view={null}
              x={0}
              t={null}
              drawsAll={false}
              opacity={faded}
            />
          )}
          {drawn.map((column) => {
            if ((fold === 1 && column !== top) || !isThere(column)) return null;
            const { own, shown, view, xOf } = place(column);
            if (!hasHeat(own) && !isDrawn(column)) return null;
            return (
              <HeatColumn
                key={column}
                {...shared}
                layout={own}
                scene={shown}
                view={isDrawn(column) ? view : null}
                x={xOf(column)}
                t={timeOf(column)}
                drawsAll={isDrawn(column)}
                opacity={opacityOf(column)}
              />
            );
          })}
        </Later>
      )}
      <div
        className="network"
        role="group"
        aria-label={words.stage.instructions}
        onPointerOver={nameUnderPointer}
      >
        <svg width={width} height={layout.height}>
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
          {drawn.filter(isThere).map((column) => {
            const { own, xOf } = place(column);
            return (
              <g key={column}>
                <ColumnEdges
                  layout={own}
                  outputRows={outputRows}
                  x={xOf}
                  column={column}
                  t={timeOf(column)}
                  isFirst={column === from}
                  isLast={column + 1 === columns}
                  opacity={opacityOf(column)}
                  between={faded}
                />
              </g>
            );
          })}
          {fold > 0 && (
            <Later>
              <Loop input={{ ...input, x: () => x(top) }} t={window.start + top} opacity={fold} />
            </Later>
          )}
        </svg>
        {hasInitial && (
          <Apart x={0} layout={initial.own} opacity={faded} isHidden={fold === 1}>
            <Initial scene={initial.shown} layout={initial.own} view={initial.view} />
          </Apart>
        )}
        {drawn.filter(isThere).map((column) => {
          const { own, shown, view, xOf } = place(column);
          return (
            <Apart
              key={column}
              x={xOf(column)}
              layout={own}
              opacity={opacityOf(column)}
              isHidden={fold === 1 && column !== top}
              onFocus={({ target }) => {
                if (!target.classList.contains('drawn')) setFocused(column);
              }}
              onBlur={() => {
                setFocused(null);
              }}
            >
              <Column
                {...shared}
                layout={own}
                t={timeOf(column)}
                scene={shown}
                onShowAllOutputs={onShowAllOutputs}
                view={view}
                isFirst={column === seen.from}
                onCanvas={isDrawn(column)}
              />
            </Apart>
          );
        })}
        {fold === 0 && (
          <Later>
            <svg className="moving" width={width} height={layout.height} aria-hidden="true">
              <Motion edges={edges} scene={scene} still={still} scale={scale} />
            </svg>
          </Later>
        )}
      </div>
    </>
  );
}

/** The tooltip. An element for each of the thousands of cells would double what a browser keeps. */
function nameUnderPointer({ target, currentTarget }: PointerEvent<HTMLElement>): void {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  currentTarget.title = cell?.getAttribute('aria-label') ?? '';
}

interface ApartProps extends Pick<SVGProps<SVGSVGElement>, 'onFocus' | 'onBlur' | 'children'> {
  /** Where x = 0 of what is in it lies. */
  readonly x: number;
  readonly layout: StageLayout;
  readonly opacity: number;
  readonly isHidden: boolean;
}

/** A picture of its own: when something in it changes, a browser lays out and paints only this one. */
function Apart({ x, layout, opacity, isHidden, children, ...handlers }: ApartProps) {
  return (
    <svg
      className="apart"
      width={layout.pitch}
      height={layout.height}
      style={{
        opacity,
        transform: `translateX(${x}px)`,
        visibility: isHidden ? 'hidden' : undefined,
      }}
      {...handlers}
    >
      {children}
    </svg>
  );
}

const hasHeat = ({ heat, narrow }: StageLayout): boolean => heat || narrow;
