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

/** All digits that tell this float64 from its neighbours. */
export const full = (x: number): string =>
  Number.isFinite(x) ? withTrueMinus(String(x)) : short(x);

/** A number that a person has set, such as 0.999: all of its digits, where they fit in a cell. */
export const asSet = (x: number): string => (full(x).length <= 7 ? full(x) : short(x));
