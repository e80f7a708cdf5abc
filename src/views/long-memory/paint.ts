import type { MessageTriangle } from '../../engine/messages.ts';
import type { Scene } from '../../timeline/values.ts';
import type { TriangleLayout } from './layout.ts';
import type { View } from './messages.ts';
import { normIn, windowOf } from './messages.ts';
import type { LogScale } from './scale.ts';
import { shareOn } from './scale.ts';

type Channels = readonly number[];

/** What a custom property of the theme comes to here, as red, green and blue from 0 to 255. */
function channelsOf(element: HTMLElement, property: string): Channels {
  const { color } = element.style;
  element.style.color = `var(${property})`;
  const found = getComputedStyle(element).color.match(/[\d.]+/g) ?? [];
  element.style.color = color;
  return found.slice(0, 3).map(Number);
}

const rgb = (channels: Channels): string => `rgb(${channels.map(Math.round).join(' ')})`;

export interface Picture {
  readonly layout: TriangleLayout;
  readonly view: View;
  readonly scene: Scene;
  readonly reached: number;
  readonly triangle: MessageTriangle | null;
  readonly scale: LogScale;
}

const HATCH = 6;

/** Draws the triangle: messages in colour, what truncation removes hatched, what is to come dashed. */
export function paint(canvas: HTMLCanvasElement, picture: Picture): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { layout, view, scene, reached, triangle, scale } = picture;
  const { cell, cellHeight, gap, columns } = layout;
  const ratio = globalThis.devicePixelRatio;
  canvas.width = Math.round(layout.width * ratio);
  canvas.height = Math.round(layout.height * ratio);
  const zero = channelsOf(canvas, '--cell-zero');
  const full = channelsOf(canvas, '--gradient-positive');
  const muted = rgb(channelsOf(canvas, '--muted'));
  const hairline = rgb(channelsOf(canvas, '--hairline'));
  const large = Math.min(cell, cellHeight) >= 7;
  const removed = new Path2D();
  // Edges in whole device pixels: no seam shows between small cells.
  const x = (column: number): number => Math.round(column * cell * ratio);
  const y = (row: number): number => Math.round(row * cellHeight * ratio);
  const space = gap * Math.max(1, Math.round(ratio));

  for (let row = 0; row < columns; row++) {
    const k = view.from + row;
    const window = windowOf(scene, k);
    const mine = window.end === scene.record.window.end;
    const height = Math.max(1, y(row + 1) - y(row) - space);
    const cut = Math.max(0, Math.min(row + 1, window.start - view.from));
    if (cut > 0) removed.rect(0, y(row), x(cut) - space, y(row + 1) - y(row));
    for (let column = cut; column <= row; column++) {
      const t = view.from + column;
      const width = Math.max(1, x(column + 1) - x(column) - space);
      if (mine && t >= reached) {
        const norm = triangle === null ? NaN : normIn(triangle, { k, t });
        if (triangle === null) continue;
        const share = shareOn(scale, norm);
        context.fillStyle = rgb(zero.map((from, i) => from + ((full[i] ?? from) - from) * share));
        context.fillRect(x(column), y(row), width, height);
        if (!large) continue;
        // The faintest message still has an outline: it is small, not absent.
        context.setLineDash([]);
        context.strokeStyle = hairline;
      } else if (large) {
        context.setLineDash(mine ? [3 * ratio, 3 * ratio] : []);
        context.strokeStyle = mine ? muted : hairline;
      } else {
        // Too small for an outline: a grain, so faint that it is not taken for a message.
        context.fillStyle = hairline;
        const size = Math.max(1, Math.min(width, height) / 3);
        context.fillRect(x(column) + (width - size) / 2, y(row) + (height - size) / 2, size, size);
        continue;
      }
      context.lineWidth = Math.max(1, Math.round(ratio));
      context.strokeRect(x(column) + 0.5, y(row) + 0.5, width - 1, height - 1);
    }
  }
  hatch(context, removed, canvas, muted, ratio);
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
