/** Where time steps lie in what scrolls, whatever is drawn of them. */
export interface Geometry {
  /** The left edge of the first column's room. */
  readonly first: number;
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
  /** Down: where the outputs, the states, what is between, and the sums begin, and where these end. */
  readonly bands: readonly number[];
}

/** In columns: 0 is the left edge of the first one, 0.5 its middle. */
export const columnAt = ({ first, pitch }: Geometry, x: number): number => (x - first) / pitch;
export const xAt = ({ first, pitch }: Geometry, column: number): number => first + column * pitch;

/** Down, in bands: what is in the middle of the states is there at any zoom. */
export function downAt({ bands, height }: Geometry, y: number): number {
  const edges = [0, ...bands, height];
  const band = Math.max(
    0,
    edges.findLastIndex((edge, k) => edge <= y && k + 1 < edges.length),
  );
  const [from = 0, to = 0] = edges.slice(band);
  return band + (y - from) / (to - from);
}

export function yAt({ bands, height }: Geometry, down: number): number {
  const edges = [0, ...bands, height];
  const band = Math.min(edges.length - 2, Math.max(0, Math.floor(down)));
  const [from = 0, to = 0] = edges.slice(band);
  return from + (down - band) * (to - from);
}

/** What stays where it is while the picture is zoomed: a place in it, and where that is in the view. */
export interface Anchor {
  readonly column: number;
  readonly x: number;
  /** In bands. */
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
  down: downAt(geometry, scrolled.top + y),
  y,
});

/** How far to scroll for the anchor to be where it was. */
export const scrollFor = (
  geometry: Geometry,
  { column, x, down, y }: Anchor,
): { readonly left: number; readonly top: number } => ({
  left: xAt(geometry, column) - x,
  top: yAt(geometry, down) - y,
});
