/** Where the columns of the time steps stand; lengths in CSS pixels. */
export interface Columns {
  /** The width of one cell. */
  readonly cell: number;
  /** The distance from one column's centre to the next. */
  readonly pitch: number;
  /** The left edge of the whole drawing inside the view, larger than 0 when it is centred. */
  readonly left: number;
  /** The x of the centre of a column; column 0 is the window's first time step. */
  readonly columnX: (column: number) => number;
  /** The width of the whole drawing; larger than the view's when it has to scroll. */
  readonly contentWidth: number;
}

export const PAD = 10;
/** The smallest cell that holds five characters of readable size, and the largest that looks well. */
const NARROWEST = 41;
const WIDEST = 66;
/** Room between columns for the arrows, and between the state before the first and that column. */
const BETWEEN = 40;
const BEFORE_FIRST = 62;
/** The gaps between the cells of the last column's right half. */
const AFTER = 8;

/** The stage and the track share this, so that the track's time steps lie under the stage's. */
export function layoutColumns(width: number, columns: number, scale: number): Columns {
  const between = BETWEEN * scale;
  const before = PAD + BEFORE_FIRST * scale;
  // Five cells of width beside the columns' own four each: h_0 with its gradient, and half columns.
  const free = width - before - PAD - AFTER - between * (columns - 1);
  const cell = Math.min(
    WIDEST * scale,
    Math.max(NARROWEST * scale, free / (5 + 4 * (columns - 1))),
  );
  const roomy = (width - before - PAD - AFTER - 5 * cell) / Math.max(1, columns - 1);
  const pitch = Math.min(4 * cell + 3.2 * between, Math.max(4 * cell + between, roomy));
  const contentWidth = before + 3 * cell + (columns - 1) * pitch + 2 * cell + AFTER + PAD;
  const left = Math.max(0, (width - contentWidth) / 2);
  const first = left + before + 3 * cell;
  return { cell, pitch, left, columnX: (column) => first + column * pitch, contentWidth };
}
