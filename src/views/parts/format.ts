const MINUS = '−';

const withTrueMinus = (text: string): string => text.replaceAll('-', MINUS);

/**
 * A number as it stands in a cell: five characters at most (a few more for the tiniest), so that it
 * is readable; the exact value is always one click away. Zero without decimals is exactly zero.
 */
export function short(x: number): string {
  if (Number.isNaN(x)) return '?';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(x);
  if (size === 0) return '0';
  if (size >= 9999.5 || size < 0.0005) return withTrueMinus(x.toExponential(0).replace('e+', 'e'));
  if (size >= 99.5) return withTrueMinus(x.toFixed(0));
  if (size >= 9.95) return withTrueMinus(x.toFixed(1));
  if (size >= 0.00995) return withTrueMinus(x.toFixed(2));
  return withTrueMinus(x.toFixed(3).replace('0.', '.'));
}

/** How wide a number is written, in multiples of the font size: digits and signs are of one width. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) ems += character === '.' ? 0.27 : 0.65;
  return ems;
}

/** All digits that tell this float64 from its neighbours. */
export const full = (x: number): string =>
  Number.isFinite(x) ? withTrueMinus(String(x)) : short(x);

/** With so many decimals. */
export const fixed = (x: number, decimals: number): string => withTrueMinus(x.toFixed(decimals));

/** A number that a person has set, such as 0.999: all of its digits, where they fit in a cell. */
export const asSet = (x: number): string => (full(x).length <= 7 ? full(x) : short(x));

/**
 * A number as it stands in a sum: where a cell shows one digit there are three, so that the sum can
 * be believed.
 */
export function inSum(x: number): string {
  const size = Math.abs(x);
  if (size === 0 || !Number.isFinite(x) || (size >= 0.0995 && size < 9999.5)) return short(x);
  if (full(x).length <= 7) return full(x);
  if (size >= 0.0005 && size < 1) return withTrueMinus(x.toPrecision(3));
  return withTrueMinus(x.toExponential(2).replace('e+', 'e'));
}

/** The same where the number is taken from 1: what is left, too, has three digits. */
export function besideOne(x: number): string {
  const left = 1 - Math.abs(x);
  if (!(left > 0 && left < 0.0995)) return inSum(x);
  const decimals = 2 - Math.floor(Math.log10(left));
  return decimals > 9 ? full(x) : withTrueMinus(x.toFixed(decimals));
}
