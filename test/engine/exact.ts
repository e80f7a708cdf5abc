/*
 * exp, tanh, log and log1p on integers of 1,400 bits, to judge float64 by. A number z is held as
 * z · 2^BITS: the least float64, 2^−1074, leaves more than 300 bits behind the point's first one.
 */

const BITS = 1400;
const ONE = 1n << BigInt(BITS);

/** 2 artanh(1/3) = Σ 2/((2n + 1) 3^(2n+1)) */
const LN2 = (() => {
  let sum = 0n;
  for (let power = (2n * ONE) / 3n, n = 1n; power > 0n; power /= 9n, n += 2n) sum += power / n;
  return sum;
})();

const bits = new DataView(new ArrayBuffer(8));

/** A finite float64, exactly. */
export function exactly(x: number): bigint {
  bits.setFloat64(0, Math.abs(x));
  const word = bits.getBigUint64(0);
  const exponent = Number(word >> 52n);
  const fraction = word & 0xfffffffffffffn;
  const significand = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  const size = significand << BigInt(BITS - 1074 + Math.max(exponent - 1, 0));
  return x < 0 ? -size : size;
}

const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;
const over = (a: bigint, b: bigint): bigint => (a * ONE) / b;
const scaled = (a: bigint, k: number): bigint => (k < 0 ? a >> BigInt(-k) : a << BigInt(k));

/** Taylor's series of what is left of x beside multiples of log 2, divided by 2^32. */
export function exp(x: bigint): bigint {
  const HALVINGS = 32;
  const k = x / LN2;
  const r = (x - k * LN2) >> BigInt(HALVINGS);
  let sum = 0n;
  for (let term = ONE, n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term;
    term = times(term, r) / n;
  }
  for (let i = 0; i < HALVINGS; i++) sum = times(sum, sum);
  return scaled(sum, Number(k));
}

export function tanh(x: bigint): bigint {
  const e = exp(2n * x);
  return over(e - ONE, e + ONE);
}

/** One of Halley's steps, y + 2(x − e^y)/(x + e^y), from what a float64 knows. */
function log(x: bigint, approximately: number): bigint {
  const y = exactly(approximately);
  const e = exp(y);
  return y + over(2n * (x - e), x + e);
}

export const logOf = (x: number): bigint => log(exactly(x), Math.log(x));
export const log1pOf = (x: number): bigint => log(ONE + exactly(x), Math.log1p(x));

/** |got − want|, in units of the last place of a float64 as large as got. */
export function unitsOff(got: number, want: bigint): number {
  bits.setFloat64(0, got);
  const exponent = Math.max((bits.getUint16(0) >> 4) & 0x7ff, 1);
  const unit = 1n << BigInt(BITS - 1074 + exponent - 1);
  const error = exactly(got) - want;
  return Math.abs(Number((error << 20n) / unit)) / (1 << 20);
}
