import { selectedCell } from '../../store/selectors.ts';
import type { SessionActions } from '../../store/actions.ts';
import type { SessionState } from '../../store/state.ts';
import type { Cell, Quantity } from '../../timeline/quantities.ts';
import { cellKey } from '../../timeline/quantities.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** A point of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far a point lies in a direction; sideways distance counts double. Infinite when it does not. */
export function distanceTowards(direction: Direction, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const [along, across] = {
    right: [dx, dy],
    left: [-dx, dy],
    down: [dy, dx],
    up: [-dy, dx],
  }[direction] as [number, number];
  return along < 1 ? Number.POSITIVE_INFINITY : along + 2 * Math.abs(across);
}

/** A cell from its key; null when it is not one. */
export function parseCellKey(key: string): Cell | null {
  const match = /^(.+)@(\d*)\[(\d+)\]$/.exec(key);
  if (match === null) return null;
  const [, quantity = '', t = '', index = ''] = match;
  return { quantity: quantity as Quantity, t: t === '' ? null : Number(t), index: Number(index) };
}

/** A number that the selection can move to. */
export interface Target {
  readonly cell: Cell;
  readonly distance: number;
  readonly focus: () => void;
}

/** Numbers that have no element of their own, as those on a canvas. */
export interface DrawnCells {
  /** The middle of one of them; null for numbers that are not among them. */
  readonly centreOf: (cell: Cell) => Point | null;
  /** The nearest in a direction from a point, which is the middle of `here` if that is one of them. */
  readonly towards: (direction: Direction, from: Point, here: Cell | null) => Target | null;
}

const drawn = new Set<DrawnCells>();

/** Makes drawn numbers known to the keys that move the selection, until the result is called. */
export function announceDrawn(cells: DrawnCells): () => void {
  drawn.add(cells);
  return () => {
    drawn.delete(cells);
  };
}

const centre = (element: Element): Point => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

const NUMBERS = ':is(.stage, .board) [data-cell]:not(.drawn)';

/** Selects and focuses the nearest number on the stage in a direction from the selected one. */
export function moveSelection(
  direction: Direction,
  state: SessionState,
  { select }: SessionActions,
): void {
  const elements = [...document.querySelectorAll(NUMBERS)];
  const selected = selectedCell(state);
  const key = selected === null ? '' : cellKey(selected);
  const here = elements.find((element) => element.getAttribute('data-cell') === key);
  const from = here === undefined ? drawnCentre(selected) : centre(here);
  const targets = elements
    .filter((element) => element !== here)
    .map((element): Target | null => {
      const cell = parseCellKey(element.getAttribute('data-cell') ?? '');
      const distance = distanceTowards(direction, from ?? { x: 0, y: 0 }, centre(element));
      const focus = (): void => {
        (element as SVGElement).focus();
      };
      return cell === null ? null : { cell, distance, focus };
    });
  for (const cells of drawn) {
    targets.push(cells.towards(direction, from ?? { x: 0, y: 0 }, selected));
  }
  let best: Target | null = null;
  for (const target of targets) {
    if (target !== null && target.distance < (best?.distance ?? Infinity)) best = target;
  }
  best ??= from === null ? (targets.find((target) => target !== null) ?? null) : null;
  if (best === null) return;
  select(best.cell);
  best.focus();
}

function drawnCentre(cell: Cell | null): Point | null {
  if (cell === null) return null;
  for (const { centreOf } of drawn) {
    const point = centreOf(cell);
    if (point !== null) return point;
  }
  return null;
}
