/** The quantities that have a strip, from the top: the order of the columns. */
export const STRIPS = ['yhat', 'do', 'h', 'dh', 'u', 'du'] as const;
export type StripQuantity = (typeof STRIPS)[number];

export interface StripPlace {
  readonly y: number;
  readonly height: number;
}

export interface StripsLayout {
  readonly loss: StripPlace;
  readonly strips: Readonly<Record<StripQuantity, StripPlace>>;
  readonly characterY: number;
  readonly timeY: number;
  readonly height: number;
}

const LOSS = 34;
const GAP = 7;
const AXIS = 46;
const LOWEST = 22;
/** Room for a strip's height; states have more elements than a row of outputs is asked about. */
const WEIGHT: Readonly<Record<StripQuantity, number>> = {
  yhat: 0.8,
  do: 0.8,
  h: 1.2,
  dh: 1.2,
  u: 1,
  du: 1,
};

/** Heights in CSS pixels; `height` is what there is, or null where the page scrolls. */
export function layoutStrips(height: number | null, scale: number): StripsLayout {
  const fixed = (LOSS + AXIS + 14) * scale + GAP * STRIPS.length * scale;
  const least = STRIPS.length * LOWEST * scale;
  const room = Math.max(least, (height ?? fixed + 300 * scale) - fixed);
  const unit = room / STRIPS.reduce((sum, quantity) => sum + WEIGHT[quantity], 0);
  let y = 6 * scale + LOSS * scale;
  const strips = {} as Record<StripQuantity, StripPlace>;
  for (const quantity of STRIPS) {
    y += GAP * scale;
    // Whole pixels, so that what is drawn on the canvas and what is outlined over it agree.
    const top = Math.round(y);
    y += unit * WEIGHT[quantity];
    strips[quantity] = { y: top, height: Math.round(y) - top };
  }
  return {
    loss: { y: 6 * scale, height: LOSS * scale },
    strips,
    characterY: y + 20 * scale,
    timeY: y + 38 * scale,
    height: y + AXIS * scale,
  };
}

const TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Every how many time steps one is named, so that the names keep `room` apart. */
export const tickStep = (pitch: number, room: number): number =>
  TICKS.find((step) => step * pitch >= room) ?? 1000;
