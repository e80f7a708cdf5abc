import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Anchor } from './geometry.ts';
import { anchorAt } from './geometry.ts';
import type { Moving } from './useMoving.ts';
import { listenToGestures } from './zoom-gestures.ts';
import type { ZoomInput } from './zoom-input.ts';
import type { Scrolled } from './zoom-scroll.ts';
import { scrollWithin } from './zoom-scroll.ts';

/** A wheel that rests this long has finished turning. */
const REST_MS = 130;

/** While a wheel turns or fingers spread, a large picture is painted; then its zoom is drawn. */
export function useZoomGesture(
  scroller: RefObject<HTMLElement | null>,
  moving: Moving,
  latestRef: RefObject<ZoomInput>,
  anchorRef: RefObject<Anchor | null>,
  scrolledRef: RefObject<Scrolled>,
): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const follow = (): void => {
      scrolledRef.current = { left: element.scrollLeft, top: element.scrollTop };
    };
    let gesture: { zoom: number; readonly anchor: Anchor } | null = null;
    let timer: number | undefined;

    const finish = (): void => {
      clearTimeout(timer);
      if (gesture === null) return;
      const { zoom, anchor: kept } = gesture;
      const now = latestRef.current;
      gesture = null;
      moving.end();
      if (zoom !== now.zoom) {
        anchorRef.current = kept;
        now.setZoom(zoom);
      } else if (now.isDrawn) now.curtain?.hide();
    };
    const zoomBy = (factor: number, x: number, y: number): void => {
      const { zoom, clamp, geometry, curtain, pictureAt, scrollsDown } = latestRef.current;
      if (gesture === null) {
        gesture = { zoom, anchor: anchorAt(geometry, scrolledRef.current, x, y) };
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
      timer = window.setTimeout(finish, REST_MS);
    };
    element.addEventListener('scroll', follow, { passive: true });
    const ignoreGestures = listenToGestures(element, { zoomBy, end: finish });
    return () => {
      clearTimeout(timer);
      moving.end();
      element.removeEventListener('scroll', follow);
      ignoreGestures();
    };
  }, [scroller, moving, latestRef, anchorRef, scrolledRef]);
}
