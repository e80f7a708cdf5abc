import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { Geometry } from '../geometry.ts';
import { columnAt, xAt } from '../geometry.ts';

/** The part of the window that is in view, in columns: 0 is the left edge of the first one. */
export interface ColumnsInView {
  readonly from: number;
  readonly to: number;
}

/** Which columns the stage shows now, as it scrolls, and how to bring another into its middle. */
export function useColumnsInView(
  scroller: RefObject<HTMLDivElement | null>,
  geometry: Geometry,
  columns: number,
  width: number,
): readonly [view: ColumnsInView, bringToMiddle: (column: number) => void] {
  const [view, setView] = useState<ColumnsInView>({ from: 0, to: columns });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const follow = (): void => {
      const limit = (column: number): number => Math.min(columns, Math.max(0, column));
      const from = limit(columnAt(geometry, element.scrollLeft));
      const to = limit(columnAt(geometry, element.scrollLeft + element.clientWidth));
      setView((old) => (old.from === from && old.to === to ? old : { from, to }));
    };
    // In the frame, which lays out the page anyway: to ask before makes it do so twice.
    const frame = requestAnimationFrame(follow);
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', follow);
    };
  }, [scroller, geometry, columns, width]);

  const bringToMiddle = (column: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const left = xAt(geometry, column) - element.clientWidth / 2;
    element.scrollTo({ left, behavior: 'instant' });
  };
  return [view, bringToMiddle];
}
