import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Block, StageLayout } from './layout.ts';

/** Columns from … to (inclusive, from 0) that are drawn. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** Columns drawn beyond each side of the view, so that scrolling shows no gaps. */
const OVERSCAN = 1;

export function columnsBetween(
  layout: Pick<StageLayout, 'columnX' | 'pitch'>,
  columns: number,
  left: number,
  right: number,
): ColumnRange {
  const first = (left - layout.columnX(0)) / layout.pitch - 0.5;
  const last = (right - layout.columnX(0)) / layout.pitch + 0.5;
  const limit = (column: number): number => Math.min(columns - 1, Math.max(0, column));
  return {
    from: limit(Math.floor(first) - OVERSCAN + 1),
    to: limit(Math.ceil(last) + OVERSCAN - 1),
  };
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** How far an element is scrolled, in steps, so that a scrolled pixel does not draw everything again. */
export function useScrolled(
  scroller: RefObject<HTMLElement | null>,
  across: number,
  down: number,
): Place {
  const [place, setPlace] = useState<Place>({ left: 0, top: 0 });
  const isNew = useRef(true);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const follow = (): void => {
      const left = Math.floor(element.scrollLeft / across) * across;
      const top = Math.floor(element.scrollTop / down) * down;
      setPlace((old) => (old.left === left && old.top === top ? old : { left, top }));
    };
    // Nothing has been scrolled yet: to ask would lay out the page.
    if (!isNew.current) follow();
    isNew.current = false;
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      element.removeEventListener('scroll', follow);
    };
  }, [scroller, across, down]);
  return place;
}

/** The part of the stage's height that is in view. */
export interface HeightRange {
  readonly top: number;
  readonly bottom: number;
}

/** Rows drawn above and below the view. */
const MORE_ROWS = 4;

/** The rows of a block that are in view: from … to, the last not included; null: all. */
export function rowsInView(
  { y, h }: Pick<Block, 'y' | 'h'>,
  rows: number,
  range: HeightRange | null,
): { readonly from: number; readonly to: number } | null {
  if (range === null) return null;
  const limit = (row: number): number => Math.min(rows, Math.max(0, row));
  return {
    from: limit(Math.floor((range.top - y) / h) - MORE_ROWS),
    to: limit(Math.ceil((range.bottom - y) / h) + MORE_ROWS),
  };
}

/** Keeps the column that the present step works on in view, when it changes. */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  column: number | null,
  /** What else must bring it back into view when it changes. */
  also: string,
  xOf: (column: number) => number,
  still: boolean,
): void {
  const x = useRef(xOf);
  const seen = useRef(false);
  useLayoutEffect(() => {
    x.current = xOf;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || column === null) return;
    // In the frame, which lays out the page anyway.
    const frame = requestAnimationFrame(() => {
      const left = x.current(column) - element.clientWidth / 2;
      // The first picture is where it is at once.
      const behavior = still || !seen.current ? 'instant' : 'smooth';
      seen.current = true;
      element.scrollTo({ left, behavior });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [scroller, column, also, still]);
}

/** Over the numbers there may be heads so high. */
export const HEADS = 36;

/**
 * Brings a place of the picture into view, down, when it is about another number or another network;
 * not when it is zoomed, which keeps what is in view.
 */
export function useSeen(
  scroller: RefObject<HTMLElement | null>,
  y: number | null,
  number: string | null,
  network: unknown,
  still: boolean,
): void {
  const latest = useRef(y);
  useLayoutEffect(() => {
    latest.current = y;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || number === null) return;
    const frame = requestAnimationFrame(() => {
      const { scrollTop, clientHeight } = element;
      const { current: to } = latest;
      if (to === null || (to >= scrollTop + HEADS && to <= scrollTop + clientHeight)) return;
      element.scrollTo({ top: to - clientHeight / 2, behavior: still ? 'instant' : 'smooth' });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [scroller, number, network, still]);
}
