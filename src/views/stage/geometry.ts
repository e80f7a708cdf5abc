import type { StageLayout } from './layout.ts';

/** Where time steps lie in what scrolls, whatever is drawn of them. */
export interface Geometry {
  /** The left edge of the first column's room. */
  readonly first: number;
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
}

export const geometryOf = ({ columnX, pitch, width, height }: StageLayout): Geometry => ({
  first: columnX(0) - pitch / 2,
  pitch,
  width,
  height,
});

/** In columns: 0 is the left edge of the first one, 0.5 its middle. */
export const columnAt = ({ first, pitch }: Geometry, x: number): number => (x - first) / pitch;
export const xAt = ({ first, pitch }: Geometry, column: number): number => first + column * pitch;

/** What stays where it is while the picture is zoomed: a place in it, and where that is in the view. */
export interface Anchor {
  readonly column: number;
  readonly x: number;
  /** A share of the height. */
  readonly down: number;
  readonly y: number;
}

export const anchorAt = (
  geometry: Geometry,
  scrolled: { readonly left: number; readonly top: number },
  x: number,
  y: number,
): Anchor => ({
  column: columnAt(geometry, scrolled.left + x),
  x,
  down: (scrolled.top + y) / geometry.height,
  y,
});

/** How far to scroll for the anchor to be where it was. */
export const scrollFor = (
  geometry: Geometry,
  { column, x, down, y }: Anchor,
): { readonly left: number; readonly top: number } => ({
  left: xAt(geometry, column) - x,
  top: down * geometry.height - y,
});
