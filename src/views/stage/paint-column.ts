import type { Ref } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { numbersOf } from '../../timeline/values.ts';
import type { Numbers } from '../parts/paint-heat.ts';
import { paintArea, paintHeat, sizeCanvas } from '../parts/paint-heat.ts';
import { shadesOf } from '../parts/shades.ts';
import { gridOf } from './blocks.ts';
import type { DrawnNames, HeatPart } from './column-parts.ts';
import { paintNames, paintNumbers, paletteOf } from './paint-numbers.ts';

/** What is drawn of a column, and where on its own coordinates the canvas begins. */
export interface ColumnPicture {
  readonly scene: Scene;
  readonly other: Scene | null;
  readonly theme: string;
  readonly fontSize: number;
  /** Those that have been reached. */
  readonly parts: readonly HeatPart[];
  readonly names: DrawnNames | null;
  readonly left: number;
  readonly top: number;
}

/** A column on a canvas of its own, which ends at `right` and `bottom`. */
export function paintColumn(
  canvas: HTMLCanvasElement,
  picture: ColumnPicture & { readonly right: number; readonly bottom: number },
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { left, right, top, bottom } = picture;
  const ratio = sizeCanvas(canvas, right - left, bottom - top);
  context.resetTransform();
  context.clearRect(0, 0, canvas.width, canvas.height);
  paintParts(context, picture, ratio);
}

/** The numbers of a column on a canvas; `ratio` of its pixels are one of the page's. */
export function paintParts(
  context: CanvasRenderingContext2D,
  picture: ColumnPicture,
  ratio: number,
): void {
  const { left, top, parts } = picture;
  for (const part of parts) {
    if (part.drawn === 'heat') paintBlock(context, part, picture, ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, -left * ratio, -top * ratio);
  for (const part of parts) {
    if (part.drawn !== 'heat') writeBlock(context, part, picture);
  }
}

function paintBlock(
  context: CanvasRenderingContext2D,
  part: HeatPart,
  { scene, other, theme, left, top }: ColumnPicture,
  ratio: number,
): void {
  const grid = gridOf(part);
  const large = { ...grid, w: grid.w * ratio, h: grid.h * ratio };
  const [x, y] = [(part.block.x - left) * ratio, (part.block.y - top) * ratio];
  const rows = Math.ceil(grid.count / grid.across);
  const area = {
    x: Math.floor(x),
    y: Math.floor(y),
    w: Math.ceil(part.block.w * ratio) + 1,
    h: Math.ceil(rows * large.h) + 1,
  };
  const shades = shadesOf(context.canvas, part.of.quantity, theme);
  paintArea(context, area, (pixels) => {
    const corner = { x: x - area.x, y: y - area.y };
    paintHeat(pixels, corner, large, numbersIn(scene, other, part), shades);
  });
}

const NO_TARGET = -1;
const SMALLEST_NAME = 13;

function writeBlock(
  context: CanvasRenderingContext2D,
  part: HeatPart,
  { scene, other, theme, fontSize, names }: ColumnPicture,
): void {
  const { block, of, drawn } = part;
  const palette = paletteOf(context.canvas, theme);
  const isFirst = of.quantity === 'yhat';
  const target = isFirst ? (names?.target ?? NO_TARGET) : NO_TARGET;
  // A difference has a sign, which a bar from 0 to 1 has no room for.
  const isBar = drawn === 'bar' && other === null;
  const shades = isBar ? null : shadesOf(context.canvas, of.quantity, theme);
  const values = numbersIn(scene, other, part);
  paintNumbers(context, { block, values, shades, fontSize, target }, palette);
  if (!isFirst || names === null) return;
  const size = Math.max(SMALLEST_NAME, fontSize);
  paintNames(context, names.names, { block, fontSize: size, target }, palette);
}

function numbersIn(scene: Scene, other: Scene | null, { of, elements }: HeatPart): Numbers {
  const all = differences(numbersOf(scene, of), other, of);
  return elements.length === all.length
    ? all
    : Float64Array.from(elements, (index) => all[index] ?? 0);
}

function differences(numbers: Float64Array, other: Scene | null, of: Ref): Float64Array {
  if (other === null) return numbers;
  const others = numbersOf(other, of);
  return numbers.map((value, index) => value - (others[index] ?? NaN));
}
