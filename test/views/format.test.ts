import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSet, besideOne, full, inSum, short } from '../../src/views/parts/format.ts';
import { tight } from '../../src/views/shared-weights/numbers.ts';
import { runs } from '../engine/support.ts';

const backToNumber = (text: string): number =>
  Number(text.replaceAll('−', '-').replace('∞', 'Infinity'));

describe('a short number', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1.00'],
    [-0.5, '−0.50'],
    [0.0123, '0.01'],
    [0.00499, '.005'],
    [-0.0012, '−.001'],
    [0.0004, '4e−4'],
    [-4e-300, '−4e−300'],
    [12.34, '12.3'],
    [9.996, '10.0'],
    [99.96, '100'],
    [-123.4, '−123'],
    [9999.4, '9999'],
    [12345, '1e4'],
    [1e300, '1e300'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, '?'],
  ])('%d is %s', (x, want) => {
    expect(short(x)).toBe(want);
  });

  const ordinary = fc.oneof(
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.double({ min: -20_000, max: 20_000, noNaN: true }),
    fc.double({ min: -0.01, max: 0.01, noNaN: true }),
  );
  const tiny = (x: number): boolean => x !== 0 && Math.abs(x) < 9.5e-10;

  it('has six characters at most, and a true minus sign', () => {
    fc.assert(
      fc.property(ordinary, (x) => {
        expect(short(x).length).toBeLessThanOrEqual(tiny(x) ? 7 : 6);
        expect(short(x)).not.toContain('-');
      }),
      runs(2000),
    );
  });

  it('is near the number, has its sign, and is 0 for 0 alone', () => {
    fc.assert(
      fc.property(fc.oneof(ordinary, fc.double({ noNaN: true })), (x) => {
        const got = backToNumber(short(x));
        expect(Math.sign(got) + 0).toBe(Math.sign(x) + 0);
        if (Number.isFinite(x) && Math.abs(x) < 1e308) {
          const step = Math.abs(x) > 9.9e-3 && Math.abs(x) < 9999.5 ? 0.0051 : 1e-323;
          const allowed = Math.max(step, (Math.abs(x) < 9.5 ? 1 : 0.5) * Math.abs(x));
          expect(Math.abs(got - x)).toBeLessThanOrEqual(allowed);
        }
      }),
      runs(2000),
    );
  });
});

it.each([
  [0, '0'],
  [0.33, '.33'],
  [-0.996, '−1.0'],
  [12.4, '12'],
  [0.0099, '.010'],
  [-0.0041, '−.004'],
  [0.0004, '≈0'],
  [-1e-9, '≈0'],
  [123, '123'],
  [1413, '1413'],
  [-1413, '−1e3'],
])('in a narrow cell %d is %s', (x, want) => {
  expect(tight(x)).toBe(want);
});

it('a full number is the very number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(backToNumber(full(x)) + 0).toBe(x + 0);
      expect(full(x)).not.toContain('-');
    }),
    runs(500),
  );
  expect(full(Infinity)).toBe('∞');
  expect(full(NaN)).toBe('?');
});

it('a number that was set keeps its digits where there is room', () => {
  expect(asSet(0.999)).toBe('0.999');
  expect(asSet(1e-8)).toBe('1e−8');
  expect(asSet(0.123456789)).toBe('0.12');
});

describe('a number in a sum', () => {
  it.each([
    [0, '0'],
    [0.234, '0.23'],
    [-12.34, '−12.3'],
    [0.0123, '0.0123'],
    [-0.00499, '−0.00499'],
    [0.03, '0.03'],
    [0.00001, '0.00001'],
    [-0.000012345, '−1.23e−5'],
    [-3.04e-300, '−3.04e−300'],
    [123456, '123456'],
    [-29876543210, '−2.99e10'],
    [Infinity, '∞'],
    [NaN, '?'],
  ])('%d is %s', (x, want) => {
    expect(inSum(x)).toBe(want);
  });

  it('is never off by more than a twentieth', () => {
    const any = fc.oneof(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -1e-300, max: 1e300, noNaN: true }),
    );
    const isClose = (x: number): boolean =>
      Math.abs(backToNumber(inSum(x)) - x) <= 0.0503 * Math.abs(x);
    fc.assert(fc.property(any, isClose), runs(2000));
  });

  it.each([
    [0.5, '0.50'],
    [-0.9936, '−0.99360'],
    [0.99958123, '0.999581'],
    [1, '1.00'],
    [-1.02, '−1.02'],
    [0.0004123, '4.12e−4'],
    [1 - 2 ** -40, '0.9999999999990905'],
  ])('and beside 1, %d is %s', (x, want) => {
    expect(besideOne(x)).toBe(want);
  });
});
