/*
 * Matrix products on row-major float64 arrays. An element's sum is always taken in the same order,
 * whatever block it falls in and however its time steps are divided into calls, so that a range of
 * one and the whole window give the same bits.
 *
 * Several sums at a time, in registers: the processor adds them in parallel, where one sum alone
 * waits for each addition. `| 0` on an index spares a check that it overflows; the bounds are
 * checked all the same.
 */

/**
 * out_i ← out_i + Σ_j W_ij x_j, j ascending; W [rows × columns], out and x begin at their offsets.
 */
export function addMatrixVector(
  out: Float64Array,
  outAt: number,
  W: Float64Array,
  x: Float64Array,
  xAt: number,
  rows: number,
  columns: number,
): void {
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    const row0 = (i * columns) | 0;
    const row1 = (row0 + columns) | 0;
    const row2 = (row1 + columns) | 0;
    const row3 = (row2 + columns) | 0;
    const at = (outAt + i) | 0;
    let sum0 = out[at]!;
    let sum1 = out[at + 1]!;
    let sum2 = out[at + 2]!;
    let sum3 = out[at + 3]!;
    for (let j = 0; j < columns; j++) {
      const xj = x[(xAt + j) | 0]!;
      sum0 += W[(row0 + j) | 0]! * xj;
      sum1 += W[(row1 + j) | 0]! * xj;
      sum2 += W[(row2 + j) | 0]! * xj;
      sum3 += W[(row3 + j) | 0]! * xj;
    }
    out[at] = sum0;
    out[at + 1] = sum1;
    out[at + 2] = sum2;
    out[at + 3] = sum3;
  }
  // Three rows left share the loads of x too: a network of three units has no others.
  for (; i + 2 < rows; i += 3) {
    const row0 = (i * columns) | 0;
    const row1 = (row0 + columns) | 0;
    const row2 = (row1 + columns) | 0;
    const at = (outAt + i) | 0;
    let sum0 = out[at]!;
    let sum1 = out[at + 1]!;
    let sum2 = out[at + 2]!;
    for (let j = 0; j < columns; j++) {
      const xj = x[(xAt + j) | 0]!;
      sum0 += W[(row0 + j) | 0]! * xj;
      sum1 += W[(row1 + j) | 0]! * xj;
      sum2 += W[(row2 + j) | 0]! * xj;
    }
    out[at] = sum0;
    out[at + 1] = sum1;
    out[at + 2] = sum2;
  }
  for (; i < rows; i++) {
    const row = (i * columns) | 0;
    let sum = out[outAt + i]!;
    for (let j = 0; j < columns; j++) sum += W[(row + j) | 0]! * x[(xAt + j) | 0]!;
    out[outAt + i] = sum;
  }
}

/** Wᵀ into `out`; W [rows × columns]. */
export function transpose(out: Float64Array, W: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = W[i * columns + j]!;
  }
}

/** g_i ← g_i + Σ_r A_ri over `count` rows, the last row first; A [· × length]. */
export function addRows(
  g: Float64Array,
  A: Float64Array,
  aAt: number,
  count: number,
  length: number,
): void {
  for (let r = count - 1; r >= 0; r--) {
    const a = (aAt + r * length) | 0;
    for (let i = 0; i < length; i++) g[i] = g[i]! + A[(a + i) | 0]!;
  }
}
