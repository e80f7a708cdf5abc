import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Anchor, Geometry } from './geometry.ts';
import { anchorAt, scrollFor, xAt } from './geometry.ts';
import type { Spot } from './picture.ts';
import { HEADS } from './useScroll.ts';

/** A wheel that rests this long has finished turning. */
const REST = 130;
/**
 * While it turns, the picture is only stretched; stretched further than this it is drawn anew: larger
 * it is less sharp, smaller it leaves room for what is not drawn.
 */
const MOST_STRETCHED = { larger: 2.5, smaller: 1.7 };
const DURATION = 180;

interface ZoomInput {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly zoom: number;
  readonly geometry: Geometry;
  readonly geometryAt: (zoom: number) => Geometry;
  readonly clamp: (zoom: number) => number;
  /** What keeps its place when keys zoom: the number that is asked. */
  readonly spot: Spot | null;
  readonly setZoom: (zoom: number) => void;
  readonly still: boolean;
}

/**
 * Zooms by wheel with Ctrl, by two fingers, and whenever `zoom` changes. Under the fingers the
 * picture is stretched, which a graphics card does; at rest it is drawn for its new size.
 */
export function useZoom(input: ZoomInput): void {
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
    const gesture = anchor.current !== null;
    const kept = anchor.current ?? middleOf(element, last.geometry, scrolled.current);
    const target =
      (gesture ? null : scrollToSpot(element, last, scrolled.current, input)) ??
      scrollFor(input.geometry, kept);
    anchor.current = null;
    element.scrollTo({ ...target, behavior: 'instant' });
    scrolled.current = { left: element.scrollLeft, top: element.scrollTop };
    const content = contentOf(element);
    if (gesture || input.still || content === null) return;
    const { geometry } = input;
    const origin = `${target.left + kept.x}px ${target.top + kept.y}px`;
    const stretched = `scale(${last.geometry.pitch / geometry.pitch},${last.geometry.height / geometry.height})`;
    content.animate(
      [
        { transform: stretched, transformOrigin: origin },
        { transform: 'none', transformOrigin: origin },
      ],
      { duration: DURATION, easing: 'ease-out' },
    );
  });

  const { scroller } = input;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const follow = (): void => {
      scrolled.current = { left: element.scrollLeft, top: element.scrollTop };
    };
    let gesture: { zoom: number; readonly x: number; readonly y: number } | null = null;
    let timer: number | undefined;

    const finish = (): void => {
      clearTimeout(timer);
      if (gesture === null) return;
      const { zoom, x, y } = gesture;
      const now = latest.current;
      gesture = null;
      anchor.current = anchorAt(now.geometry, scrolled.current, x, y);
      const content = contentOf(element);
      if (content !== null) content.style.transform = '';
      if (zoom === now.zoom) anchor.current = null;
      else now.setZoom(zoom);
    };
    const stretch = (factor: number, x: number, y: number): void => {
      const { zoom, clamp, geometry, geometryAt } = latest.current;
      gesture ??= { zoom, x, y };
      gesture.zoom = clamp(gesture.zoom * factor);
      const next = geometryAt(gesture.zoom);
      const across = next.pitch / geometry.pitch;
      const down = next.height / geometry.height;
      const content = contentOf(element);
      if (content !== null) {
        content.style.transformOrigin = `${scrolled.current.left + gesture.x}px ${scrolled.current.top + gesture.y}px`;
        content.style.transform = `scale(${across},${down})`;
      }
      clearTimeout(timer);
      const { larger, smaller } = MOST_STRETCHED;
      if (Math.max(across, down) > larger || Math.max(1 / across, 1 / down) > smaller) finish();
      else timer = window.setTimeout(finish, REST);
    };

    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
      const factor = Math.exp(-Math.max(-60, Math.min(60, pixels)) * 0.005);
      stretch(factor, event.clientX - left, event.clientY - top);
    };
    let distance = 0;
    const touch = (event: TouchEvent): void => {
      const [one, other] = event.touches;
      if (one === undefined || other === undefined || event.touches.length !== 2) {
        distance = 0;
        finish();
        return;
      }
      event.preventDefault();
      const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      const { left, top } = element.getBoundingClientRect();
      if (distance > 0) {
        const x = (one.clientX + other.clientX) / 2 - left;
        stretch(now / distance, x, (one.clientY + other.clientY) / 2 - top);
      }
      distance = now;
    };
    element.addEventListener('scroll', follow, { passive: true });
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('touchstart', touch, { passive: false });
    element.addEventListener('touchmove', touch, { passive: false });
    element.addEventListener('touchend', touch);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', follow);
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('touchstart', touch);
      element.removeEventListener('touchmove', touch);
      element.removeEventListener('touchend', touch);
    };
  }, [scroller]);
}

const contentOf = (scroller: HTMLElement): HTMLElement | null =>
  scroller.querySelector('.stage-content');

interface Scrolled {
  readonly left: number;
  readonly top: number;
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
