import type { MessageTriangle } from '../../engine/messages.ts';

/** A logarithmic scale from 10^low to 10^high; both are multiples of 3. */
export interface LogScale {
  readonly low: number;
  readonly high: number;
}

const STEP = 3;
/** The scale spans at least so many decades: little differences do not fill it. */
const LEAST = 3;
/** What is smaller still is drawn like the smallest. */
const MOST = 24;

/**
 * The scale of an update: all of its messages count, also those that have not arrived, so that no
 * colour changes on the way. Its ends move in thousands, so that most updates share them.
 */
export function scaleOf({ norms, gradients, last }: MessageTriangle): LogScale {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const values of [norms, gradients, last]) {
    for (const x of values) {
      if (!(x > 0) || !Number.isFinite(x)) continue;
      smallest = Math.min(smallest, x);
      largest = Math.max(largest, x);
    }
  }
  if (largest === 0) return { low: -LEAST, high: 0 };
  // + 0: the ceiling of −0.3 is −0.
  const high = STEP * Math.ceil(Math.log10(largest) / STEP) + 0;
  const low = STEP * Math.floor(Math.log10(smallest) / STEP);
  return { low: Math.max(high - MOST, Math.min(low, high - LEAST)), high };
}

/** Where a length lies on the scale, from 0 to 1; not a number lies at its upper end. */
export function shareOn({ low, high }: LogScale, x: number): number {
  if (!(x >= 0)) return 1;
  if (x === 0) return 0;
  return Math.min(1, Math.max(0, (Math.log10(x) - low) / (high - low)));
}

/** Exponents of the decades to write beside an axis, so many at most. */
export function ticksOf({ low, high }: LogScale, most: number): number[] {
  const span = (high - low) / STEP;
  const stride = STEP * Math.max(1, Math.ceil(span / Math.max(1, most - 1)));
  const ticks: number[] = [];
  for (let exponent = high; exponent >= low; exponent -= stride) ticks.push(exponent);
  return ticks;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (digit, n) => [String(n), digit])),
  '-': '⁻',
};

export const superscript = (n: number): string =>
  Array.from(String(n), (digit) => SUPERSCRIPTS[digit] ?? digit).join('');

/** 1 or a power of ten. */
export const powerOfTen = (exponent: number): string =>
  exponent === 0 ? '1' : `10${superscript(exponent)}`;

/** A number of any size with two digits that count: 0.43, 12, 4.3·10⁻⁸. */
export function sized(x: number): string {
  if (Number.isNaN(x)) return '?';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  if (x === 0) return '0';
  const sign = x < 0 ? '−' : '';
  const size = Math.abs(x);
  if (size >= 0.00995 && size < 99.5) {
    return sign + size.toPrecision(2);
  }
  if (size >= 99.5 && size < 9999.5) return sign + size.toFixed(0);
  const [mantissa = '', exponent = ''] = size.toExponential(1).split('e');
  return `${sign}${mantissa}·10${superscript(Number(exponent))}`;
}

/** A share in percent. */
export function percent(share: number): string {
  const parts = share * 100;
  return `${Math.abs(parts) >= 99.5 && Math.abs(parts) < 9999.5 ? parts.toFixed(0).replace('-', '−') : sized(parts)} %`;
}
