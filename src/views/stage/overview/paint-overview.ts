import { fillBox, paintOn } from '../../parts/paint-heat.ts';
import type { Pixels } from '../../parts/paint-heat.ts';
import { channelsOf, packed } from '../../parts/shades.ts';
import { slotsOf } from '../paint-strips.ts';
import type { Slot } from '../paint-strips.ts';
import { shareOn } from '../series.ts';
import type { Series, WindowSeries } from '../series.ts';
import { ROWS } from './rows.ts';

interface OverviewPicture {
  readonly series: WindowSeries;
  readonly isReached: (quantity: keyof WindowSeries, column: number) => boolean;
  readonly columns: number;
  readonly pitch: number;
  readonly rowHeight: number;
  readonly theme: string;
}

/** A row of the overview, in device pixels. */
interface Row {
  readonly bottom: number;
  readonly height: number;
  readonly thickness: number;
  readonly line: number;
  readonly area: number;
}

/** Draws each row as a curve with its area: solid bars of a hundred time steps would be one block. */
export function paintOverview(element: HTMLCanvasElement, picture: OverviewPicture): void {
  const { series, isReached, columns, pitch, rowHeight, theme } = picture;
  const paper = channelsOf(element, '--paper', theme);
  paintOn(element, pitch * columns, rowHeight * ROWS.length, (pixels, ratio) => {
    const slots = slotsOf({ first: 0, pitch: pitch * ratio, columns }, pixels.width);
    ROWS.forEach(([quantity, property], place) => {
      const colour = channelsOf(element, property, theme);
      const row: Row = {
        bottom: Math.round((place + 1) * rowHeight * ratio) - 1,
        height: (rowHeight - 3) * ratio,
        thickness: Math.round(2 * ratio),
        line: packed(colour),
        area: packed(colour.map((part, k) => part * 0.35 + (paper[k] ?? part) * 0.65)),
      };
      const reached = (column: number): boolean => isReached(quantity, column);
      for (const slot of slots) {
        paintSlot(pixels, row, slot, largestShare(series[quantity], slot, reached));
      }
    });
  });
}

function largestShare(series: Series, { from, to }: Slot, isReached: (column: number) => boolean) {
  let share = 0;
  for (let column = from; column < to; column++) {
    if (isReached(column)) share = Math.max(share, shareOn(series, series.values[column] ?? 0));
  }
  return share;
}

function paintSlot(pixels: Pixels, row: Row, slot: Slot, share: number): void {
  const { bottom, height, thickness, line, area } = row;
  const top = bottom - Math.round(share * height);
  const right = Math.max(slot.right, slot.left + 1);
  fillBox(pixels, slot.left, top, right, bottom, area);
  if (share > 0) fillBox(pixels, slot.left, top, right, Math.min(bottom, top + thickness), line);
}
