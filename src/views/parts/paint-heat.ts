import type { Box, HeatGrid } from './heat-grid.ts';
import { rowsOf } from './heat-grid.ts';
import type { Shades } from './shades.ts';
import { shadeOf } from './shades.ts';

/** The pixels of a canvas, and how wide it is. */
export interface Pixels {
  readonly data: Uint32Array;
  readonly width: number;
  readonly height: number;
}

export type Numbers = ArrayLike<number>;

/** Cells at least this large, in device pixels, are set apart by a line. */
const APART = 5;

/** Fills a rectangle, all in whole device pixels, as far as it lies on the canvas. */
export function fillBox(
  { data, width, height }: Pixels,
  left: number,
  top: number,
  right: number,
  bottom: number,
  colour: number,
): void {
  const from = Math.max(0, left);
  const to = Math.min(width, right);
  if (to <= from) return;
  for (let y = Math.max(0, top), end = Math.min(height, bottom); y < end; y++) {
    data.fill(colour, y * width + from, y * width + to);
  }
}

/**
 * Draws numbers as colours. `grid` is in device pixels and starts at `corner`. Where several cells
 * share a pixel, the one farthest from zero is seen: what stands out stands out at any size.
 */
export function paintHeat(
  pixels: Pixels,
  corner: Pick<Box, 'x' | 'y'>,
  grid: HeatGrid,
  values: Numbers,
  shades: Shades,
): void {
  if (grid.w < 1 || grid.h < 1) {
    paintDense(pixels, corner, grid, values, shades);
    return;
  }
  const { count, across, w, h } = grid;
  const gapX = w >= APART ? 1 : 0;
  const gapY = h >= APART ? 1 : 0;
  for (let place = 0; place < count; place++) {
    const column = place % across;
    const row = (place - column) / across;
    fillBox(
      pixels,
      Math.round(corner.x + column * w),
      Math.round(corner.y + row * h),
      Math.round(corner.x + (column + 1) * w) - gapX,
      Math.round(corner.y + (row + 1) * h) - gapY,
      shadeOf(shades, values[place] ?? 0),
    );
  }
}

function paintDense(
  pixels: Pixels,
  corner: Pick<Box, 'x' | 'y'>,
  grid: HeatGrid,
  values: Numbers,
  shades: Shades,
): void {
  const { count, across, w, h } = grid;
  const left = Math.round(corner.x);
  const top = Math.round(corner.y);
  const wide = Math.max(1, Math.round(across * w));
  const high = Math.max(1, Math.round(rowsOf(grid) * h));
  const extremes = new Float64Array(wide * high);
  const stepX = wide / across;
  const stepY = high / rowsOf(grid);
  for (let place = 0; place < count; place++) {
    const column = place % across;
    const row = (place - column) / across;
    const value = values[place] ?? 0;
    const x0 = Math.floor(column * stepX);
    const x1 = Math.max(x0 + 1, Math.floor((column + 1) * stepX));
    const y0 = Math.floor(row * stepY);
    const y1 = Math.max(y0 + 1, Math.floor((row + 1) * stepY));
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const at = y * wide + x;
        // Not "greater": the first of equals, and a number that is not finite, stay.
        if (!(Math.abs(value) <= Math.abs(extremes[at] ?? 0))) extremes[at] = value;
      }
    }
  }
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      fillBox(
        pixels,
        left + x,
        top + y,
        left + x + 1,
        top + y + 1,
        shadeOf(shades, extremes[y * wide + x] ?? 0),
      );
    }
  }
}

/** Makes a canvas `width` × `height` CSS pixels large; the result says how many of the device's one is. */
export function sizeCanvas(canvas: HTMLCanvasElement, width: number, height: number): number {
  const ratio = globalThis.devicePixelRatio;
  const wide = Math.max(1, Math.round(width * ratio));
  const high = Math.max(1, Math.round(height * ratio));
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  return ratio;
}

/** The pixels that were drawn last: most areas are as large as the one before. */
let last: ImageData | null = null;

/** Transparent pixels. To make new ones for each area kept the garbage collector busy in training. */
function clearImage(context: CanvasRenderingContext2D, { w, h }: Box): ImageData {
  if (last?.width === w && last.height === h) last.data.fill(0);
  else last = context.createImageData(w, h);
  return last;
}

/** Draws on an area of a canvas, in the device's pixels; `draw` gets those of the area. */
export function paintArea(
  context: CanvasRenderingContext2D,
  area: Box,
  draw: (pixels: Pixels) => void,
): void {
  const image = clearImage(context, area);
  draw({ data: new Uint32Array(image.data.buffer), width: area.w, height: area.h });
  context.putImageData(image, area.x, area.y);
}

/** Draws on the whole canvas, `width` × `height` CSS pixels large; `draw` gets the device's pixels. */
export function paintOn(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  draw: (pixels: Pixels, ratio: number) => void,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = sizeCanvas(canvas, width, height);
  paintArea(context, { x: 0, y: 0, w: canvas.width, h: canvas.height }, (pixels) => {
    draw(pixels, ratio);
  });
}
