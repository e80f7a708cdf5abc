import type { Scene } from '../../timeline/values.ts';
import type { Drawing } from './drawing.ts';
import type { StageLayout } from './layout.ts';
import type { HeightRange } from './useScroll.ts';

/** A column as it stands there now: what it shows, and where. */
export interface ColumnView {
  readonly column: number;
  readonly t: number;
  readonly scene: Scene;
  readonly layout: StageLayout;
  /** The part of the height that is in view; null: all of it. */
  readonly view: HeightRange | null;
  /** Where the columns of its layout lie. */
  readonly xOf: (column: number) => number;
  /** Whether its numbers are on a canvas behind it, instead of having elements of their own. */
  readonly onCanvas: boolean;
  readonly opacity: number;
  readonly isHidden: boolean;
}

/** How all columns stand now. */
interface Now {
  readonly layout: StageLayout;
  readonly xOf: (column: number) => number;
  readonly fold: number;
  /** The column that stays visible while the others are folded behind it. */
  readonly top: number;
}

/** @param drawing what the column was drawn from: until its turn comes, what was before */
export function columnView(
  { layout, xOf, fold, top }: Now,
  column: number,
  drawing: Drawing,
  onCanvas: boolean,
): ColumnView {
  return {
    column,
    t: drawing.scene.record.window.start + column,
    scene: drawing.scene,
    layout: drawing.layout,
    view: drawing.view,
    xOf: drawing.layout === layout ? xOf : drawing.layout.columnX,
    onCanvas,
    opacity: column === top ? 1 : 1 - fold,
    isHidden: fold === 1 && column !== top,
  };
}

/** Whether states are drawn as heat, or outputs too close together for numbers. */
export const hasHeat = ({ layout: { heat, narrow } }: ColumnView): boolean => heat || narrow;
