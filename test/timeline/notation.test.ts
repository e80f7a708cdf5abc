import { describe, expect, it } from 'vitest';
import { elementIndex, plainSymbol, subscript } from '../../src/timeline/notation.ts';
import type { Quantity, Ref } from '../../src/timeline/quantities.ts';
import {
  CONSTANTS,
  isGradient,
  MOMENTS,
  parameterQuantity,
  sameRef,
  shapeOf,
} from '../../src/timeline/quantities.ts';

const symbol = (quantity: Quantity, t: number | null = null): string =>
  plainSymbol({ quantity, t }).normalize('NFC');

describe('symbols', () => {
  it.each<[Quantity, number | null, string]>([
    ['x', 1, 'x₁'],
    ['h', 0, 'h₀'],
    ['h', 12, 'h₁₂'],
    ['yhat', 2, 'ŷ₂'],
    ['L', 3, 'L₃'],
    ['loss', null, 'L'],
    ['rate', null, 'η'],
    ['h0', null, 'h₀'],
    ['Whh', null, 'W_hh'],
    ['by', null, 'b_y'],
    ['dyhat', 2, '∇ŷ₂'],
    ['do', 2, '∇o₂'],
    ['dh', 2, '∇h₂'],
    ['du', 2, '∇u₂'],
    ['dhFromOutput', 2, '∇h₂ from o₂'],
    ['dhFromNext', 2, '∇h₂ from h₃'],
    ['contribution Whh', 3, '∇W_hh,3'],
    ['partial Whh', 3, 'Σ_{k≥3}∇W_hh,k'],
    ['copy Whh', 3, 'W_hh,3′'],
    ['change Whh', null, 'ΔW_hh'],
    ['gradient Wxh', null, '∇W_xh'],
    ['gradient h0', null, '∇h₀'],
    ['updated Why', null, 'W_hy′'],
    ['velocity Whh', null, 'v_{W_hh}'],
    ['updated velocity h0', null, 'v_{h₀}′'],
    ['squareMean bh', null, 's_{b_h}'],
    ['corrected firstMoment Wxh', null, 'm̂_{W_xh}'],
    ['beta2', null, 'β₂'],
    ['gradientNorm', null, '‖∇θ‖'],
  ])('%s at %s is %s', (quantity, t, want) => {
    expect(symbol(quantity, t)).toBe(want);
  });

  it('tell every quantity of an update from every other', () => {
    const parameters = ['Wxh', 'Whh', 'Why', 'bh', 'by', 'h0'] as const;
    const refs: Ref[] = [
      ...(['x', 'y', 'u', 'h', 'o', 'yhat', 'L'] as const).map((quantity) => ({ quantity, t: 2 })),
      ...(['dyhat', 'do', 'dh', 'du', 'dhFromOutput', 'dhFromNext'] as const).map((quantity) => ({
        quantity,
        t: 2,
      })),
      ...parameters.flatMap((name) =>
        ([name, `gradient ${name}`, `clipped ${name}`, `updated ${name}`] as const).map(
          (quantity) => ({ quantity, t: null }),
        ),
      ),
      ...(['rate', 'gradientNorm', 'clipScale', 'clipLimit', ...CONSTANTS] as const).map(
        (quantity) => ({ quantity, t: null }),
      ),
    ];
    for (const moments of Object.values(MOMENTS)) {
      const remembered = moments.flatMap((moment) =>
        parameters.flatMap((name) => [`${moment} ${name}`, `updated ${moment} ${name}`] as const),
      );
      const corrected = parameters.flatMap((name) =>
        MOMENTS.adam.map((moment) => `corrected ${moment} ${name}` as const),
      );
      const all = [
        ...refs,
        ...[...remembered, ...corrected].map((quantity) => ({ quantity, t: null })),
      ];
      expect(new Set(all.map(plainSymbol)).size).toBe(all.length);
    }
  });

  it('count elements from 1, by row and column in a matrix', () => {
    expect(elementIndex(1, 1)).toBe('[2]');
    expect(elementIndex(7, 4)).toBe('[2,4]');
    expect(subscript(120)).toBe('₁₂₀');
  });
});

describe('quantities', () => {
  const sizes = { V: 4, H: 3 };

  it.each<[Quantity, readonly [number, number]]>([
    ['x', [4, 1]],
    ['h', [3, 1]],
    ['yhat', [4, 1]],
    ['L', [1, 1]],
    ['loss', [1, 1]],
    ['dhFromNext', [3, 1]],
    ['contribution Wxh', [3, 4]],
    ['gradient Why', [4, 3]],
    ['clipped Whh', [3, 3]],
    ['updated h0', [3, 1]],
    ['updated secondMoment Wxh', [3, 4]],
    ['beta1', [1, 1]],
  ])('%s has the shape %j', (quantity, shape) => {
    expect(shapeOf(quantity, sizes)).toEqual(shape);
  });

  it.each<[Quantity, boolean]>([
    ['h', false],
    ['Whh', false],
    ['updated Whh', false],
    ['loss', false],
    ['rate', false],
    ['do', true],
    ['dhFromOutput', true],
    ['contribution Whh', true],
    ['gradient h0', true],
    ['clipped by', true],
    ['velocity Whh', true],
    ['updated squareSum by', true],
    ['mu', false],
  ])('%s is a gradient: %s', (quantity, want) => {
    expect(isGradient(quantity)).toBe(want);
  });

  it('of parameters are split into kind and parameter, and no others are', () => {
    expect(parameterQuantity('contribution Whh')).toEqual({
      kind: 'contribution',
      moment: null,
      parameter: 'Whh',
    });
    expect(parameterQuantity('h0')).toEqual({ kind: 'value', moment: null, parameter: 'h0' });
    expect(parameterQuantity('updated velocity by')).toEqual({
      kind: 'updated',
      moment: 'velocity',
      parameter: 'by',
    });
    for (const other of ['h', 'dh', 'yhat', 'loss', 'dhFromNext', 'gradientNorm', 'mu'] as const) {
      expect(parameterQuantity(other)).toBeNull();
    }
  });

  it('at two times are two', () => {
    expect(sameRef({ quantity: 'h', t: 1 }, { quantity: 'h', t: 1 })).toBe(true);
    expect(sameRef({ quantity: 'h', t: 1 }, { quantity: 'h', t: 2 })).toBe(false);
    expect(sameRef({ quantity: 'h', t: 1 }, { quantity: 'u', t: 1 })).toBe(false);
  });
});
