import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Anchor } from './geometry.ts';
import { useZoomGesture } from './useZoomGesture.ts';
import { useZoomTransition } from './useZoomTransition.ts';
import type { ZoomInput } from './zoom-input.ts';
import type { Scrolled } from './zoom-scroll.ts';

/**
 * Zooms by wheel with Ctrl, by two fingers, and whenever `zoom` changes. A large network is one
 * painted picture meanwhile; its elements are drawn when the zoom rests.
 */
export function useZoom(input: ZoomInput): void {
  const { scroller, moving } = input;
  const latestRef = useRef(input);
  /** Where a gesture has ended, until its zoom is drawn; null: keys or buttons zoom. */
  const anchorRef = useRef<Anchor | null>(null);
  /** How far the scroller is scrolled: to ask it would lay out the page. */
  const scrolledRef = useRef<Scrolled>({ left: 0, top: 0 });

  useLayoutEffect(() => {
    latestRef.current = input;
  });
  useZoomTransition(latestRef, anchorRef, scrolledRef);
  useEffect(() => {
    if (input.isDrawn && !moving.isMoving()) input.curtain?.hide();
  });
  useZoomGesture(scroller, moving, latestRef, anchorRef, scrolledRef);
}
