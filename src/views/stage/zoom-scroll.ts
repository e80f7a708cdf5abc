import type { Anchor, Geometry } from './geometry.ts';
import { anchorAt, scrollFor, xAt } from './geometry.ts';
import type { Spot } from './picture.ts';
import { HEADS } from './useScroll.ts';

/** How far something is scrolled. */
export interface Scrolled {
  readonly left: number;
  readonly top: number;
}

/** How far the scroller would be scrolled for an anchor to be in its place. */
export function scrollWithin(
  { clientWidth, clientHeight }: HTMLElement,
  geometry: Geometry,
  anchor: Anchor,
  scrollsDown: boolean,
): Scrolled {
  const { left, top } = scrollFor(geometry, anchor);
  const limit = (to: number, most: number): number => Math.max(0, Math.min(to, most));
  return {
    left: limit(left, geometry.width - clientWidth),
    top: scrollsDown ? limit(top, geometry.height - clientHeight) : 0,
  };
}

/** What is in the middle of the view. */
export const middleOfView = (
  { clientWidth, clientHeight }: HTMLElement,
  geometry: Geometry,
  scrolled: Scrolled,
): Anchor =>
  anchorAt(geometry, scrolled, clientWidth / 2, Math.min(clientHeight, geometry.height) / 2);

/** A number in a picture. */
export interface Spotted {
  readonly geometry: Geometry;
  readonly spot: Spot | null;
}

/** How far to scroll for the number to stay where it was in view, or to come to its middle. */
export function scrollToSpot(
  { clientWidth, clientHeight }: HTMLElement,
  last: Spotted,
  scrolled: Scrolled,
  { geometry, spot }: Spotted,
): Scrolled | null {
  if (last.spot === null || spot === null) return null;
  const inView = (x: number, room: number, from = 0): number =>
    x >= from && x <= room ? x : room / 2;
  const x = inView(xAt(last.geometry, last.spot.column) - scrolled.left, clientWidth);
  const y = inView(last.spot.y - scrolled.top, clientHeight, HEADS);
  return { left: xAt(geometry, spot.column) - x, top: spot.y - y };
}
