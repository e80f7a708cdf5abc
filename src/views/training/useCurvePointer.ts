import { useRef } from 'react';
import type { PointerEvent, SVGProps } from 'react';

/** A finger that moves so far to a side, in pixels, drags. */
const ALONG = 8;

type Handlers = Pick<
  SVGProps<SVGSVGElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
>;

/** A click or a drag goes to where the pointer is, `x` pixels from the left edge of the picture. */
export function useCurvePointer(goTo: (x: number) => void): Handlers {
  /** Where a finger came down that has not moved along the curve yet. */
  const touchedAt = useRef<number | null>(null);
  const goToPointer = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): void => {
    goTo(clientX - currentTarget.getBoundingClientRect().left);
  };
  return {
    onPointerDown: (event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      // A finger may be about to scroll the page: it has to move along the curve, or to tap.
      touchedAt.current = event.pointerType === 'touch' ? event.clientX : null;
      if (touchedAt.current === null) goToPointer(event);
    },
    onPointerMove: (event) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const from = touchedAt.current;
      if (from !== null && Math.abs(event.clientX - from) < ALONG) return;
      touchedAt.current = null;
      goToPointer(event);
    },
    onPointerUp: (event) => {
      if (touchedAt.current !== null) goToPointer(event);
      touchedAt.current = null;
    },
    onPointerCancel: () => {
      touchedAt.current = null;
    },
  };
}
