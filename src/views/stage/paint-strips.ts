import { fillBox } from '../parts/paint-heat.ts';
import type { Numbers, Pixels } from '../parts/paint-heat.ts';
import type { Shades } from '../parts/shades.ts';
import { shadeOf } from '../parts/shades.ts';

/** A quantity over time: in device pixels, time to the right, its elements downwards. */
export interface Strip {
  /** The left edge of column 0, the width of each; they may lie outside the canvas. */
  readonly first: number;
  readonly pitch: number;
  readonly top: number;
  readonly height: number;
  /** How many elements each column has, and where those of column c begin. */
  readonly count: number;
  readonly columns: number;
  readonly reached: (column: number) => boolean;
  readonly valuesAt: (column: number) => Numbers;
}

/** Columns from … to, the last not included, that share pixels from … to. */
export interface Slot {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** One slot for each column or, where columns are narrower than a pixel, for each pixel. */
export function slotsOf(
  { first, pitch, columns }: Pick<Strip, 'first' | 'pitch' | 'columns'>,
  width: number,
): readonly Slot[] {
  const slots: Slot[] = [];
  const columnAt = (x: number): number => Math.min(columns, Math.max(0, (x - first) / pitch));
  if (pitch >= 1) {
    const gap = pitch >= 6 ? 1 : 0;
    for (let from = Math.floor(columnAt(0)); from < Math.ceil(columnAt(width)); from++) {
      const left = Math.round(first + from * pitch);
      slots.push({ from, to: from + 1, left, right: Math.round(first + (from + 1) * pitch) - gap });
    }
    return slots;
  }
  for (let left = Math.max(0, Math.floor(first)); left < width; left++) {
    const from = Math.floor(columnAt(left));
    if (from >= columns) break;
    const to = Math.max(from + 1, Math.floor(columnAt(left + 1)));
    slots.push({ from, to, left, right: left + 1 });
  }
  return slots;
}

/** The elements from … to, the last not included, that share pixel row y of a strip. */
export function elementsAt(
  { count, height }: Pick<Strip, 'count' | 'height'>,
  y: number,
): readonly [from: number, to: number] {
  const from = Math.floor((y * count) / height);
  return [from, Math.max(from + 1, Math.floor(((y + 1) * count) / height))];
}

/** Draws a strip. Where several numbers share a pixel, the one farthest from zero is seen. */
export function paintStrip(pixels: Pixels, strip: Strip, shades: Shades): void {
  const { top, height, count, reached, valuesAt } = strip;
  const gap = height / count >= 6 ? 1 : 0;
  for (const { from, to, left, right } of slotsOf(strip, pixels.width)) {
    const extremes = new Float64Array(height);
    let any = false;
    for (let column = from; column < to; column++) {
      if (!reached(column)) continue;
      any = true;
      const values = valuesAt(column);
      for (let y = 0; y < height; y++) {
        const [low, high] = elementsAt(strip, y);
        for (let k = low; k < high; k++) {
          const value = values[k] ?? 0;
          if (!(Math.abs(value) <= Math.abs(extremes[y] ?? 0))) extremes[y] = value;
        }
      }
    }
    if (!any) continue;
    for (let y = 0; y < height; y++) {
      const last = gap === 1 && elementsAt(strip, y + 1)[0] !== elementsAt(strip, y)[0];
      if (last) continue;
      fillBox(pixels, left, top + y, right, top + y + 1, shadeOf(shades, extremes[y] ?? 0));
    }
  }
}
