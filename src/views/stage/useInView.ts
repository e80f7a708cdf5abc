import { useMemo } from 'react';
import type { RefObject } from 'react';
import type { Scene } from '../../timeline/values.ts';
import { xAt } from './geometry.ts';
import type { Picture } from './picture.ts';
import type { ColumnRange, HeightRange } from './useScroll.ts';
import { columnsBetween, useScrolled } from './useScroll.ts';

/**
 * Of a text of up to this many time steps in a small network every column is drawn, so that each can
 * be reached and read out; of another, those in view.
 */
const DRAW_ALL = { timeSteps: 40, hidden: 16 };
/** How far the picture is scrolled down before rows are drawn anew. */
const ROWS_STEP = 60;

interface InView {
  /** The columns that are seen, and those that are drawn. */
  readonly seen: ColumnRange;
  readonly inView: ColumnRange;
  /** The part of the height that is seen, where the picture is higher; null: all of it. */
  readonly heightRange: HeightRange | null;
}

/** @param viewHeight null: the stage is as high as its picture */
export function useInView(
  scroller: RefObject<HTMLElement | null>,
  { kind, geometry }: Picture,
  { record }: Scene,
  viewWidth: number,
  viewHeight: number | null,
): InView {
  const { window, timeSteps, sizes } = record;
  const columns = window.end - window.start + 1;
  const { left, top } = useScrolled(scroller, geometry.pitch, ROWS_STEP);
  const isHigh = kind === 'columns' && viewHeight !== null && geometry.height > viewHeight + 1;
  const bottom = isHigh ? top + viewHeight + ROWS_STEP : null;
  const heightRange = useMemo(() => (bottom === null ? null : { top, bottom }), [top, bottom]);
  const drawsAll = timeSteps <= DRAW_ALL.timeSteps && sizes.H <= DRAW_ALL.hidden;
  const seen = useMemo(() => {
    const { pitch } = geometry;
    const columnX = (column: number): number => xAt(geometry, column + 0.5);
    return columnsBetween({ columnX, pitch }, columns, left, left + viewWidth + pitch);
  }, [geometry, columns, left, viewWidth]);
  const inView = useMemo(
    () => (drawsAll ? { from: 0, to: columns - 1 } : seen),
    [drawsAll, columns, seen],
  );
  return { seen, inView, heightRange };
}
