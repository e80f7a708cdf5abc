import type { Shades } from '../parts/shades.ts';
import { channelsOf, shadeOf } from '../parts/shades.ts';
import { short } from '../parts/format.ts';
import type { Block } from './layout.ts';
import { isTooWide } from './layout.ts';

/** A block of numbers, each in its cell, from the top. */
export interface NumbersOf {
  readonly block: Block;
  readonly values: ArrayLike<number>;
  /** As a bar from 0 to 1 or, where there are shades, on a tint. */
  readonly shades: Shades | null;
  readonly fontSize: number;
  /** The place of the cell that should win; -1: none. */
  readonly target: number;
}

export interface Palette {
  readonly family: string;
  readonly ink: string;
  readonly muted: string;
  readonly zero: string;
  readonly bar: string;
}

const rgb = (channels: readonly number[]): string => `rgb(${channels.map(Math.round).join(' ')})`;
const BAR = 0.38;

let family: string | null = null;

/** The colours and the font of cells as they are in the style sheet, for a canvas. */
export function paletteOf(element: HTMLElement, theme: string): Palette {
  const zero = channelsOf(element, '--cell-zero', theme);
  const forward = channelsOf(element, '--forward', theme);
  // To ask for it makes the browser style the whole page.
  family ??= getComputedStyle(element).fontFamily;
  return {
    family,
    ink: rgb(channelsOf(element, '--ink', theme)),
    muted: rgb(channelsOf(element, '--muted', theme)),
    zero: rgb(zero),
    bar: rgb(zero.map((from, k) => from + ((forward[k] ?? from) - from) * BAR)),
  };
}

type Context = CanvasRenderingContext2D;

function box(context: Context, x: number, y: number, w: number, h: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y, Math.max(0, w), h, Math.min(4, h / 3));
  context.fill();
}

/** Draws numbers as the cells of the stage show them. */
export function paintNumbers(context: Context, of: NumbersOf, palette: Palette): void {
  const { block, values, shades, fontSize, target } = of;
  context.font = `500 ${fontSize}px ${palette.family}`;
  context.textAlign = 'center';
  const w = block.w - 2;
  const h = block.h - 2;
  const x = block.x + 1;
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? NaN;
    const y = block.y + place * block.h + 1;
    const pixel = shades === null ? null : shadeOf(shades, value);
    box(context, x, y, w, h, pixel === null ? palette.zero : cssOf(pixel));
    if (pixel === null) box(context, x, y, w * Math.min(1, value), h, palette.bar);
    if (place === target) {
      context.strokeStyle = palette.ink;
      context.lineWidth = 1.75;
      context.beginPath();
      context.roundRect(x, y, w, h, Math.min(4, h / 3));
      context.stroke();
    }
    const text = short(value);
    context.fillStyle = pixel === null ? palette.ink : onPixel(pixel);
    const baseline = y + h / 2 + 0.36 * fontSize;
    if (isTooWide(text, w, fontSize)) context.fillText(text, x + w / 2, baseline, w - 3);
    else context.fillText(text, x + w / 2, baseline);
  }
}

/** The names of the characters beside a block of outputs. */
export function paintNames(
  context: Context,
  names: readonly string[],
  { block, fontSize, target }: Pick<NumbersOf, 'block' | 'fontSize' | 'target'>,
  { family: font, ink, muted }: Palette,
): void {
  context.textAlign = 'right';
  names.forEach((name, row) => {
    context.font = `${row === target ? 750 : 400} ${fontSize}px ${font}`;
    context.fillStyle = row === target ? ink : muted;
    context.fillText(name, block.x - 5, block.y + (row + 0.5) * block.h + 0.36 * fontSize);
  });
}

const channels = (pixel: number): [number, number, number] => [
  pixel & 255,
  (pixel >> 8) & 255,
  (pixel >> 16) & 255,
];
const known = new Map<number, string>();

function cssOf(pixel: number): string {
  const css = known.get(pixel) ?? rgb(channels(pixel));
  known.set(pixel, css);
  return css;
}

/** Where black and white are equally readable on a colour: the same as the tints of the style sheet. */
const FLIP = 0.179;

function onPixel(pixel: number): string {
  const [red, green, blue] = channels(pixel).map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > FLIP ? '#000' : '#fff';
}
