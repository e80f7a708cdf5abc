import type { Cell, Ref } from './quantities.ts';
import type { Scene } from './values.ts';
import { valueAt } from './values.ts';

/**
 * The number in a cell less the same cell's number in another update, or the number itself when
 * there is no other; NaN where either does not have it, as valueAt.
 */
export const differenceAt = (scene: Scene, other: Scene | null, cell: Cell): number =>
  other === null ? valueAt(scene, cell) : valueAt(scene, cell) - valueAt(other, cell);

/** Time steps from … to, both included. */
export interface TimeSteps {
  readonly from: number;
  readonly to: number;
}

/** The time steps that two updates of one text have in common; null: none. */
export function commonTimeSteps(one: Scene, other: Scene): TimeSteps | null {
  const [a, b] = [one.record.window, other.record.window];
  const from = Math.max(a.start, b.start);
  const to = Math.min(a.end, b.end);
  return from <= to ? { from, to } : null;
}

/** Whether what one update has at a time step stands against a number of the other's. */
export function hasCounterpart(other: Scene, { quantity, t }: Ref): boolean {
  const { start, end } = other.record.window;
  // h has one more: the state before the window.
  return t === null || (t >= start - (quantity === 'h' ? 1 : 0) && t <= end);
}
