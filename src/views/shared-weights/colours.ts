import type { Quantity } from '../../timeline/quantities.ts';
import { channelsOf } from '../parts/shades.ts';
import { tintOf } from '../parts/tint.ts';

/**
 * The colours of numbers for a canvas, which knows no custom properties: the same mixture as the
 * tint classes of the theme.
 */
export function painter(element: HTMLElement, quantity: Quantity): (x: number) => string {
  const kind = tintOf(quantity, 0).className.includes('gradient') ? 'gradient' : 'value';
  const zero = channelsOf(element, '--cell-zero');
  const ends = {
    negative: channelsOf(element, `--${kind}-negative`),
    positive: channelsOf(element, `--${kind}-positive`),
  };
  return (x) => {
    const { style } = tintOf(quantity, x);
    const share = parseFloat((style as { '--m': string })['--m']) / 100;
    const end = x < 0 ? ends.negative : ends.positive;
    const mixed = zero.map((from, k) => Math.round(from + ((end[k] ?? from) - from) * share));
    return `rgb(${mixed.join(' ')})`;
  };
}
