import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The last size of what has a name. It comes back with another picture, mostly in the same place: to
 * draw it at once as large as it will be saves laying out the page twice.
 */
const lastSizes = new Map<string, Size>();

/** The size of an element's content box, kept up to date; null until it is known. */
export function useSize(ref: RefObject<Element | null>, name: string): Size | null {
  const [size, setSize] = useState<Size | null>(() => lastSizes.get(name) ?? null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      lastSizes.set(name, { width, height });
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    if (!lastSizes.has(name)) measure();
    // It tells the size in the next frame, before that is seen.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref, name]);
  return size;
}
