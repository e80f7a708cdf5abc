import type { Ref } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import type { CellStyle } from './blocks.ts';
import type { Block } from './layout.ts';
import type { HeightRange } from './useScroll.ts';

/** What the numbers of one quantity in a column are drawn from. */
export interface CellsProps {
  readonly of: Ref;
  readonly block: Block;
  readonly scene: Scene;
  /** When given, numbers are shown as their differences to this update's. */
  readonly other: Scene | null;
  readonly reached: boolean;
  readonly drawn: CellStyle;
  /** Whether the numbers are on the column's canvas, and have no elements of their own. */
  readonly onCanvas?: boolean;
  readonly fontSize: number;
  /** Which elements, in which order: row by row, `across` in each. */
  readonly elements: readonly number[];
  readonly across: number;
  /** The part of the stage that is in view, where blocks are higher than it; null: draw all. */
  readonly view?: HeightRange | null;
  /** Keys of cells that the selected number was computed from, and of the selected one. */
  readonly lit: ReadonlySet<string>;
  readonly selected: string;
  readonly role: 'writes' | 'reads' | null;
  /** The element that should win, in a block of outputs. */
  readonly target?: number | null;
}
