/** Where the elements of a quantity lie in a block of heat: row by row, `across` in each row. */
export interface HeatGrid {
  readonly count: number;
  readonly across: number;
  /** The size of one cell. */
  readonly w: number;
  readonly h: number;
}

export const rowsOf = ({ count, across }: HeatGrid): number => Math.ceil(count / across);

/** The place in the grid at a point of the block; null beside it, and after the last one. */
export function placeAt(grid: HeatGrid, x: number, y: number): number | null {
  const column = Math.floor(x / grid.w);
  const row = Math.floor(y / grid.h);
  const place = row * grid.across + column;
  const inside = column >= 0 && column < grid.across && row >= 0 && place < grid.count;
  return inside ? place : null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The cell at a place, from the block's corner. */
export const boxAt = ({ across, w, h }: HeatGrid, place: number): Box => ({
  x: (place % across) * w,
  y: Math.floor(place / across) * h,
  w,
  h,
});
