import { addMatrixVector, transpose } from './kernels.ts';
import type { MessageSource } from './messages.ts';
import { euclideanNorm } from './norm.ts';
import type { Sliced } from './sliced.ts';
import { SLICE } from './sliced.ts';

const MOST_ITERATIONS = 400;
const SETTLED = 1e-9;

/**
 * ‖W_hhᵀ diag(tanh′(u_j))‖, the most that a time step can multiply the length of a message by: its
 * largest singular value, by power iteration.
 */
export function* factorNorm(
  { window, trace, parameters }: MessageSource,
  j: number,
): Sliced<number> {
  const H = trace.sizes.H | 0;
  const at = (j - window.start + 1) * H;
  // The rows of A = diag(tanh′) W_hh, whose largest singular value is its transpose's.
  const A = parameters.Whh.map((w, index) => {
    const h = trace.h[at + Math.floor(index / H)]!;
    return (1 - h * h) * w;
  });
  const AT = new Float64Array(H * H);
  transpose(AT, A, H, H);
  let v = Float64Array.from({ length: H }, (_, i) => 1 + i / H);
  let sigma = 0;
  let work = 0;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const length = euclideanNorm(v);
    if (length === 0 || !Number.isFinite(length)) return length;
    const before = sigma;
    const unit = v.map((x) => x / length);
    const image = new Float64Array(H);
    addMatrixVector(image, 0, A, unit, 0, H, H);
    sigma = euclideanNorm(image);
    if (Math.abs(sigma - before) <= SETTLED * sigma) break;
    v = new Float64Array(H);
    addMatrixVector(v, 0, AT, image, 0, H, H);
    work += 2 * H * H;
    if (work < SLICE) continue;
    work = 0;
    yield;
  }
  return sigma;
}
