import type { Quantity } from '../../timeline/quantities.ts';
import { isGradient } from '../../timeline/quantities.ts';
import { shareOf } from './tint.ts';

type Channels = readonly number[];

/** The colours of numbers for a canvas, which knows no custom properties: those of the tints. */
export interface Shades {
  /** From the most negative over zero in the middle to the most positive, as pixels. */
  readonly pixels: Uint32Array;
  readonly limit: 'value' | 'gradient';
}

/** So many colours on each side of zero tell all apart that an eye can. */
const STEPS = 96;

const colours = new Map<string, Channels>();

/**
 * What a custom property comes to in the theme that the page has now, as red, green and blue from
 * 0 to 255. Looked up once: to ask the browser makes it style the whole page.
 */
export function channelsOf(element: HTMLElement, property: string, theme: string): Channels {
  const key = `${property} ${theme}`;
  const channels = colours.get(key) ?? computed(element, property);
  colours.set(key, channels);
  return channels;
}

function computed(element: HTMLElement, property: string): Channels {
  const { color } = element.style;
  element.style.color = `var(${property})`;
  const found = getComputedStyle(element).color.match(/[\d.]+/g) ?? [];
  element.style.color = color;
  return found.slice(0, 3).map(Number);
}

export const packed = ([red = 0, green = 0, blue = 0]: Channels): number =>
  new Uint32Array(Uint8ClampedArray.of(red, green, blue, 255).buffer)[0] ?? 0;

const known = new Map<string, Shades>();

/** `theme` names the theme that the page has now: its colours are looked up once. */
export function shadesOf(element: HTMLElement, quantity: Quantity, theme: string): Shades {
  const limit = isGradient(quantity) ? 'gradient' : 'value';
  const key = `${limit} ${theme}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const zero = channelsOf(element, '--cell-zero', theme);
  const ends = [
    channelsOf(element, `--${limit}-negative`, theme),
    channelsOf(element, `--${limit}-positive`, theme),
  ];
  const pixels = Uint32Array.from({ length: 2 * STEPS + 1 }, (_, step) => {
    const end = ends[step < STEPS ? 0 : 1] ?? zero;
    const share = Math.abs(step - STEPS) / STEPS;
    return packed(zero.map((from, k) => from + ((end[k] ?? from) - from) * share));
  });
  const shades = { pixels, limit } as const;
  known.set(key, shades);
  return shades;
}

/** The pixel of a number. */
export function shadeOf({ pixels, limit }: Shades, x: number): number {
  const steps = Math.round(shareOf(limit, x) * STEPS);
  return pixels[STEPS + (x < 0 ? -steps : steps)] ?? 0;
}
