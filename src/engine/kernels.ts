/*
 * Matrix products on row-major float64 arrays. An element's sum is always taken in the same order,
 * whatever block it falls in and however its time steps are divided into calls, so that a range of
 * one and the whole window give the same bits. Blocks of 3 × 3 keep nine sums in registers: the
 * processor adds independent sums in parallel, and each number loaded is used three times.
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
      const xj = x[xAt + j]!;
      sum0 += W[row0 + j]! * xj;
      sum1 += W[row1 + j]! * xj;
      sum2 += W[row2 + j]! * xj;
      sum3 += W[row3 + j]! * xj;
    }
    out[at] = sum0;
    out[at + 1] = sum1;
    out[at + 2] = sum2;
    out[at + 3] = sum3;
  }
  for (; i < rows; i++) {
    const row = (i * columns) | 0;
    let sum = out[outAt + i]!;
    for (let j = 0; j < columns; j++) sum += W[row + j]! * x[xAt + j]!;
    out[outAt + i] = sum;
  }
}

/** Wᵀ into `out`; W [rows × columns]. */
export function transpose(out: Float64Array, W: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = W[i * columns + j]!;
  }
}

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
    for (let i = 0; i < rows; i++) out[at + i] = b[i]!;
    addMatrixVector(out, at, W, X, (xAt + r * columns) | 0, rows, columns);
  }
}

/**
 * out_rj ← Σ_i X_ri W_ij, i ascending, for `count` rows of X and out;
 * X [· × rows], W [rows × columns], out [· × columns].
 */
export function rowsTimesMatrix(
  out: Float64Array,
  outAt: number,
  X: Float64Array,
  xAt: number,
  W: Float64Array,
  count: number,
  rows: number,
  columns: number,
): void {
  for (let r = 0; r < count; r++) {
    const at = (outAt + r * columns) | 0;
    const from = (xAt + r * rows) | 0;
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += X[from + i]! * W[i * columns + j]!;
      out[at + j] = sum;
    }
  }
}

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
  for (let r = count - 1; r >= 0; r--) {
    const a = (aAt + r * rows) | 0;
    const b = (bAt + r * columns) | 0;
    for (let i = 0; i < rows; i++) {
      const ai = A[a + i]!;
      const g = (i * columns) | 0;
      for (let j = 0; j < columns; j++) G[g + j] = G[g + j]! + ai * B[b + j]!;
    }
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
    for (let i = 0; i < length; i++) g[i] = g[i]! + A[a + i]!;
  }
}
