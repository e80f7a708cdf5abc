import { describe, expect, it } from 'vitest';
import { initialParameters } from '../../src/engine/initialisation.ts';
import { createRandom } from '../../src/engine/random.ts';
import { spectralRadius } from '../../src/engine/spectral-radius.ts';

const sizes = { V: 11, H: 25 };
const drawn = (initialisation: Parameters<typeof initialParameters>[1], H = sizes.H) =>
  initialParameters({ V: sizes.V, H }, initialisation, createRandom(5));
const largest = (values: Float64Array): number => Math.max(...values.map(Math.abs));

describe('the initial parameters', () => {
  it('are uniform in ±1/√H, biases and h_0 zero', () => {
    const parameters = drawn({ kind: 'uniform' });
    for (const name of ['Wxh', 'Whh', 'Why'] as const) {
      expect(largest(parameters[name])).toBeLessThanOrEqual(1 / 5);
      expect(largest(parameters[name])).toBeGreaterThan(0.9 / 5);
      const mean = parameters[name].reduce((sum, z) => sum + z, 0) / parameters[name].length;
      expect(Math.abs(mean)).toBeLessThan(0.03);
    }
    for (const name of ['bh', 'by', 'h0'] as const) {
      expect(parameters[name].every((z) => z === 0)).toBe(true);
    }
  });

  it('by Glorot are uniform in ±√(6/(fan in + fan out)), matrix by matrix', () => {
    const parameters = drawn({ kind: 'glorot' });
    for (const [name, fans] of [
      ['Wxh', 36],
      ['Whh', 50],
      ['Why', 36],
    ] as const) {
      const limit = Math.sqrt(6 / fans);
      expect(largest(parameters[name])).toBeLessThanOrEqual(limit);
      expect(largest(parameters[name])).toBeGreaterThan(0.9 * limit);
    }
  });

  it.each([0, 0.3, 1, 1.7])(
    'give W_hh the spectral radius %d, and differ in nothing else',
    (radius) => {
      const parameters = drawn({ kind: 'spectral', radius, inputScale: 1 });
      const uniform = drawn({ kind: 'uniform' });
      expect(spectralRadius(parameters.Whh, sizes.H)).toBeCloseTo(radius, 13);
      expect(parameters.Wxh).toEqual(uniform.Wxh);
      expect(parameters.Why).toEqual(uniform.Why);
    },
  );

  it('multiply W_xh by the input scale, and nothing else', () => {
    const usual = drawn({ kind: 'spectral', radius: 2, inputScale: 1 });
    const small = drawn({ kind: 'spectral', radius: 2, inputScale: 0.125 });
    expect(small.Wxh).toEqual(usual.Wxh.map((weight) => weight * 0.125));
    expect(small.Whh).toEqual(usual.Whh);
    expect(small.Why).toEqual(usual.Why);
  });
});

describe('the spectral radius', () => {
  const rotation = [0.6, -0.8, 0.8, 0.6];
  it.each<[string, number[], number]>([
    ['a single number', [-3], 3],
    ['a diagonal', [1, 0, 0, -2], 2],
    ['a rotation: a complex pair', rotation, 1],
    ['a scaled rotation', rotation.map((z) => 1.7 * z), 1.7],
    ['1 + 2i and 1 − 2i', [1, -2, 2, 1], Math.sqrt(5)],
    ['a complex pair ahead of a real one', [1, -2, 0, 2, 1, 0, 3, 5, 2], Math.sqrt(5)],
    ['two of opposite sign', [0, 1, 4, 0], 2],
    ['a permutation: five of the same size', permutation(5), 1],
    ['one eigenvector for a double eigenvalue', [0.5, 1, 0, 0.5], 0.5],
    ['a nilpotent matrix', [0, 1, 0, 0], 0],
    ['zeros', [0, 0, 0, 0], 0],
    ['very large numbers', [0, -1e200, 1e200, 0], 1e200],
    ['very small numbers', [0, -1e-200, 1e-200, 0], 1e-200],
  ])('of %s', (_, matrix, radius) => {
    const got = spectralRadius(Float64Array.from(matrix), Math.sqrt(matrix.length));
    expect(Math.abs(got - radius)).toBeLessThanOrEqual(1e-13 * radius);
  });

  it('is that of the characteristic polynomial', () => {
    // Companion matrix of (z − 3)(z² + 4z + 20): 3 and −2 ± 4i, of size √20.
    const companion = Float64Array.of(0, 0, 60, 1, 0, -8, 0, 1, -1);
    expect(spectralRadius(companion, 3)).toBeCloseTo(Math.sqrt(20), 12);
  });

  it.each([96, 160])('of a larger random matrix is the same as by squaring to the end: %d', (H) => {
    const { Whh } = initialParameters({ V: 3, H }, { kind: 'uniform' }, createRandom(H));
    expect(spectralRadius(Whh, H) / bySquaring(Whh, H)).toBeCloseTo(1, 12);
  });

  it.each<[string, (i: number, j: number) => number, number]>([
    ['a permutation', (i, j) => (i % 80 === (j + 1) % 80 ? 1 : 0), 1],
    ['a diagonal with many equal numbers', (i, j) => (i === j ? (i < 70 ? -2 : 1) : 0), 2],
    ['a diagonal and much above it', (i, j) => (i === j ? 1 / (i + 1) : i < j ? 5 : 0), 1],
    ['zeros below and on the diagonal', (i, j) => (i < j ? 1 : 0), 0],
  ])('of a large matrix: %s', (_, element, radius) => {
    const matrix = Float64Array.from({ length: 6400 }, (__, k) =>
      element(Math.floor(k / 80), k % 80),
    );
    expect(spectralRadius(matrix, 80)).toBeCloseTo(radius, 10);
  });

  /** lim ‖A^k‖^(1/k), without a look at what the powers are. */
  function bySquaring(matrix: Float64Array, size: number): number {
    let power = matrix.slice();
    let logRadius = 0;
    for (let i = 0; i < 54; i++) {
      const norm = Math.hypot(...power);
      logRadius += Math.log(norm) / 2 ** i;
      const a = power.map((z) => z / norm);
      power = Float64Array.from({ length: size * size }, (_, k) => {
        const row = Math.floor(k / size) * size;
        let sum = 0;
        for (let m = 0; m < size; m++) sum += a[row + m]! * a[m * size + (k % size)]!;
        return sum;
      });
    }
    return Math.exp(logRadius);
  }

  it('refuses what is not finite', () => {
    expect(() => spectralRadius(Float64Array.of(1, NaN, 0, 1), 2)).toThrow(RangeError);
  });

  function permutation(n: number): number[] {
    return Array.from({ length: n * n }, (_, i) => (i % n === (Math.floor(i / n) + 1) % n ? 1 : 0));
  }
});
