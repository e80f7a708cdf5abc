import type { RefObject } from 'react';
import type { Curtain } from './curtain.ts';
import type { Geometry } from './geometry.ts';
import type { Picture, Spot } from './picture.ts';
import type { Moving } from './useMoving.ts';

export interface ZoomInput {
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
