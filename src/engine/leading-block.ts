import { transpose } from './kernels.ts';
import { euclideanNorm } from './norm.ts';
import type { Sliced } from './sliced.ts';

/** A power of which more directions than this are left is not small yet. */
const MOST_DIRECTIONS = 8;
/** A direction this much weaker than the strongest has died out. */
const DEAD = 1e-8;
/** How far A may lead out of the block, relative to its norm. */
const LEAK = 1e-13;
/** Each application of the power makes the directions that have died out this much weaker again. */
const PURIFICATIONS = 2;

export interface Block {
  /** [size × size] */
  readonly matrix: Float64Array;
  readonly size: number;
}

/**
 * What A does to the few directions that are left in a high power of it, as a small matrix QᵀAQ
 * with the same leading eigenvalues; null when there are more than a few, or A leads out of them.
 */
export function* leadingBlock(
  matrix: Float64Array,
  power: Float64Array,
  size: number,
): Sliced<Block | null> {
  let basis = yield* strongestDirections(power, size);
  if (basis === null) return null;
  for (let i = 0; i < PURIFICATIONS; i++) {
    basis = orthonormal(yield* products(power, basis, size));
    if (basis === null) return null;
  }
  const images = yield* products(matrix, basis, size);
  const d = basis.length;
  const block = new Float64Array(d * d);
  let leak = 0;
  images.forEach((image, j) => {
    const rest = image.slice();
    basis.forEach((q, i) => {
      block[i * d + j] = dot(q, image);
      subtract(rest, q, dot(q, rest));
    });
    leak = Math.max(leak, euclideanNorm(rest));
  });
  return leak <= LEAK * euclideanNorm(matrix) ? { matrix: block, size: d } : null;
}

/** The column space of a matrix, the longest remaining column first; null when it is not small. */
function* strongestDirections(matrix: Float64Array, size: number): Sliced<Float64Array[] | null> {
  const transposed = new Float64Array(size * size);
  transpose(transposed, matrix, size, size);
  const columns = Array.from({ length: size }, (_, j) =>
    transposed.subarray(j * size, (j + 1) * size),
  );
  const basis: Float64Array[] = [];
  let first = 0;
  for (;;) {
    yield;
    const lengths = columns.map((column) => euclideanNorm(column));
    const length = lengths.reduce((a, b) => (b > a ? b : a));
    first ||= length;
    if (length <= DEAD * first) return basis;
    if (basis.length === MOST_DIRECTIONS) return null;
    const longest = columns[lengths.indexOf(length)]!;
    const q = longest.map((z) => z / length);
    basis.push(q);
    for (const column of columns) subtract(column, q, dot(q, column));
  }
}

/** Gram–Schmidt, each vector twice; null when they are not independent. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] | null {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const before = euclideanNorm(vector);
    for (let round = 0; round < 2; round++) {
      for (const q of basis) subtract(vector, q, dot(q, vector));
    }
    const length = euclideanNorm(vector);
    if (!(length > before * 1e-10)) return null;
    basis.push(vector.map((z) => z / length));
  }
  return basis;
}

/** The matrix times each of the vectors. */
function* products(
  matrix: Float64Array,
  vectors: readonly Float64Array[],
  size: number,
): Sliced<Float64Array[]> {
  const images: Float64Array[] = [];
  for (const vector of vectors) {
    images.push(product(matrix, vector, size));
    yield;
  }
  return images;
}

function product(matrix: Float64Array, x: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) =>
    dot(matrix.subarray(i * size, (i + 1) * size), x),
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** a ← a − factor·b */
function subtract(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = a[i]! - factor * b[i]!;
}
