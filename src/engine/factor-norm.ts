import { addMatrixVector, transpose } from './kernels.ts';
import type { MessageSource } from './messages.ts';
import { euclideanNorm } from './norm.ts';
import type { Sliced } from './sliced.ts';
import { SLICE } from './sliced.ts';

const MOST_ITERATIONS = 400;
/** It has settled when this many iterations in a row change it by less than this share. */
const SETTLED = { iterations: 3, change: 1e-12 };

/**
 * ‖W_hhᵀ diag(tanh′(u_j))‖, the most that a time step can multiply the length of a message by: the
 * largest singular value of its Jacobian, by Golub and Kahan's bidiagonalisation. Power iteration takes
 * the same products, but where singular values lie close together, as those of a large matrix do, needs
 * many times as many.
 */
export function* factorNorm(source: MessageSource, j: number): Sliced<number> {
  const H = source.trace.sizes.H | 0;
  const A = transposedFactor(source, j);
  const AT = new Float64Array(H * H);
  transpose(AT, A, H, H);
  yield;
  let u = new Float64Array(H);
  /** The two diagonals by turns: what A makes of a direction, and what leads on to the next. */
  const chain: number[] = [];
  let next = Float64Array.from({ length: H }, (_, i) => 1 + i / H);
  let link = euclideanNorm(next);
  let sigma = 0;
  let work = 0;
  for (let iteration = 0, calm = 0; iteration < MOST_ITERATIONS; iteration++) {
    const v = next.map((x) => x / link);
    const image = u.map((x) => -link * x);
    addMatrixVector(image, 0, A, v, 0, H, H);
    const length = euclideanNorm(image);
    if (iteration > 0) chain.push(link);
    chain.push(length);
    const before = sigma;
    sigma = largestOfChain(chain);
    calm = Math.abs(sigma - before) <= SETTLED.change * sigma ? calm + 1 : 0;
    if (calm === SETTLED.iterations || !(length > 0) || !Number.isFinite(sigma)) return sigma;
    u = image.map((x) => x / length);
    next = v.map((x) => -length * x);
    addMatrixVector(next, 0, AT, u, 0, H, H);
    link = euclideanNorm(next);
    // Nothing leads on: the directions so far are all that the start can reach.
    if (!(link > 0)) return sigma;
    work += 2 * H * H;
    if (work < SLICE) continue;
    work = 0;
    yield;
  }
  return sigma;
}

/** diag(tanh′(u_j)) W_hh, whose largest singular value is its transpose's. */
function transposedFactor({ window, trace, parameters }: MessageSource, j: number): Float64Array {
  const { H } = trace.sizes;
  const at = (j - window.start + 1) * H;
  const A = parameters.Whh.slice();
  for (let i = 0; i < H; i++) {
    const h = trace.h[at + i]!;
    for (let column = i * H; column < (i + 1) * H; column++) A[column] = (1 - h * h) * A[column]!;
  }
  return A;
}

/**
 * The largest eigenvalue of the symmetric matrix that has these numbers beside its diagonal, and
 * zeros on it: by halving, as x exceeds it just when all pivots of x − matrix are positive.
 */
function largestOfChain(chain: readonly number[]): number {
  let low = 0;
  let high = 2 * chain.reduce((most, b) => (b <= most ? most : b), 0);
  if (!Number.isFinite(high)) return high;
  for (;;) {
    const x = low + (high - low) / 2;
    if (!(x > low && x < high)) return high;
    if (exceeds(x, chain)) high = x;
    else low = x;
  }
}

function exceeds(x: number, chain: readonly number[]): boolean {
  let pivot = x;
  for (const b of chain) {
    pivot = x - b * (b / pivot);
    if (!(pivot > 0)) return false;
  }
  return true;
}
