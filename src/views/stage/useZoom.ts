import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { animate } from '../parts/animate.ts';
import type { Curtain } from './curtain.ts';
import type { Anchor, Geometry } from './geometry.ts';
import { anchorAt, scrollFor, xAt } from './geometry.ts';
import type { Picture, Spot } from './picture.ts';
import type { Moving } from './useMoving.ts';
import { HEADS } from './useScroll.ts';
import { listenToGestures } from './zoom-gestures.ts';

/** A wheel that rests this long has finished turning. */
const REST = 130;
const DURATION = 180;

interface ZoomInput {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly zoom: number;
  readonly geometry: Geometry;
  readonly pictureAt: (zoom: number) => Picture;
  readonly clamp: (zoom: number) => number;
  /** What keeps its place when keys zoom: the number that is asked. */
  readonly spot: Spot | null;
  readonly setZoom: (zoom: number) => void;
  readonly still: boolean;
  /** Whether the stage scrolls down by itself; else the page does. */
  readonly scrollsDown: boolean;
  /** Stands before a picture that takes longer than a frame; null where none does. */
  readonly curtain: Curtain | null;
  /** Whether the picture of the present zoom is there. */
  readonly isDrawn: boolean;
  readonly moving: Moving;
}

/**
 * Zooms by wheel with Ctrl, by two fingers, and whenever `zoom` changes. A large network is one
 * painted picture meanwhile; its elements are drawn when the zoom rests.
 */
export function useZoom(input: ZoomInput): void {
  const { scroller, moving } = input;
  const latest = useRef(input);
  const before = useRef<Pick<ZoomInput, 'zoom' | 'geometry' | 'spot'> | null>(null);
  const scrolled = useRef({ left: 0, top: 0 });
  const anchor = useRef<Anchor | null>(null);

  useLayoutEffect(() => {
    latest.current = input;
  });

  useLayoutEffect(() => {
    const element = input.scroller.current;
    const last = before.current;
    before.current = { zoom: input.zoom, geometry: input.geometry, spot: input.spot };
    if (element === null || last === null || last.zoom === input.zoom) return;
    const isGesture = anchor.current !== null;
    const kept = anchor.current ?? middleOf(element, last.geometry, scrolled.current);
    const target =
      (isGesture ? null : scrollToSpot(element, last, scrolled.current, input)) ??
      scrollFor(input.geometry, kept);
    anchor.current = null;
    const from = anchorAt(last.geometry, scrolled.current, kept.x, kept.y);
    element.scrollTo({ ...target, behavior: 'instant' });
    scrolled.current = { left: element.scrollLeft, top: element.scrollTop };
    const { curtain, geometry, zoom } = input;
    if (isGesture) return;
    if (curtain === null) {
      if (!input.still) stretchFrom(element, last.geometry, geometry, target, kept);
      return;
    }
    const to = anchorAt(geometry, scrolled.current, kept.x, kept.y);
    const showAt = (share: number): void => {
      const now = latest.current;
      const picture = now.pictureAt(last.zoom * (zoom / last.zoom) ** share);
      const between = (one: number, other: number): number => one + (other - one) * share;
      const place = {
        ...to,
        column: between(from.column, to.column),
        down: between(from.down, to.down),
      };
      now.curtain?.show(picture, scrollWithin(element, picture.geometry, place, now.scrollsDown));
    };
    if (input.still) {
      showAt(1);
      return;
    }
    showAt(0);
    const stop = animate(DURATION, (share, eased) => {
      showAt(eased);
      if (share < 1) return;
      moving.end();
      if (latest.current.isDrawn) latest.current.curtain?.hide();
    });
    moving.begin(stop);
  });

  useEffect(() => {
    if (input.isDrawn && !moving.isMoving()) input.curtain?.hide();
  });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const follow = (): void => {
      scrolled.current = { left: element.scrollLeft, top: element.scrollTop };
    };
    let gesture: { zoom: number; readonly anchor: Anchor } | null = null;
    let timer: number | undefined;

    const finish = (): void => {
      clearTimeout(timer);
      if (gesture === null) return;
      const { zoom, anchor: kept } = gesture;
      const now = latest.current;
      gesture = null;
      moving.end();
      if (zoom !== now.zoom) {
        anchor.current = kept;
        now.setZoom(zoom);
      } else if (now.isDrawn) now.curtain?.hide();
    };
    const zoomBy = (factor: number, x: number, y: number): void => {
      const { zoom, clamp, geometry, curtain, pictureAt, scrollsDown } = latest.current;
      if (gesture === null) {
        gesture = { zoom, anchor: anchorAt(geometry, scrolled.current, x, y) };
        moving.begin(finish);
      }
      gesture.zoom = clamp(gesture.zoom * factor);
      if (curtain === null) {
        finish();
        return;
      }
      const picture = pictureAt(gesture.zoom);
      const place = scrollWithin(element, picture.geometry, gesture.anchor, scrollsDown);
      curtain.show(picture, place);
      clearTimeout(timer);
      timer = window.setTimeout(finish, REST);
    };
    element.addEventListener('scroll', follow, { passive: true });
    const ignoreGestures = listenToGestures(element, { zoomBy, end: finish });
    return () => {
      clearTimeout(timer);
      moving.end();
      element.removeEventListener('scroll', follow);
      ignoreGestures();
    };
  }, [scroller, moving]);
}

interface Scrolled {
  readonly left: number;
  readonly top: number;
}

/** How far the scroller would be scrolled for an anchor to be in its place. */
function scrollWithin(
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

/** A small picture is drawn at once, and grows from where the last one was. */
function stretchFrom(
  scroller: HTMLElement,
  last: Geometry,
  geometry: Geometry,
  target: Scrolled,
  kept: Anchor,
): void {
  const transformOrigin = `${target.left + kept.x}px ${target.top + kept.y}px`;
  const transform = `scale(${last.pitch / geometry.pitch},${last.height / geometry.height})`;
  scroller.querySelector('.stage-content')?.animate(
    [
      { transform, transformOrigin },
      { transform: 'none', transformOrigin },
    ],
    { duration: DURATION, easing: 'ease-out' },
  );
}

const middleOf = (element: HTMLElement, geometry: Geometry, scrolled: Scrolled): Anchor =>
  anchorAt(
    geometry,
    scrolled,
    element.clientWidth / 2,
    Math.min(element.clientHeight, geometry.height) / 2,
  );

/** How far to scroll for the number to stay where it was in view, or to come to its middle. */
function scrollToSpot(
  { clientWidth, clientHeight }: HTMLElement,
  last: Pick<ZoomInput, 'geometry' | 'spot'>,
  scrolled: Scrolled,
  { geometry, spot }: ZoomInput,
): Scrolled | null {
  if (last.spot === null || spot === null) return null;
  const inView = (x: number, room: number, from = 0): number =>
    x >= from && x <= room ? x : room / 2;
  const x = inView(xAt(last.geometry, last.spot.column) - scrolled.left, clientWidth);
  const y = inView(last.spot.y - scrolled.top, clientHeight, HEADS);
  return { left: xAt(geometry, spot.column) - x, top: spot.y - y };
}
