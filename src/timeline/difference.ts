import type { Cell, Ref } from './quantities.ts';
import type { Scene } from './values.ts';
import { valueAt } from './values.ts';

/**
 * The number in a cell less the same cell's number in another update, or the number itself when
 * there is no other; NaN where either does not have it, as valueAt.
 */
export const differenceAt = (scene: Scene, other: Scene | null, cell: Cell): number =>
  other === null ? valueAt(scene, cell) : valueAt(scene, cell) - valueAt(other, cell);

/** Whether some time step is in both updates of one text. */
export const overlap = ({ record: one }: Scene, { record: other }: Scene): boolean =>
  one.window.start <= other.window.end && other.window.start <= one.window.end;

/** Whether what one update has at a time step stands against a number of the other's. */
export function hasCounterpart(other: Scene, { quantity, t }: Ref): boolean {
  const { start, end } = other.record.window;
  // h has one more: the state before the window.
  return t === null || (t >= start - (quantity === 'h' ? 1 : 0) && t <= end);
}
