import { addStrided } from './strided.ts';

/*
 * The products over many time steps at once: all that need not wait for the step before. They
 * take most of the additions out of the time loop.
 */

/**
 * out_ri ← b_i + Σ_j X_rj W_ij, j ascending, for `count` rows of X and out;
 * X [· × columns], W [rows × columns], out [· × rows].
 */
export function affineRows(
  out: Float64Array,
  outAt: number,
  X: Float64Array,
  xAt: number,
  W: Float64Array,
  b: Float64Array,
  count: number,
  rows: number,
  columns: number,
): void {
  for (let r = 0; r < count; r++) {
    const at = (outAt + r * rows) | 0;
    for (let i = 0; i < rows; i++) out[(at + i) | 0] = b[i]!;
  }
  addStrided(out, outAt, rows, X, xAt, columns, 1, W, 0, columns, 1, count, rows, columns);
}

/**
 * out_ri ← Σ_j X_rj W_ij, j ascending, for `count` rows of X and out;
 * X [· × columns], W [rows × columns], out [· × rows].
 */
export function linearRows(
  out: Float64Array,
  outAt: number,
  X: Float64Array,
  xAt: number,
  W: Float64Array,
  count: number,
  rows: number,
  columns: number,
): void {
  const end = (outAt + count * rows) | 0;
  for (let i = outAt | 0; i < end; i++) out[i] = 0;
  addStrided(out, outAt, rows, X, xAt, columns, 1, W, 0, columns, 1, count, rows, columns);
}

// So many rows of A and B stay in the processor's first cache while all of G is gone through.
const CHUNK = 64;

/**
 * G_ij ← G_ij + Σ_r A_ri B_rj over `count` rows, the last row first; A [· × rows],
 * B [· × columns], G [rows × columns].
 */
export function addOuterProducts(
  G: Float64Array,
  A: Float64Array,
  aAt: number,
  B: Float64Array,
  bAt: number,
  count: number,
  rows: number,
  columns: number,
): void {
  for (let end = count | 0; end > 0; end = (end - CHUNK) | 0) {
    const a = (aAt + (end - 1) * rows) | 0;
    const b = (bAt + (end - 1) * columns) | 0;
    const depth = Math.min(CHUNK, end) | 0;
    addStrided(G, 0, columns, A, a, 1, -rows | 0, B, b, 1, -columns | 0, rows, columns, depth);
  }
}
