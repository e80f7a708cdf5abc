interface Gestures {
  /** Zoomed by a factor about a place in the element. */
  readonly zoomBy: (factor: number, x: number, y: number) => void;
  /** The fingers have left. */
  readonly end: () => void;
}

/** Tells of zooming by wheel with Ctrl and by two fingers; the result ends that. */
export function listenToGestures(element: HTMLElement, { zoomBy, end }: Gestures): () => void {
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = element.getBoundingClientRect();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
    const factor = Math.exp(-Math.max(-60, Math.min(60, pixels)) * 0.005);
    zoomBy(factor, event.clientX - left, event.clientY - top);
  };
  let distance = 0;
  const touch = (event: TouchEvent): void => {
    const [one, other] = event.touches;
    if (one === undefined || other === undefined || event.touches.length !== 2) {
      if (distance > 0) end();
      distance = 0;
      return;
    }
    event.preventDefault();
    const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    const { left, top } = element.getBoundingClientRect();
    if (distance > 0) {
      const x = (one.clientX + other.clientX) / 2 - left;
      zoomBy(now / distance, x, (one.clientY + other.clientY) / 2 - top);
    }
    distance = now;
  };
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('touchstart', touch, { passive: false });
  element.addEventListener('touchmove', touch, { passive: false });
  element.addEventListener('touchend', touch);
  return () => {
    element.removeEventListener('wheel', wheel);
    element.removeEventListener('touchstart', touch);
    element.removeEventListener('touchmove', touch);
    element.removeEventListener('touchend', touch);
  };
}
