import { selectedCell } from '../../store/selectors.ts';
import type { SessionActions } from '../../store/actions.ts';
import type { SessionState } from '../../store/state.ts';
import type { Cell, Quantity } from '../../timeline/quantities.ts';
import { cellKey } from '../../timeline/quantities.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

interface Box {
  readonly x: number;
  readonly y: number;
}

/** How far a point lies in a direction; sideways distance counts double. Infinite when it does not. */
export function distanceTowards(direction: Direction, from: Box, to: Box): number {
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

const centre = (element: Element): Box => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** Selects and focuses the nearest number on the stage in a direction from the selected one. */
export function moveSelection(
  direction: Direction,
  state: SessionState,
  { select }: SessionActions,
): void {
  const cells = [...document.querySelectorAll('.stage [data-cell], .board [data-cell]')];
  const selected = selectedCell(state);
  const key = selected === null ? '' : cellKey(selected);
  const here = cells.find((element) => element.getAttribute('data-cell') === key);
  const from = here === undefined ? { x: 0, y: 0 } : centre(here);
  let best: { readonly element: Element; readonly distance: number } | null = null;
  for (const element of cells) {
    const distance =
      element === here ? Infinity : distanceTowards(direction, from, centre(element));
    if (distance < (best?.distance ?? Infinity)) best = { element, distance };
  }
  const target = best?.element ?? (here === undefined ? cells[0] : undefined);
  const cell = parseCellKey(target?.getAttribute('data-cell') ?? '');
  if (target === undefined || cell === null) return;
  select(cell);
  (target as SVGElement).focus();
}
