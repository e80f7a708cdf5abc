import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as kernels from '../../src/engine/kernels.ts';
import * as products from '../../src/engine/products.ts';
import { euclideanNorm } from '../../src/engine/norm.ts';
import { createRandom } from '../../src/engine/random.ts';
import { expectSameBits, runs } from './support.ts';

const size = fc.integer({ min: 1, max: 14 });
const shapes = fc.record({
  count: size,
  rows: size,
  columns: size,
  offset: fc.nat(3),
  seed: fc.nat(),
});

/** Uniform numbers: sums of them in another order have other bits. */
const numbers = (length: number, random: () => number): Float64Array =>
  Float64Array.from({ length }, () => 2 * random() - 1);

describe('each product adds up in its documented order, wherever a block begins or ends', () => {
  it('addMatrixVector', () => {
    const property = fc.property(shapes, ({ rows, columns, offset, seed }) => {
      const random = createRandom(seed);
      const W = numbers(rows * columns, random);
      const x = numbers(columns + offset, random);
      const out = numbers(rows + offset, random);
      const want = out.slice();
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) want[offset + i]! += W[i * columns + j]! * x[offset + j]!;
      }
      kernels.addMatrixVector(out, offset, W, x, offset, rows, columns);
      expectSameBits(out, want);
    });
    fc.assert(property, runs(200));
  });

  it('affineRows', () => {
    const property = fc.property(shapes, ({ count, rows, columns, offset, seed }) => {
      const random = createRandom(seed);
      const W = numbers(rows * columns, random);
      const b = numbers(rows, random);
      const X = numbers(count * columns + offset, random);
      const out = numbers(count * rows + offset, random);
      const want = out.slice();
      for (let r = 0; r < count; r++) {
        for (let i = 0; i < rows; i++) {
          let sum = b[i]!;
          for (let j = 0; j < columns; j++)
            sum += X[offset + r * columns + j]! * W[i * columns + j]!;
          want[offset + r * rows + i] = sum;
        }
      }
      products.affineRows(out, offset, X, offset, W, b, count, rows, columns);
      expectSameBits(out, want);
    });
    fc.assert(property, runs(200));
  });

  it('linearRows', () => {
    const property = fc.property(shapes, ({ count, rows, columns, offset, seed }) => {
      const random = createRandom(seed);
      const W = numbers(rows * columns, random);
      const X = numbers(count * columns + offset, random);
      const out = numbers(count * rows + offset, random);
      const affine = out.slice();
      products.linearRows(out, offset, X, offset, W, count, rows, columns);
      products.affineRows(
        affine,
        offset,
        X,
        offset,
        W,
        new Float64Array(rows),
        count,
        rows,
        columns,
      );
      expectSameBits(out, affine);
    });
    fc.assert(property, runs(100));
  });

  it('addOuterProducts, the last row first', () => {
    const many = fc.constantFrom(1, 2, 5, 14, 63, 64, 65, 130);
    const property = fc.property(shapes, many, ({ rows, columns, offset, seed }, count) => {
      const random = createRandom(seed);
      const A = numbers(count * rows + offset, random);
      const B = numbers(count * columns + offset, random);
      const G = numbers(rows * columns, random);
      const want = G.slice();
      for (let r = count - 1; r >= 0; r--) {
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            want[i * columns + j]! += A[offset + r * rows + i]! * B[offset + r * columns + j]!;
          }
        }
      }
      products.addOuterProducts(G, A, offset, B, offset, count, rows, columns);
      expectSameBits(G, want);
    });
    fc.assert(property, runs(200));
  });

  it('addRows, the last row first', () => {
    const property = fc.property(shapes, ({ count, rows, offset, seed }) => {
      const random = createRandom(seed);
      const A = numbers(count * rows + offset, random);
      const g = numbers(rows, random);
      const want = g.slice();
      for (let r = count - 1; r >= 0; r--) {
        for (let i = 0; i < rows; i++) want[i]! += A[offset + r * rows + i]!;
      }
      kernels.addRows(g, A, offset, count, rows);
      expectSameBits(g, want);
    });
    fc.assert(property, runs(100));
  });

  it('transpose', () => {
    const out = new Float64Array(6);
    kernels.transpose(out, Float64Array.of(1, 2, 3, 4, 5, 6), 2, 3);
    expect([...out]).toEqual([1, 4, 2, 5, 3, 6]);
  });
});

describe('the norm', () => {
  it.each<[number[], number]>([
    [[3, 4], 5],
    [[], 0],
    [[0, 0], 0],
    [[3e200, -4e200], 5e200],
    [[3e-200, 4e-200], 5e-200],
    [[1, 1e-200], 1],
    [[1, -Infinity], Infinity],
  ])('of %j is %d', (z, norm) => {
    expect(Math.abs(euclideanNorm(Float64Array.from(z)) / norm - 1) || 0).toBeLessThan(1e-15);
  });

  it('of NaN is NaN, and a part may be asked for', () => {
    expect(euclideanNorm(Float64Array.of(1, NaN))).toBeNaN();
    expect(euclideanNorm(Float64Array.of(NaN, 3, 4, NaN), 1, 3)).toBe(5);
  });
});
