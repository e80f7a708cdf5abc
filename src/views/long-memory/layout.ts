import type { View } from './messages.ts';

/** Lengths in CSS pixels. */
export interface TriangleInput {
  /** The room for the triangle, its labels and the curves below it. */
  readonly width: number;
  /** null: as high as it likes. */
  readonly height: number | null;
  readonly view: View;
  /** No text is smaller. */
  readonly smallest: number;
  /** Whether a slider below moves the view. */
  readonly moves: boolean;
}

export interface TriangleLayout {
  readonly rows: number;
  readonly columns: number;
  readonly cell: number;
  readonly cellHeight: number;
  /** Room for the labels of the rows, and of the scale of the curves. */
  readonly gutter: number;
  readonly width: number;
  readonly height: number;
  /** Space between cells. */
  readonly gap: number;
  /** Whether the cells have room for a number. */
  readonly numbers: boolean;
  /** Of those numbers: larger where there is room. */
  readonly fontSize: number;
  /** Every so many rows or columns there is room for a label. */
  readonly rowLabels: number;
  readonly columnLabels: number;
  readonly curves: number;
}

const WIDEST = 150;
const TALLEST = 88;
/** The characters, the times and what the curves are, in multiples of the font size. */
const LABELS_BELOW = 5.35;
/** Which letters there was room for. */
const NOTE_BELOW = 1.5;
const SLIDER = 34;
const LEAST = 110;
const CURVES = { least: 64, most: 230, share: 0.3 };
/** A square triangle reads best; it may be this much wider than high. */
const STRETCH = 1.7;
/** A smaller triangle leaves room beside it. */
const LEAST_COLUMNS = 4;
const FREE = 8;

export function layoutTriangle(input: TriangleInput): TriangleLayout {
  const { width, height, view, smallest, moves } = input;
  const rows = view.to - view.from + 1;
  const columns = view.to - view.first + 1;
  const gutter = smallest * 3.4;
  const room = Math.max(columns, width - gutter - 4);
  const free = height ?? Number.POSITIVE_INFINITY;
  const curves = Math.min(
    CURVES.most,
    Math.max(CURVES.least, Number.isFinite(free) ? free * CURVES.share : 110),
  );
  const isCrowded = rows * smallest * 1.15 > free - curves - LABELS_BELOW * smallest;
  const below = (LABELS_BELOW + (isCrowded ? NOTE_BELOW : 0)) * smallest;
  const forRows = Number.isFinite(free)
    ? Math.max(LEAST, free - curves - below - (moves ? SLIDER : 0))
    : room * 0.8;
  const cellHeight = Math.min(TALLEST, forRows / rows);
  const cell = Math.min(WIDEST, room / Math.max(LEAST_COLUMNS, columns), cellHeight * STRETCH);
  return {
    rows,
    columns,
    cell,
    cellHeight,
    gutter,
    width: cell * columns,
    height: cellHeight * rows,
    gap: Math.min(cell, cellHeight) >= 5 ? 1 : 0,
    numbers: cell >= smallest * 3.3 && cellHeight >= smallest * 1.6,
    fontSize: Math.max(smallest, Math.min(cell / 4.5, cellHeight / 2.6, 1.8 * smallest)),
    rowLabels: Math.max(1, Math.ceil((smallest * 1.15) / cellHeight)),
    columnLabels: Math.max(1, Math.ceil((smallest * 0.95) / cell)),
    curves,
  };
}

/** Where the empty half of the triangle begins, for what stands in it from the top. */
export function freeFrom(
  { cell, cellHeight, rows, columns }: TriangleLayout,
  height: number,
): number {
  const last = Math.min(rows - 1, Math.floor(height / cellHeight));
  return (columns - rows + last + 1) * cell + FREE;
}
