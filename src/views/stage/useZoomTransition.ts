import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { animate } from '../parts/animate.ts';
import type { Anchor, Geometry } from './geometry.ts';
import { anchorAt, scrollFor } from './geometry.ts';
import type { ZoomInput } from './zoom-input.ts';
import type { Scrolled, Spotted } from './zoom-scroll.ts';
import { middleOfView, scrollToSpot, scrollWithin } from './zoom-scroll.ts';

const DURATION_MS = 180;

/**
 * When another zoom is drawn: scrolls to where what is looked at stays in its place, and lets the
 * picture grow there from the last one, unless a gesture has shown that already.
 */
export function useZoomTransition(
  latestRef: RefObject<ZoomInput>,
  anchorRef: RefObject<Anchor | null>,
  scrolledRef: RefObject<Scrolled>,
): void {
  const before = useRef<(Spotted & Pick<ZoomInput, 'zoom'>) | null>(null);

  useLayoutEffect(() => {
    const input = latestRef.current;
    const { zoom, geometry, spot, still, curtain } = input;
    const element = input.scroller.current;
    const last = before.current;
    before.current = { zoom, geometry, spot };
    if (element === null || last === null || last.zoom === zoom) return;
    const gesture = anchorRef.current;
    anchorRef.current = null;
    const kept = gesture ?? middleOfView(element, last.geometry, scrolledRef.current);
    const from = anchorAt(last.geometry, scrolledRef.current, kept.x, kept.y);
    const toSpot =
      gesture === null ? scrollToSpot(element, last, scrolledRef.current, input) : null;
    const target = toSpot ?? scrollFor(geometry, kept);
    element.scrollTo({ ...target, behavior: 'instant' });
    scrolledRef.current = { left: element.scrollLeft, top: element.scrollTop };
    if (gesture !== null) return;
    if (curtain !== null) {
      const to = anchorAt(geometry, scrolledRef.current, kept.x, kept.y);
      paintBetween(element, { zoom: last.zoom, anchor: from }, { zoom, anchor: to }, latestRef);
    } else if (!still) stretchFrom(element, last.geometry, geometry, target, kept);
  });
}

/** A zoom, and what is looked at in it. */
interface Moment {
  readonly zoom: number;
  readonly anchor: Anchor;
}

/** A large picture is painted on the curtain on the way to its zoom. */
function paintBetween(
  element: HTMLElement,
  from: Moment,
  to: Moment,
  latestRef: RefObject<ZoomInput>,
): void {
  const { still, moving } = latestRef.current;
  const paintAt = (share: number): void => {
    const { pictureAt, scrollsDown, curtain } = latestRef.current;
    const picture = pictureAt(from.zoom * (to.zoom / from.zoom) ** share);
    const between = (one: number, other: number): number => one + (other - one) * share;
    const place = {
      ...to.anchor,
      column: between(from.anchor.column, to.anchor.column),
      down: between(from.anchor.down, to.anchor.down),
    };
    curtain?.show(picture, scrollWithin(element, picture.geometry, place, scrollsDown));
  };
  if (still) {
    paintAt(1);
    return;
  }
  paintAt(0);
  const stop = animate(DURATION_MS, (share, eased) => {
    paintAt(eased);
    if (share < 1) return;
    moving.end();
    if (latestRef.current.isDrawn) latestRef.current.curtain?.hide();
  });
  moving.begin(stop);
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
    { duration: DURATION_MS, easing: 'ease-out' },
  );
}
