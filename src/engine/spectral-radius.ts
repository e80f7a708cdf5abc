import { exp, log } from './elementary.ts';
import { transpose } from './kernels.ts';
import { leadingBlock } from './leading-block.ts';
import { euclideanNorm } from './norm.ts';
import { linearRows } from './products.ts';
import type { Sliced } from './sliced.ts';
import { atOnce, SLICE } from './sliced.ts';

// ‖A^k‖^(1/k) is within a factor of about size^(1/k) of its limit: at k = 2⁵⁴ that is below rounding.
const SQUARINGS = 54;

/** Above this size squaring to the end takes noticeably long, and a power is looked at before. */
const SMALL = 64;
/** Before this many squarings no power is worth a look: its columns still differ. */
const FIRST_LOOK = 8;

/**
 * The largest absolute eigenvalue of a square matrix [size × size], real or complex, as
 * lim ‖A^k‖^(1/k) by squaring A again and again. Power iteration would be cheaper, and would
 * never settle on a complex pair, which random recurrent weights usually have.
 *
 * Of a large matrix some power soon consists of a few eigenvectors only: then the largest
 * eigenvalue is that of the small matrix that A is on them.
 *
 * @throws RangeError when an element is not finite
 */
export const spectralRadius = (matrix: Float64Array, size: number): number =>
  atOnce(spectralRadiusInSlices(matrix, size));

export function* spectralRadiusInSlices(matrix: Float64Array, size: number): Sliced<number> {
  let power = matrix.slice();
  let square = new Float64Array(power.length);
  const transposed = new Float64Array(power.length);
  let logRadius = 0;
  for (let i = 0, share = 1; i < SQUARINGS; i++, share /= 2) {
    const norm = euclideanNorm(power);
    if (norm === 0) return 0; // A^(2^i) is zero: so are all eigenvalues.
    if (!Number.isFinite(norm)) throw new RangeError('The matrix has a number that is not finite');
    logRadius += log(norm) * share;
    for (let j = 0; j < power.length; j++) power[j] = power[j]! / norm;
    if (size > SMALL && i >= FIRST_LOOK) {
      const block = yield* leadingBlock(matrix, power, size);
      if (block !== null) return spectralRadius(block.matrix, block.size);
    }
    transpose(transposed, power, size, size);
    yield;
    const rows = Math.max(1, Math.floor(SLICE / (size * size)));
    for (let row = 0; row < size; row += rows) {
      const count = Math.min(rows, size - row);
      linearRows(square, row * size, power, row * size, transposed, count, size, size);
      yield;
    }
    [power, square] = [square, power];
  }
  return exp(logRadius);
}
