import type { Window } from '../../engine/windows.ts';
import type { Step } from '../../timeline/steps.ts';
import { columnScale, layoutColumns, PROJECTOR } from '../parts/columns.ts';
import type { Place } from './places.ts';
import { placesOf } from './places.ts';

/** Heights at scale 1. */
const LANES = { forward: 29, backward: 69 } as const;
const HEIGHT = 101;
const END_RADIUS = 21;
/** The scale at projector size on a low screen, where the network needs the height more. */
const LOW = 1.1;

/** Where everything on the track lies, in pixels. */
export interface TrackLayout {
  readonly height: number;
  /** The ends of the lanes: the weights at the left, the loss at the right, each in a circle. */
  readonly left: number;
  readonly right: number;
  readonly radius: number;
  /** How far down the lanes lie, and the circles between them. */
  readonly forward: number;
  readonly backward: number;
  readonly middle: number;
  /** Of every step. */
  readonly places: readonly Place[];
  readonly scale: number;
}

export interface TrackLayoutInput {
  readonly steps: readonly Step[];
  readonly window: Window;
  readonly width: number;
  readonly isProjected: boolean;
  /** Whether the screen is low. */
  readonly isLow: boolean;
}

/** The time steps lie below their columns of the stage where all of these fit; else they share the width. */
export function layoutTrack(input: TrackLayoutInput): TrackLayout {
  const { steps, window, width, isProjected, isLow } = input;
  const scale = isProjected ? (isLow ? LOW : PROJECTOR) : 1;
  const columns = window.end - window.start + 1;
  const radius = END_RADIUS * scale;
  const stage = layoutColumns(
    width,
    columns,
    columnScale(width, columns, isProjected ? PROJECTOR : 1),
  );
  const fits = stage.contentWidth <= width + 1;
  const left = (fits ? stage.left : 0) + radius + 14;
  const right = (fits ? stage.left + stage.contentWidth : width) - radius - 14;
  const spread = (right - left - 110 * scale) / columns;
  const timeX = (t: number): number =>
    fits
      ? Math.min(stage.columnX(t - window.start), right - radius)
      : left + 80 * scale + (t - window.start + 0.5) * spread;
  const timeWidth = fits
    ? Math.min(stage.pitch, 2 * (right - radius - stage.columnX(columns - 1)))
    : spread;
  const forward = LANES.forward * scale;
  const backward = LANES.backward * scale;
  return {
    height: HEIGHT * scale,
    ...{ left, right, radius, forward, backward, scale },
    middle: (forward + backward) / 2,
    places: placesOf({ steps, timeX, timeWidth, left, right }),
  };
}

/** The turn at the right, from the forward lane to the backward one. */
export function turnPath({ right, forward, backward }: TrackLayout): string {
  const bend = (backward - forward) / 2;
  return `A${bend},${bend} 0 0 1 ${right},${backward}`;
}

/** The whole loop. */
export function loopPath(layout: TrackLayout): string {
  const { left, right, forward, backward } = layout;
  const bend = (backward - forward) / 2;
  const turnLeft = `A${bend},${bend} 0 0 1 ${left},${forward}`;
  return `M${left},${forward}H${right}${turnPath(layout)}H${left}${turnLeft}`;
}
