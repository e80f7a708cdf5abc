import { short } from '../parts/format.ts';

/**
 * A number for a cell too narrow for `short`: at most four characters, “.33”, “1.2”, “12”, “−1e3”,
 * and five where two places would show nothing of it, “−.004”; smaller still it is “≈0”. Only an
 * exact zero is “0”.
 */
export function tight(x: number): string {
  const size = Math.abs(x);
  const sign = x < 0 ? '−' : '';
  if (x <= -999.5 && x > -9999.5) return `${sign}${size.toExponential(0).replace('e+', 'e')}`;
  if (!Number.isFinite(x) || size === 0 || size >= 99.5) return short(x);
  if (size < 0.0005) return '≈0';
  if (size < 0.00995) return short(x);
  if (size < 0.995) return `${sign}${size.toFixed(2).slice(1)}`;
  return `${sign}${size < 9.95 ? size.toFixed(1) : size.toFixed(0)}`;
}
