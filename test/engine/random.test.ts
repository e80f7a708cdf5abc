import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/engine/random.ts';

const draws = (seed: number, count: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, random);
};

describe('the generator', () => {
  it('draws the same numbers from the same seed, on every machine', () => {
    expect(draws(1, 3)).toEqual([0.4494886656596704, 0.6713631300590054, 0.6355101557141939]);
    expect(draws(1 + 2 ** 32, 3)).toEqual(draws(1, 3));
  });

  it('is uniform: 64 bins of 64,000 draws, and each of the highest and lowest bits', () => {
    const all = draws(7, 64_000);
    const bins = new Array<number>(64).fill(0);
    for (const z of all) bins[Math.floor(z * 64)]!++;
    const chiSquared = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 63 degrees of freedom: outside this range once in ten thousand.
    expect(chiSquared).toBeGreaterThan(29);
    expect(chiSquared).toBeLessThan(112);
    for (const bit of [1, 2, 26, 27, 28, 52, 53]) {
      const ones = all.filter((z) => Math.floor(z * 2 ** bit) % 2 === 1).length;
      expect(Math.abs(ones / 64_000 - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 64_000));
    }
  });

  it('gives multiples of 2⁻⁵³ below 1', () => {
    for (const z of draws(3, 1000)) {
      expect(Number.isInteger(z * 2 ** 53)).toBe(true);
      expect(z).toBeLessThan(1);
      expect(z).toBeGreaterThanOrEqual(0);
    }
  });

  it('has no memory from one draw to the next, or from one seed to the next', () => {
    const correlation = (a: number[], b: number[]): number =>
      (12 * a.reduce((sum, z, i) => sum + (z - 0.5) * (b[i]! - 0.5), 0)) / a.length;
    const all = draws(11, 20_000);
    const bound = 4 / Math.sqrt(20_000);
    expect(Math.abs(correlation(all.slice(0, -1), all.slice(1)))).toBeLessThan(bound);
    const firsts = Array.from({ length: 20_001 }, (_, seed) => draws(seed, 1)[0]!);
    expect(Math.abs(correlation(firsts.slice(0, -1), firsts.slice(1)))).toBeLessThan(bound);
  });
});
