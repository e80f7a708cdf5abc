import type { MessageTriangle } from '../../engine/messages.ts';
import { firstState } from '../../engine/messages.ts';
import type { Scene } from '../../timeline/values.ts';
import { channelsOf } from '../parts/shades.ts';
import type { TriangleLayout } from './layout.ts';
import type { View } from './messages.ts';
import { normIn, windowOf } from './messages.ts';
import type { LogScale } from './scale.ts';
import { shareOn } from './scale.ts';

type Channels = readonly number[];

const rgb = (channels: Channels): string => `rgb(${channels.map(Math.round).join(' ')})`;

const HATCH = 6;
/** So many colours tell all shares apart that an eye can. */
const SHADES = 128;
/** Cells below this size have no outline. */
const OUTLINED = 7;

/** From nothing to the end of the scale. */
function shadesOf(canvas: HTMLCanvasElement, theme: string): readonly Channels[] {
  const zero = channelsOf(canvas, '--cell-zero', theme);
  const full = channelsOf(canvas, '--gradient-positive', theme);
  return Array.from({ length: SHADES + 1 }, (_, shade) =>
    zero.map((from, i) => from + (((full[i] ?? from) - from) * shade) / SHADES),
  );
}

export interface Picture {
  readonly layout: TriangleLayout;
  readonly view: View;
  readonly scene: Scene;
  readonly reached: number;
  readonly triangle: MessageTriangle | null;
  readonly scale: LogScale;
  /** The name of the colours that the page has now. */
  readonly theme: string;
}

/** A cell that is not removed: its place in device pixels, and its shade, or null without a message. */
type DrawCell = (box: Box, shade: number | null, mine: boolean) => void;
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws the triangle: messages in colour, what truncation removes hatched, what is to come dashed. */
export function paint(canvas: HTMLCanvasElement, picture: Picture): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { cell, cellHeight, width, height } = picture.layout;
  const ratio = globalThis.devicePixelRatio;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const muted = rgb(channelsOf(canvas, '--muted', picture.theme));
  const removed =
    Math.min(cell, cellHeight) >= OUTLINED
      ? walk(picture, ratio, outlined(context, canvas, muted, picture.theme, ratio))
      : paintPixels(context, canvas, picture, ratio);
  hatch(context, removed, canvas, muted, ratio);
}

/** Goes through all cells, and returns the area of those that truncation removes. */
function walk(picture: Picture, ratio: number, draw: DrawCell): Path2D {
  const { layout, view, scene, reached, triangle, scale } = picture;
  const { cell, cellHeight, gap, rows } = layout;
  const removed = new Path2D();
  // Edges in whole device pixels: no seam shows between small cells.
  const x = (column: number): number => Math.round(column * cell * ratio);
  const y = (row: number): number => Math.round(row * cellHeight * ratio);
  const space = gap * Math.max(1, Math.round(ratio));
  for (let row = 0; row < rows; row++) {
    const k = view.from + row;
    const last = k - view.first;
    const window = windowOf(scene, k);
    const mine = window.end === scene.record.window.end;
    const height = Math.max(1, y(row + 1) - y(row) - space);
    const cut = Math.max(0, Math.min(last + 1, firstState(window) - view.first));
    if (cut > 0) removed.rect(0, y(row), x(cut) - space, y(row + 1) - y(row));
    for (let column = cut; column <= last; column++) {
      const t = view.first + column;
      const arrived = mine && t >= reached;
      // It has arrived and is still being computed: nothing, for a moment.
      if (arrived && triangle === null) continue;
      const share =
        arrived && triangle !== null ? shareOn(scale, normIn(triangle, { k, t })) : null;
      const width = Math.max(1, x(column + 1) - x(column) - space);
      const shade = share === null ? null : Math.round(share * SHADES);
      draw({ x: x(column), y: y(row), width, height }, shade, mine);
    }
  }
  return removed;
}

/** The faintest message still has an outline: it is small, not absent. */
function outlined(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  muted: string,
  theme: string,
  ratio: number,
): DrawCell {
  const hairline = rgb(channelsOf(canvas, '--hairline', theme));
  const shades = shadesOf(canvas, theme).map(rgb);
  context.lineWidth = Math.max(1, Math.round(ratio));
  return ({ x, y, width, height }, shade, mine) => {
    const waiting = mine && shade === null;
    if (shade !== null) {
      context.fillStyle = shades[shade] ?? hairline;
      context.fillRect(x, y, width, height);
    }
    context.setLineDash(waiting ? [3 * ratio, 3 * ratio] : []);
    context.strokeStyle = waiting ? muted : hairline;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  };
}

/**
 * Thousands of small cells, pixel by pixel: that is ten times as fast as a rectangle for each. What
 * is to come is a grain, so faint that it is not taken for a message.
 */
function paintPixels(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  picture: Picture,
  ratio: number,
): Path2D {
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const packed = ([red = 0, green = 0, blue = 0]: Channels): number =>
    new Uint32Array(Uint8ClampedArray.of(red, green, blue, 255).buffer)[0] ?? 0;
  const shades = shadesOf(canvas, picture.theme).map(packed);
  const grain = packed(channelsOf(canvas, '--hairline', picture.theme));
  const removed = walk(picture, ratio, ({ x, y, width, height }, shade) => {
    const w = shade === null ? Math.max(1, width >> 1) : width;
    const h = shade === null ? Math.max(1, height >> 1) : height;
    const colour = shade === null ? grain : (shades[shade] ?? grain);
    for (let row = y; row < y + h; row++) {
      pixels.fill(
        colour,
        row * canvas.width + x,
        row * canvas.width + Math.min(x + w, canvas.width),
      );
    }
  });
  context.putImageData(image, 0, 0);
  return removed;
}

function hatch(
  context: CanvasRenderingContext2D,
  area: Path2D,
  { width, height }: HTMLCanvasElement,
  colour: string,
  ratio: number,
): void {
  context.save();
  context.clip(area);
  context.setLineDash([]);
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, ratio);
  context.globalAlpha = 0.75;
  context.beginPath();
  for (let at = -height; at < width; at += HATCH * ratio) {
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
  }
  context.stroke();
  context.restore();
}
