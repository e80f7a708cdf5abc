import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { StageLayout } from './layout.ts';

/** Columns from … to (inclusive, from 0) that are drawn. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** Columns drawn beyond each side of the view, so that scrolling shows no gaps. */
const OVERSCAN = 2;

function columnsBetween(
  layout: StageLayout,
  columns: number,
  left: number,
  right: number,
): ColumnRange {
  const first = (left - layout.columnX(0)) / layout.pitch;
  const last = (right - layout.columnX(0)) / layout.pitch;
  const limit = (column: number): number => Math.min(columns - 1, Math.max(0, column));
  return { from: limit(Math.floor(first) - OVERSCAN), to: limit(Math.ceil(last) + OVERSCAN) };
}

/** Which columns to draw: all, or those in view of the scrolling element. */
export function useColumnsInView(
  scroller: RefObject<HTMLElement | null>,
  layout: StageLayout,
  columns: number,
  all: boolean,
): ColumnRange {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || all) return;
    const follow = (): void => {
      // In whole pitches, so that a scrolled pixel does not draw everything again.
      setLeft(Math.floor(element.scrollLeft / layout.pitch) * layout.pitch);
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      element.removeEventListener('scroll', follow);
    };
  }, [scroller, layout.pitch, all]);
  if (all) return { from: 0, to: columns - 1 };
  const width = scroller.current?.clientWidth ?? 1000;
  return columnsBetween(layout, columns, left, left + width + layout.pitch);
}

/** Keeps the column that the present step works on in view. */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  x: number | null,
  width: number,
  still: boolean,
): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null || x === null || width <= element.clientWidth) return;
    const left = x - element.clientWidth / 2;
    element.scrollTo({ left, behavior: still ? 'instant' : 'smooth' });
  }, [scroller, x, width, still]);
}
