/**
 * The one blocked product that the others are views of. C_ri lies at cAt + r · cRow + i, A_rk at
 * aAt + r · aRow + k · aStep, B_ik at bAt + i · bRow + k · bStep:
 *
 *     C_ri ← C_ri + Σ_k A_rk B_ik, k ascending, for r < rows, i < columns, k < depth
 *
 * In blocks of 2 × 4 sums: six numbers loaded serve eight multiplications, and everything fits
 * into the sixteen registers that processors have.
 */
export function addStrided(
  C: Float64Array,
  cAt: number,
  cRow: number,
  A: Float64Array,
  aAt: number,
  aRow: number,
  aStep: number,
  B: Float64Array,
  bAt: number,
  bRow: number,
  bStep: number,
  rows: number,
  columns: number,
  depth: number,
): void {
  const blockRows = rows & ~1;
  const blockColumns = columns & ~3;
  for (let r = 0; r < blockRows; r += 2) {
    const c = (cAt + r * cRow) | 0;
    const a = (aAt + r * aRow) | 0;
    for (let i = 0; i < blockColumns; i += 4) {
      const b = (bAt + i * bRow) | 0;
      addBlock(C, (c + i) | 0, cRow, A, a, aRow, aStep, B, b, bRow, bStep, depth);
    }
  }
  // What is left: columns on the right, and the last row below the blocks.
  if (blockColumns < columns) {
    const c = (cAt + blockColumns) | 0;
    const b = (bAt + blockColumns * bRow) | 0;
    const rest = (columns - blockColumns) | 0;
    addCells(C, c, cRow, A, aAt, aRow, aStep, B, b, bRow, bStep, rows, rest, depth);
  }
  if (blockRows < rows && blockColumns > 0) {
    const c = (cAt + blockRows * cRow) | 0;
    const a = (aAt + blockRows * aRow) | 0;
    addCells(C, c, cRow, A, a, aRow, aStep, B, bAt, bRow, bStep, 1, blockColumns, depth);
  }
}

function addBlock(
  C: Float64Array,
  c0: number,
  cRow: number,
  A: Float64Array,
  a0: number,
  aRow: number,
  aStep: number,
  B: Float64Array,
  b0: number,
  bRow: number,
  bStep: number,
  depth: number,
): void {
  const c1 = (c0 + cRow) | 0;
  let a1 = (a0 + aRow) | 0;
  let b1 = (b0 + bRow) | 0;
  let b2 = (b1 + bRow) | 0;
  let b3 = (b2 + bRow) | 0;
  let sum00 = C[c0]!;
  let sum01 = C[(c0 + 1) | 0]!;
  let sum02 = C[(c0 + 2) | 0]!;
  let sum03 = C[(c0 + 3) | 0]!;
  let sum10 = C[c1]!;
  let sum11 = C[(c1 + 1) | 0]!;
  let sum12 = C[(c1 + 2) | 0]!;
  let sum13 = C[(c1 + 3) | 0]!;
  for (let k = 0; k < depth; k++) {
    const p = A[a0]!;
    const q = A[a1]!;
    const w = B[b0]!;
    const x = B[b1]!;
    const y = B[b2]!;
    const z = B[b3]!;
    sum00 += p * w;
    sum01 += p * x;
    sum02 += p * y;
    sum03 += p * z;
    sum10 += q * w;
    sum11 += q * x;
    sum12 += q * y;
    sum13 += q * z;
    a0 = (a0 + aStep) | 0;
    a1 = (a1 + aStep) | 0;
    b0 = (b0 + bStep) | 0;
    b1 = (b1 + bStep) | 0;
    b2 = (b2 + bStep) | 0;
    b3 = (b3 + bStep) | 0;
  }
  C[c0] = sum00;
  C[(c0 + 1) | 0] = sum01;
  C[(c0 + 2) | 0] = sum02;
  C[(c0 + 3) | 0] = sum03;
  C[c1] = sum10;
  C[(c1 + 1) | 0] = sum11;
  C[(c1 + 2) | 0] = sum12;
  C[(c1 + 3) | 0] = sum13;
}

/** As addStrided, without blocks: three sums at a time, then one, which suits few columns. */
function addCells(
  C: Float64Array,
  cAt: number,
  cRow: number,
  A: Float64Array,
  aAt: number,
  aRow: number,
  aStep: number,
  B: Float64Array,
  bAt: number,
  bRow: number,
  bStep: number,
  rows: number,
  columns: number,
  depth: number,
): void {
  for (let r = 0; r < rows; r++) {
    const c = (cAt + r * cRow) | 0;
    const aFirst = (aAt + r * aRow) | 0;
    let i = 0;
    for (; i + 2 < columns; i += 3) {
      const c0 = (c + i) | 0;
      let a = aFirst;
      let b0 = (bAt + i * bRow) | 0;
      let b1 = (b0 + bRow) | 0;
      let b2 = (b1 + bRow) | 0;
      let sum0 = C[c0]!;
      let sum1 = C[(c0 + 1) | 0]!;
      let sum2 = C[(c0 + 2) | 0]!;
      for (let k = 0; k < depth; k++) {
        const p = A[a]!;
        sum0 += p * B[b0]!;
        sum1 += p * B[b1]!;
        sum2 += p * B[b2]!;
        a = (a + aStep) | 0;
        b0 = (b0 + bStep) | 0;
        b1 = (b1 + bStep) | 0;
        b2 = (b2 + bStep) | 0;
      }
      C[c0] = sum0;
      C[(c0 + 1) | 0] = sum1;
      C[(c0 + 2) | 0] = sum2;
    }
    for (; i < columns; i++) {
      let a = aFirst;
      let b = (bAt + i * bRow) | 0;
      let sum = C[(c + i) | 0]!;
      for (let k = 0; k < depth; k++) {
        sum += A[a]! * B[b]!;
        a = (a + aStep) | 0;
        b = (b + bStep) | 0;
      }
      C[(c + i) | 0] = sum;
    }
  }
}
