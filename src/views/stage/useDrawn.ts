import { useState } from 'react';
import type { Drawing } from './drawing.ts';
import { isWithin } from './drawing.ts';
import type { ColumnRange } from './useScroll.ts';
import { NOTHING, settledOf, useSettled } from './useSettled.ts';
import { useSweep } from './useSweep.ts';

interface DrawnInput {
  /** What is to be drawn; null: the window is too far away for columns. */
  readonly drawing: Drawing | null;
  /** The columns that have a place, and those of them that are seen. */
  readonly inView: ColumnRange;
  readonly seen: ColumnRange;
  /** How many numbers a column writes; whether all columns together write many. */
  readonly cells: number;
  readonly isMany: boolean;
  /** Whether a curtain stands before another zoom, until that is drawn. */
  readonly isCurtained: boolean;
  /** While it is true nothing is drawn. */
  readonly isMoving: () => boolean;
}

interface Drawn {
  /** What a column shows now, if anything. */
  readonly drawingOf: (column: number) => Drawing | null;
  /** Whether the numbers of a column have elements of their own; else they are on a canvas. */
  readonly hasElements: (column: number) => boolean;
  /** Whether every column shows what is to be drawn. */
  readonly isDone: boolean;
}

/** How far a picture has been drawn, which takes longer than a frame when it has many numbers. */
export function useDrawn(input: DrawnInput): Drawn {
  const { drawing, inView, seen, cells, isMany, isMoving } = input;
  const [settled, onSettled] = useState(NOTHING);
  const { drawingOf, isDone, withElements } = useSweep({ ...input, settled });
  useSettled({
    ...{ settled, onSettled, drawing, cells, isMoving },
    columns: isMany && isDone ? inView.to - inView.from + 1 : 0,
    isThere: withElements && isWithin(seen, inView.from) && isWithin(seen, inView.to),
  });
  const hasElements = (column: number): boolean => {
    if (!isMany) return true;
    const shown = drawingOf(column) ?? drawing;
    if (shown === null) return false;
    if (withElements && shown.layout === drawing?.layout && isWithin(seen, column)) return true;
    return column < shown.inView.from + settledOf(settled, shown);
  };
  return { drawingOf, hasElements, isDone };
}
