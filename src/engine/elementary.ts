/*
 * exp, tanh, log and log1p from operations that IEEE 754 defines to the last bit (+ − × ÷ √ and
 * comparisons), so that every machine computes the same numbers. Math.exp and the like may differ
 * from browser to browser, and are slower. Errors are below 1.5 units in the last place.
 *
 * Constants stand in the functions: those of a module become variables in the bundle, and are
 * fetched for every call. Log 2 is in two parts, the upper of 33 bits, so that its product with
 * any exponent is exact.
 */

/** 2^k at index k + 1074, for every k that a float64 has a power of two for. */
const POWERS = new Float64Array(1074 + 1 + 1023);
for (let k = 0, power = 1; k >= -1074; k--, power /= 2) POWERS[k + 1074] = power;
for (let k = 1, power = 2; k <= 1023; k++, power *= 2) POWERS[k + 1074] = power;

/** 2^(j/128): the square root of 2^j, seven times over; each root halves the error before it. */
const ROOTS = Float64Array.from({ length: 128 }, (_, j) => {
  let root = POWERS[j + 1074]!;
  for (let i = 0; i < 7; i++) root = Math.sqrt(root);
  return root;
});

/**
 * e^x. With x = k · log 2/128 + r it is 2^(k/128) e^r: a table gives the one, and five terms of
 * Taylor's series the other, because |r| < 0.0028 (P. T. P. Tang's method, 1989).
 */
export function exp(x: number): number {
  if (!(x >= -708 && x <= 709)) return expAtLimits(x);
  const k = nearestStep(x);
  return expFraction(x, k) * POWERS[((k | 0) >> 7) + 1074]!;
}

/** Where e^x or its power of two is no normal number: NaN, ∞, 0, or scaled in two exact halves. */
function expAtLimits(x: number): number {
  const clamped = Math.min(Math.max(x, -746), 710);
  const k = nearestStep(clamped);
  const exponent = (k | 0) >> 7;
  const half = exponent >> 1;
  const scaled = expFraction(clamped, k) * POWERS[half + 1074]!;
  return scaled * POWERS[exponent - half + 1074]!;
}

/** x in units of log 2/128, rounded: beside 1.5 · 2^52 a sum has no room for a fraction. */
function nearestStep(x: number): number {
  const ROUNDER = 0x18000000000000;
  return x * (128 / Math.LN2) + ROUNDER - ROUNDER;
}

/** e^x without its power of two, given the step k that x is nearest to. */
function expFraction(x: number, k: number): number {
  const UPPER = 0x162e42fee / 0x10000000000;
  const LOWER = 1.9082149292705877e-10 / 128;
  const r = x - k * UPPER - k * LOWER;
  const r2 = r * r;
  const series = r + r2 * (1 / 2 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120)));
  const root = ROOTS[(k | 0) & 127]!;
  return root + root * series;
}

/**
 * tanh x. Below 0.85, nine levels of Lambert's continued fraction x/(1 + x²/(3 + x²/(5 + …))),
 * multiplied out and written as x − small, which keeps the last bits; above, 1 − 2/(e^2x + 1).
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.85) {
    const t = x * x;
    const p = 11486475 + t * (810810 + t * (12870 + t * 44));
    const q = 34459425 + t * (16216200 + t * (945945 + t * (13860 + t * 45)));
    return x - x * ((t * p) / q);
  }
  const y = 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -y : y;
}

/** The natural logarithm. */
export function log(x: number): number {
  const LEAST_NORMAL = 2.2250738585072014e-308;
  return x >= LEAST_NORMAL && x <= Number.MAX_VALUE ? logOfSum(x, 0) : logAtLimits(x);
}

/** log(1 + x), also where 1 + x rounds away what counts of x. */
export function log1p(x: number): number {
  if (Math.abs(x) < 1e-17) return x;
  const sum = 1 + x;
  if (!(sum > 0 && sum <= Number.MAX_VALUE)) return logAtLimits(sum);
  return logOfSum(sum, (x - (sum - 1)) / sum);
}

/** Of zero, of what has no logarithm, of ∞, and of numbers too small to be normal. */
function logAtLimits(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return x;
  return logOfSum(x * 0x40000000000000, 0) - 54 * Math.LN2;
}

const BITS = new DataView(new ArrayBuffer(8));

/**
 * log(x + rest x) of a normal x > 0, where rest x is below its last bit. With x = 2^k (1 + f) between
 * √½ and √2 times 2^k, and s = f/(2 + f), log(1 + f) = 2 artanh s = 2s + ⅔s³ + …; written with
 * 2s = f − sf, so that f, which is exact, is rounded once (fdlibm's arrangement).
 */
function logOfSum(x: number, rest: number): number {
  const UPPER = 0x162e42fee / 0x200000000;
  const LOWER = 1.9082149292705877e-10;
  const UPPER_BITS_OF_ROOT_HALF = 0x3fe6a09e;
  BITS.setFloat64(0, x, true);
  const k = (BITS.getInt32(4, true) - UPPER_BITS_OF_ROOT_HALF) >> 20;
  const f = x * POWERS[1074 - k]! - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  const small = s * (half + artanhSeries(s * s)) + (k * LOWER + rest);
  return k * UPPER - (half - small - f);
}

/** ⅔t + ⅖t² + …, for t below 0.03. */
function artanhSeries(t: number): number {
  const t2 = t * t;
  const t4 = t2 * t2;
  const first = 2 / 3 + t * (2 / 5) + t2 * (2 / 7 + t * (2 / 9));
  const next = 2 / 11 + t * (2 / 13) + t2 * (2 / 15 + t * (2 / 17));
  return t * (first + t4 * (next + t4 * (2 / 19 + t * (2 / 21))));
}

/** base^n for a whole n ≥ 0, by repeated squaring. */
export function power(base: number, n: number): number {
  let result = 1;
  for (let rest = n, square = base; rest > 0; rest = Math.floor(rest / 2), square *= square) {
    if (rest % 2 === 1) result *= square;
  }
  return result;
}
