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

/** How much larger everything is at projector size, where it has room. */
export const PROJECTOR = 4 / 3;

export const PAD = 10;
/** The smallest cell that holds five characters of readable size, and the largest that looks well. */
export const NARROWEST = 41;
const WIDEST = 66;
/**
 * Room between columns for the arrows, and between the state before the first and that column: 40
 * and 62 at scale 1. It grows by less than the cells, where the numbers are.
 */
const between = (scale: number): number => 28 + 12 * scale;
const beforeFirst = (scale: number): number => PAD + 42 + 20 * scale;
/** The gaps between the cells of the last column's right half. */
const AFTER = 8;

/**
 * What the columns can grow by, up to `most`, and still fit beside each other. Where they do not fit
 * however small they are, they are scrolled anyway, and have all of it.
 */
export function columnScale(width: number, columns: number, most: number): number {
  const needed = (scale: number): number =>
    beforeFirst(scale) +
    5 * NARROWEST * scale +
    (columns - 1) * (4 * NARROWEST * scale + between(scale)) +
    AFTER +
    PAD;
  const grown = needed(2) - needed(1);
  const fitting = 1 + (width - needed(1)) / grown;
  return fitting < 1 ? most : Math.min(most, fitting);
}

/** The stage and the track share this, so that the track's time steps lie under the stage's. */
export function layoutColumns(
  width: number,
  columns: number,
  scale: number,
  /** Closer together than their numbers need, with half as many cells of this width. */
  closer: { readonly pitch: number; readonly cell: number } | null = null,
): Columns {
  if (closer !== null) return layoutCloser(width, columns, scale, closer);
  const apart = between(scale);
  const before = beforeFirst(scale);
  // Five cells of width beside the columns' own four each: h_0 with its gradient, and half columns.
  const free = width - before - PAD - AFTER - apart * (columns - 1);
  const cell = Math.min(
    WIDEST * scale,
    Math.max(NARROWEST * scale, free / (5 + 4 * (columns - 1))),
  );
  const roomy = (width - before - PAD - AFTER - 5 * cell) / Math.max(1, columns - 1);
  const pitch = Math.min(4 * cell + 3.2 * apart, Math.max(4 * cell + apart, roomy));
  const contentWidth = before + 3 * cell + (columns - 1) * pitch + 2 * cell + AFTER + PAD;
  const left = Math.max(0, (width - contentWidth) / 2);
  const first = left + before + 3 * cell;
  return { cell, pitch, left, columnX: (column) => first + column * pitch, contentWidth };
}

function layoutCloser(
  width: number,
  columns: number,
  scale: number,
  { pitch, cell }: { readonly pitch: number; readonly cell: number },
): Columns {
  const before = beforeFirst(scale) + 3 * cell;
  const contentWidth = before + (columns - 1) * pitch + pitch / 2 + PAD;
  const left = Math.max(0, (width - contentWidth) / 2);
  const first = left + before;
  return { cell, pitch, left, columnX: (column) => first + column * pitch, contentWidth };
}

/** Where time steps stand when all of a window is spread over the width; columns from 0. */
export interface Spread {
  /** The left edge of the first time step. */
  readonly first: number;
  readonly pitch: number;
}

/** Room at the ends for the weights and the loss of the track, and for names on the stage. */
const ENDS = { round: 35, left: 80, right: 30 };

/** The track, and the stage when it shows a whole window, share this. */
export function spreadColumns(width: number, columns: number, scale: number): Spread {
  const first = (ENDS.round + ENDS.left) * scale;
  const last = width - (ENDS.round + ENDS.right) * scale;
  return { first, pitch: Math.max(0, last - first) / columns };
}
