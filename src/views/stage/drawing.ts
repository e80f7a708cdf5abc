import type { Scene } from '../../timeline/values.ts';
import type { StageInput, StageLayout } from './layout.ts';
import type { ColumnRange, HeightRange } from './useScroll.ts';

/** What a column is drawn from. */
export interface Drawing {
  readonly scene: Scene;
  readonly layout: StageLayout;
  /** What the layout was made for, at any zoom. */
  readonly input: StageInput;
  readonly isFolded: boolean;
  /** The part of the height that is in view, where the picture is higher; null: all of it. */
  readonly view: HeightRange | null;
  /** The columns that are drawn. */
  readonly inView: ColumnRange;
}

/** The same numbers in the same places; the rows and columns in view may differ. */
export const isSamePicture = (a: Drawing, b: Drawing): boolean =>
  a.scene === b.scene && a.layout === b.layout;

export const isWithin = ({ from, to }: ColumnRange, column: number): boolean =>
  column >= from && column <= to;

/** How many columns there are. */
export const lengthOf = (drawing: Drawing | null): number =>
  drawing === null ? 0 : drawing.scene.record.window.end - drawing.scene.record.window.start + 1;

/** So many numbers are drawn, or given elements, at a time, between two frames. */
const AT_A_TIME = 120;

/** How many columns that is, at least one, of `cells` numbers each. */
export const columnsAtATime = (cells: number): number => Math.max(1, Math.round(AT_A_TIME / cells));
