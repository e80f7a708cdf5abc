import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCALE_LIMIT, tintOf } from '../../src/views/parts/tint.ts';

type Colour = readonly [red: number, green: number, blue: number];
type Theme = 'light' | 'dark';

const css = readFileSync(new URL('../../src/app/theme.css', import.meta.url), 'utf8');

function colour(role: string, theme: Theme): Colour {
  const match = new RegExp(`--${role}:\\s*light-dark\\(#(\\w{6}),\\s*#(\\w{6})\\)`).exec(css);
  const hex = match?.[theme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`no colour ${role} in theme.css`);
  const part = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(0), part(2), part(4)];
}

/** color-mix(in srgb, to share, from) */
const mixed = (to: Colour, share: number, from: Colour): Colour =>
  to.map((z, i) => share * z + (1 - share) * from[i]!) as unknown as Colour;

/** WCAG 2: relative luminance, and the contrast of two colours. */
function luminance(of: Colour): number {
  const [r, g, b] = of.map((z) => (z <= 0.04045 ? z / 12.92 : ((z + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((p, q) => p - q);
  return (high! + 0.05) / (low! + 0.05);
}

/** The strength at which text on the tint changes from one of black and white to the other. */
function flip(end: string, theme: Theme): number {
  const [kind, sign] = end.split('-');
  const rule = new RegExp(`\\.tint\\.${kind}\\.${sign} \\{[^}]*--flip-${theme}: (\\d+)%`).exec(css);
  if (rule === null) throw new Error(`no --flip-${theme} for ${end} in theme.css`);
  return Number(rule[1]) / 100;
}
const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [1, 1, 1];

const shareOf = (style: object): number =>
  parseFloat((style as Record<string, string>)['--m']!) / 100;

describe('the tint of a number', () => {
  const cases = (['light', 'dark'] as const).flatMap((theme) =>
    (['value', 'gradient'] as const).flatMap((kind) =>
      ([-1, 1] as const).map((sign) => [theme, kind, sign] as const),
    ),
  );

  it.each(cases)(
    'in the %s theme leaves a %s of sign %d readable, however large',
    (theme, kind, sign) => {
      const quantity = kind === 'value' ? 'h' : 'dh';
      const name = `${kind}-${sign < 0 ? 'negative' : 'positive'}`;
      const end = colour(name, theme);
      const [weak, strong] = theme === 'light' ? [BLACK, WHITE] : [WHITE, BLACK];
      let worst = { contrast: Infinity, share: 0 };
      for (let k = 0; k <= 1000; k++) {
        const { style } = tintOf(quantity, (sign * SCALE_LIMIT[kind] * k) / 1000);
        const ground = mixed(end, shareOf(style), colour('cell-zero', theme));
        const text = shareOf(style) > flip(name, theme) ? strong : weak;
        const found = contrast(text, ground);
        if (found < worst.contrast) worst = { contrast: found, share: shareOf(style) };
      }
      expect(worst.contrast, `at a strength of ${worst.share}`).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('tells values from gradients, and one sign from the other', () => {
    expect(tintOf('h', -0.5).className).toMatch(/\bvalue negative\b/);
    expect(tintOf('Whh', 0.5).className).toMatch(/\bvalue positive\b/);
    expect(tintOf('dh', -0.5).className).toMatch(/\bgradient negative\b/);
    expect(tintOf('contribution Whh', 0.5).className).toMatch(/\bgradient positive\b/);
  });

  it('is stronger the larger the number, up to the end of the scale', () => {
    const shares = [0, 0.01, 0.1, 0.5, 1, 1.5].map((x) => shareOf(tintOf('h', x).style));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBe(0);
    expect(shares[5]).toBe(1);
    for (const x of [2, 1e300, Infinity, -Infinity, NaN]) {
      expect(shareOf(tintOf('h', x).style)).toBe(1);
    }
  });

  it('is as strong for a number as for its opposite', () => {
    for (const x of [0.001, 0.3, 1.2]) {
      expect(tintOf('h', x).style).toEqual(tintOf('h', -x).style);
    }
  });
});
