import { lazy, useCallback, useMemo, useState } from 'react';
import type { PointerEvent } from 'react';
import type { Scene } from '../../timeline/values.ts';
import { Later } from '../parts/later.tsx';
import { words } from '../parts/words.ts';
import { Apart } from './Apart.tsx';
import { Canvases } from './Canvases.tsx';
import { Column } from './Column.tsx';
import { columnView } from './column-view.ts';
import type { ColumnView } from './column-view.ts';
import { ColumnEdges } from './ColumnEdges.tsx';
import type { Drawing } from './drawing.ts';
import { isWithin } from './drawing.ts';
import { EdgeTips } from './EdgeLine.tsx';
import type { EdgeInput } from './edges.ts';
import { Initial } from './Initial.tsx';
import type { StageLayout } from './layout.ts';
import type { ColumnRange } from './useScroll.ts';
import type { StageContent } from './useStageContent.ts';

const Motion = lazy(() => import('./Motion.tsx'));
const Loop = lazy(() => import('./Loop.tsx'));

interface ColumnsProps {
  readonly scene: Scene;
  readonly content: StageContent;
  readonly layout: StageLayout;
  /** What a column shows: the present or, until that is drawn, what was before, or nothing. */
  readonly drawingOf: (column: number) => Drawing | null;
  /** Whether the numbers of a column have elements (by now); else they are drawn. */
  readonly hasElements: (column: number) => boolean;
  /** How far the network is folded: 0 unrolled, 1 the one recurrent cell. */
  readonly fold: number;
  readonly viewWidth: number;
  readonly inView: ColumnRange;
  /** Those that are seen, where others are drawn, too. */
  readonly seen: ColumnRange;
  readonly activeColumn: number | null;
  readonly still: boolean;
}

/** The columns in view, the arrows in them and between them. */
export function Columns(props: ColumnsProps): React.ReactElement {
  const { scene, content, layout, fold, viewWidth, inView, seen, activeColumn, still } = props;
  const { likeliest, outputRows, compactInput, showAllOutputs } = content;
  const { drawingOf, hasElements } = props;
  const { window } = scene.record;
  const last = window.end - window.start;
  const top = Math.max(0, activeColumn ?? 0);
  const xOf = useFolding(layout, fold, viewWidth);
  // An element that has the focus stays.
  const [focused, setFocused] = useState<number | null>(null);
  const viewOf = (column: number): ColumnView | null => {
    const drawing = drawingOf(column);
    const onCanvas = !hasElements(column) && column !== focused && fold === 0;
    if (drawing === null || (onCanvas && !isWithin(seen, column))) return null;
    return columnView({ layout, xOf, fold, top }, column, drawing, onCanvas);
  };
  const { from, to } = inView;
  const views = Array.from({ length: to - from + 1 }, (_, k) => viewOf(from + k)).filter(
    (view) => view !== null,
  );
  const first = drawingOf(0);
  const initial =
    from > 0 || first === null ? null : columnView({ layout, xOf, fold, top }, 0, first, false);
  const input: EdgeInput = useMemo(
    () => ({ layout, outputRows, hidden: layout.stateRows, x: xOf }),
    [layout, outputRows, xOf],
  );
  const width = fold === 1 ? viewWidth : layout.width;
  const size = { width, height: layout.height };

  return (
    <>
      <Canvases
        views={views}
        initial={fold < 1 ? initial : null}
        {...{ likeliest, compactInput }}
      />
      <div
        className="network"
        role="group"
        aria-label={words.stage.instructions}
        onPointerOver={nameUnderPointer}
      >
        <svg {...size}>
          <EdgeTips />
          {activeColumn !== null && fold === 0 && (
            <Spotlight layout={layout} x={xOf(activeColumn)} />
          )}
          {views.map((view) => (
            <g key={view.column}>
              <ColumnEdges
                layout={view.layout}
                outputRows={outputRows}
                x={view.xOf}
                column={view.column}
                t={view.t}
                isFirst={view.column === from}
                isLast={view.column === last}
                opacity={view.opacity}
                between={1 - fold}
              />
            </g>
          ))}
          {fold > 0 && (
            <Later>
              <Loop input={{ ...input, x: () => xOf(top) }} t={window.start + top} opacity={fold} />
            </Later>
          )}
        </svg>
        {initial !== null && (
          <Apart x={0} layout={initial.layout} opacity={1 - fold} isHidden={fold === 1}>
            <Initial scene={initial.scene} layout={initial.layout} view={initial.view} />
          </Apart>
        )}
        {views.map((view) => (
          <Apart
            key={view.column}
            x={view.xOf(view.column)}
            layout={view.layout}
            opacity={view.opacity}
            isHidden={view.isHidden}
            onFocus={({ target }) => {
              if (!target.classList.contains('drawn')) setFocused(view.column);
            }}
            onBlur={() => {
              setFocused(null);
            }}
          >
            <Column
              layout={view.layout}
              t={view.t}
              scene={view.scene}
              likeliest={likeliest}
              compactInput={compactInput}
              onShowAllOutputs={showAllOutputs}
              view={view.view}
              isFirst={view.column === seen.from}
              onCanvas={view.onCanvas}
            />
          </Apart>
        ))}
        {fold === 0 && (
          <Later>
            <svg className="moving" {...size} aria-hidden="true">
              <Motion {...{ input, scene, still }} columns={inView} scale={layout.scale} />
            </svg>
          </Later>
        )}
      </div>
    </>
  );
}

/** Folding moves every column to the middle of the view. */
function useFolding(
  { columnX, scale }: StageLayout,
  fold: number,
  viewWidth: number,
): (column: number) => number {
  const folding = useCallback(
    (column: number): number => columnX(column) * (1 - fold) + (viewWidth / 2 - 20 * scale) * fold,
    [columnX, fold, viewWidth, scale],
  );
  return fold > 0 ? folding : columnX;
}

/** Behind the column that the present step is about. */
function Spotlight({ layout, x }: { readonly layout: StageLayout; readonly x: number }) {
  return (
    <rect
      className="spotlight"
      x={x - layout.pitch / 2 + 3}
      y={2}
      width={layout.pitch - 6}
      height={layout.height - 4}
      rx={14}
    />
  );
}

/** The tooltip. An element for each of the thousands of cells would double what a browser keeps. */
function nameUnderPointer({ target, currentTarget }: PointerEvent<HTMLElement>): void {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  currentTarget.title = cell?.getAttribute('aria-label') ?? '';
}
