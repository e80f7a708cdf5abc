import type { Cell } from './quantities.ts';
import type { Scene } from './values.ts';
import { valueAt } from './values.ts';

/**
 * The number in a cell less the same cell's number in another update, or the number itself when
 * there is no other; NaN where either does not have it, as valueAt.
 */
export const differenceAt = (scene: Scene, other: Scene | null, cell: Cell): number =>
  other === null ? valueAt(scene, cell) : valueAt(scene, cell) - valueAt(other, cell);
