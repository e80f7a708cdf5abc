import { at } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { numbersOf } from '../../timeline/values.ts';
import type { Numbers, Pixels } from '../parts/paint-heat.ts';
import { fillBox, paintOn } from '../parts/paint-heat.ts';
import { channelsOf, packed, shadesOf } from '../parts/shades.ts';
import { paintStrip, slotsOf } from './paint-strips.ts';
import { seriesOf, shareOn } from './series.ts';
import type { Shown, Waiting } from './strips-cells.ts';
import { elementsOf } from './strips-cells.ts';
import type { StripsLayout } from './strips-layout.ts';
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
  const { scene, other, theme, layout, waiting, first, pitch, width, height } = picture;
  const { window } = scene.record;
  const columns = window.end - window.start + 1;
  paintOn(canvas, width, height, (pixels, ratio) => {
    const time = { first: first * ratio, pitch: pitch * ratio, columns };
    for (const quantity of STRIPS) {
      const place = layout.strips[quantity];
      const strip = {
        ...time,
        top: Math.round(place.y * ratio),
        height: Math.round(place.height * ratio),
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
      paintStrip(pixels, strip, shadesOf(canvas, quantity, theme));
    }
    paintLosses(pixels, picture, time, packed(channelsOf(canvas, '--loss', theme)), ratio);
  });
}

/** A bar for each time step or, where they share a pixel, for the largest of them. */
function paintLosses(
  pixels: Pixels,
  { scene, layout: { loss }, waiting }: WindowPicture,
  time: Parameters<typeof slotsOf>[0],
  colour: number,
  ratio: number,
): void {
  const { L } = seriesOf(scene.record);
  const bottom = (loss.y + loss.height) * ratio;
  for (const { from, to, left, right } of slotsOf(time, pixels.width)) {
    let share = 0;
    for (let column = from; column < to; column++) {
      if (waiting.L.is[column]) continue;
      share = Math.max(share, shareOn(L, L.values[column] ?? 0));
    }
    const top = Math.round(bottom - share * loss.height * ratio);
    fillBox(pixels, left, top, Math.max(right, left + 1), Math.round(bottom), colour);
  }
}
