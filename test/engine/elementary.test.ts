import { describe, expect, it } from 'vitest';
import { exp, log, log1p, power, tanh } from '../../src/engine/elementary.ts';
import { createRandom } from '../../src/engine/random.ts';
import * as exact from './exact.ts';

const random = createRandom(5);
const uniform = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, () => from + (to - from) * random());

/** ± numbers of every size, from 2^from to 2^to. */
const ofEverySize = (count: number, from: number, to: number): number[] =>
  uniform(count, from, to).map((size) => (random() < 0.5 ? -1 : 1) * 2 ** size);

/** Each number as sixteen hexadecimal digits each: what another machine has to say, too. */
const bitsOf = (values: number[]): string[] =>
  values.map((value) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    return view.getBigUint64(0).toString(16).padStart(16, '0');
  });

const SMALLEST = Number.MIN_VALUE;
const LARGEST = Number.MAX_VALUE;

function worst(f: (x: number) => number, want: (x: number) => bigint, points: number[]) {
  return points
    .map((x) => ({ x, off: exact.unitsOff(f(x), want(x)) }))
    .reduce((a, b) => (b.off > a.off ? b : a));
}

describe('elementary functions are right to 1.5 units in the last place', () => {
  it('exp', () => {
    const points = [
      ...[
        SMALLEST,
        -SMALLEST,
        1e-17,
        -1e-17,
        709.782712893384,
        709,
        -708,
        -708.4,
        -745.13321910194,
      ],
      ...uniform(2000, -1, 1),
      ...uniform(1000, -40, 40),
      ...uniform(1000, -745, 709.78),
      ...ofEverySize(500, -60, 9),
      ...uniform(500, -745.1, -708),
      ...uniform(100, 709, 709.78),
    ];
    const found = worst(exp, (x) => exact.exp(exact.exactly(x)), points);
    expect(found.off).toBeLessThan(1.5);
  });

  it('tanh', () => {
    const points = [
      ...[SMALLEST, -SMALLEST, 1e-310, 1e-160, 0.85, -0.85, 0.8499999999999999, 19, 20, 700],
      ...uniform(3000, -1, 1),
      ...uniform(1500, -4, 4),
      ...uniform(500, -25, 25),
      ...ofEverySize(500, -70, 6),
    ];
    const found = worst(tanh, (x) => exact.tanh(exact.exactly(x)), points);
    expect(found.off).toBeLessThan(1.5);
  });

  it('log', () => {
    const points = [
      ...[SMALLEST, 1e-310, 2.2250738585072014e-308, LARGEST, 2, 0.5, Math.SQRT2, Math.SQRT1_2],
      ...uniform(2000, 0.5, 2),
      ...ofEverySize(1000, -1074, 1023.9).map(Math.abs),
      ...ofEverySize(500, -52, -1).map((small) => 1 + small),
      ...uniform(500, 1, 100),
    ];
    const found = worst(log, exact.logOf, points);
    expect(found.off).toBeLessThan(1.5);
  });

  it('log1p', () => {
    const points = [
      ...[SMALLEST, -SMALLEST, 1e-310, 1e-17, -0.9999999999999999, 2 ** 53, 2 ** 53 + 2, LARGEST],
      ...uniform(2000, -0.99, 1),
      ...ofEverySize(1000, -70, -0.001),
      ...ofEverySize(500, -5, 1023.9).map(Math.abs),
    ];
    const found = worst(log1p, exact.log1pOf, points);
    expect(found.off).toBeLessThan(1.5);
  });
});

describe('at the limits', () => {
  it.each<[number, number]>([
    [0, 1],
    [-0, 1],
    [710, Infinity],
    [Infinity, Infinity],
    [LARGEST, Infinity],
    [-745.1, SMALLEST],
    [-746, 0],
    [-Infinity, 0],
    [NaN, NaN],
  ])('exp %d is %d', (x, want) => {
    expect(exp(x)).toBe(want);
  });

  it.each<[number, number]>([
    [0, 0],
    [-0, 0],
    [22, 1],
    [-22, -1],
    [LARGEST, 1],
    [-Infinity, -1],
    [NaN, NaN],
  ])('tanh %d is %d', (x, want) => {
    expect(tanh(x)).toBe(want);
  });

  it.each<[number, number]>([
    [1, 0],
    [0, -Infinity],
    [-0, -Infinity],
    [Infinity, Infinity],
    [-SMALLEST, NaN],
    [-Infinity, NaN],
    [NaN, NaN],
  ])('log %d is %d', (x, want) => {
    expect(log(x)).toBe(want);
  });

  it.each<[number, number]>([
    [0, 0],
    [-0, -0],
    [-1, -Infinity],
    [-1.1, NaN],
    [Infinity, Infinity],
    [NaN, NaN],
  ])('log1p %d is %d', (x, want) => {
    expect(log1p(x)).toBe(want);
  });
});

describe('tanh', () => {
  it('is odd, never beyond 1, and does not fall where its two forms meet', () => {
    for (const x of ofEverySize(1000, -30, 8)) {
      expect(tanh(-x)).toBe(-tanh(x));
      expect(Math.abs(tanh(x))).toBeLessThanOrEqual(1);
    }
    const below = 0.85 - Number.EPSILON / 2;
    expect(tanh(0.85)).toBeGreaterThanOrEqual(tanh(below));
  });
});

describe('a power', () => {
  it('of a whole exponent is the product', () => {
    expect([0, 1, 2, 10].map((n) => power(3, n))).toEqual([1, 3, 9, 59049]);
    expect([0, 1].map((n) => power(0.999, n))).toEqual([1, 0.999]);
    expect([0, 1].map((n) => power(0, n))).toEqual([1, 0]);
    expect(power(0.999, 5000) / Math.exp(5000 * Math.log(0.999))).toBeCloseTo(1, 11);
    expect(power(0.9, 1e9)).toBe(0);
  });
});

describe('on every machine', () => {
  it('the bits are these', () => {
    expect(bitsOf([exp(1), exp(-0.3), exp(-720), tanh(0.3), tanh(-1.7)])).toEqual([
      '4005bf0a8b145769',
      '3fe7b4c869c37c04',
      '0000000993b4dc95',
      '3fd2a4dda7d914fa',
      'bfedeedf00d3e7f5',
    ]);
    expect(bitsOf([log(10), log(0.9), log1p(0.3), log1p(1e-5), power(0.9, 11)])).toEqual([
      '40026bb1bbb55516',
      'bfbaf8e8210a415c',
      '3fd0ca937be1b9dc',
      '3ee4f8aea9ae7317',
      '3fd4157909d61178',
    ]);
  });
});
