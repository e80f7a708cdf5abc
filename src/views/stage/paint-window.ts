import { at } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { numbersOf } from '../../timeline/values.ts';
import type { Numbers, Pixels } from '../parts/paint-heat.ts';
import type { Box } from '../parts/heat-grid.ts';
import { fillBox, paintArea, sizeCanvas } from '../parts/paint-heat.ts';
import { channelsOf, packed, shadesOf } from '../parts/shades.ts';
import { paintStrip, slotsOf } from './paint-strips.ts';
import { seriesOf, shareOn } from './series.ts';
import type { Shown, Waiting } from './strips-cells.ts';
import { elementsOf } from './strips-cells.ts';
import type { StripPlace, StripsLayout } from './strips-layout.ts';
import { STRIPS } from './strips-layout.ts';

/** What is drawn of a window: all strips, as far as they have been reached. */
export interface WindowPicture {
  readonly scene: Scene;
  readonly other: Scene | null;
  readonly theme: string;
  readonly layout: StripsLayout;
  readonly waiting: Readonly<Record<Shown, Waiting>>;
  /** The left edge of the first column, and the width of each. */
  readonly first: number;
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
}

export function paintWindow(canvas: HTMLCanvasElement, picture: WindowPicture): void {
  const pieces = paintWindowPieces(canvas, picture);
  while (pieces.next().done !== true);
}

/** Strip by strip, from the top. */
export function* paintWindowPieces(
  canvas: HTMLCanvasElement,
  picture: WindowPicture,
): Generator<void> {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { scene, other, theme, layout, waiting, first, pitch, width, height } = picture;
  const { window } = scene.record;
  const columns = window.end - window.start + 1;
  const ratio = sizeCanvas(canvas, width, height);
  context.resetTransform();
  context.clearRect(0, 0, canvas.width, canvas.height);
  const time = { first: first * ratio, pitch: pitch * ratio, columns };
  const area = (place: StripPlace): Box => ({
    x: 0,
    y: Math.round(place.y * ratio),
    w: canvas.width,
    h: Math.round(place.height * ratio),
  });
  for (const quantity of STRIPS) {
    const place = area(layout.strips[quantity]);
    const strip = {
      ...time,
      top: 0,
      height: place.h,
      count: elementsOf(scene, quantity),
      reached: (column: number) => !waiting[quantity].is[column],
      valuesAt: (column: number): Numbers => {
        const of = at(quantity, window.start + column);
        const values = numbersOf(scene, of);
        if (other === null) return values;
        const others = numbersOf(other, of);
        return values.map((value, k) => value - (others[k] ?? NaN));
      },
    };
    const shades = shadesOf(canvas, quantity, theme);
    paintArea(context, place, (pixels) => {
      paintStrip(pixels, strip, shades);
    });
    yield;
  }
  const colour = packed(channelsOf(canvas, '--loss', theme));
  const place = area(layout.loss);
  paintArea(context, place, (pixels) => {
    paintLosses(pixels, picture, { ...time, height: place.h }, colour);
  });
}

/** A bar for each time step or, where they share a pixel, for the largest of them. */
function paintLosses(
  pixels: Pixels,
  { scene, waiting }: WindowPicture,
  time: Parameters<typeof slotsOf>[0] & { readonly height: number },
  colour: number,
): void {
  const { L } = seriesOf(scene.record);
  for (const { from, to, left, right } of slotsOf(time, pixels.width)) {
    let share = 0;
    for (let column = from; column < to; column++) {
      if (waiting.L.is[column]) continue;
      share = Math.max(share, shareOn(L, L.values[column] ?? 0));
    }
    const top = Math.round((1 - share) * time.height);
    fillBox(pixels, left, top, Math.max(right, left + 1), time.height, colour);
  }
}
