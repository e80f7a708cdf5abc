import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Window } from '../../engine/windows.ts';
import type { Cell } from '../../timeline/quantities.ts';
import { at, cellOf } from '../../timeline/quantities.ts';
import type { Point, Target } from '../parts/neighbour.ts';
import { announceDrawn } from '../parts/neighbour.ts';
import type { Geometry } from './geometry.ts';
import { xAt } from './geometry.ts';
import type { StripCells } from './strips-cells.ts';

interface StripKeysInput {
  /** What holds the strips; each is found in it by its quantity. */
  readonly group: RefObject<SVGSVGElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly geometry: Geometry;
  readonly viewWidth: number;
  readonly window: Window;
  readonly cells: StripCells;
  /** The time step that keys from elsewhere come to. */
  readonly active: number | null;
}

/** Lets the keys that go from number to number go over the strips, which have no element for each. */
export function useStripKeys(input: StripKeysInput): void {
  const { group, scroller, geometry, viewWidth, window, cells, active } = input;
  const { isThere, boxOf, neighbourOf } = cells;

  function bringIntoView({ t }: Cell): void {
    const element = scroller.current;
    if (element === null) return;
    const x = xAt(geometry, (t ?? 0) - window.start);
    if (x < element.scrollLeft || x + geometry.pitch > element.scrollLeft + viewWidth) {
      element.scrollTo({ left: x - viewWidth / 2, behavior: 'instant' });
    }
  }

  useEffect(() =>
    announceDrawn({
      centreOf: (cell) => {
        const frame = group.current?.getBoundingClientRect();
        if (frame === undefined || !isThere(cell)) return null;
        const { x, y, w, h } = boxOf(cell);
        return { x: frame.left + x + w / 2, y: frame.top + y + h / 2 };
      },
      towards: (direction, _from: Point, here): Target | null => {
        const isHere = here !== null && isThere(here);
        const cell = isHere
          ? neighbourOf(here, direction)
          : cellOf(at('h', active ?? window.end), 0);
        if (cell === null || !isThere(cell)) return null;
        const focus = (): void => {
          bringIntoView(cell);
          group.current?.querySelector<SVGElement>(`[data-strip="${cell.quantity}"]`)?.focus();
        };
        return { cell, distance: isHere ? 0 : 1e6, focus };
      },
    }),
  );
}
