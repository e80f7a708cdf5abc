import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivationOf, operandsOf } from '../../src/timeline/derivation.ts';
import type { Cell, Quantity } from '../../src/timeline/quantities.ts';
import { cellKey, cellOf, shapeOf } from '../../src/timeline/quantities.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { valueAt, valuesOf } from '../../src/timeline/values.ts';
import { runs } from '../engine/support.ts';
import { configurations, keyOf, sceneOf, scenesOf, stepsIn } from './support.ts';
import { evaluate } from './evaluate.ts';

function* cellsOf(scene: Scene): Generator<Cell> {
  for (const { writes } of stepsIn(scene)) {
    if (writes === null) continue;
    const [rows, columns] = shapeOf(writes.quantity, scene.record.sizes);
    for (let index = 0; index < rows * columns; index++) yield cellOf(writes, index);
  }
}

const cell = (quantity: Quantity, t: number | null, index = 0): Cell => ({ quantity, t, index });
const sumOf = (scene: Scene, of: Cell): string[] =>
  derivationOf(scene, of)!.terms.map(
    ({ sign, factors }) =>
      (sign < 0 ? '−' : '') +
      factors
        .map(({ cell: at, fn }) => (fn === 'identity' ? cellKey(at) : `${fn} ${cellKey(at)}`))
        .join(' · '),
  );

describe('the sum behind a number', () => {
  it('evaluates to that number, for every number of every step of any update', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        for (const scene of scenesOf(configuration, 3)) {
          for (const at of cellsOf(scene)) {
            const derivation = derivationOf(scene, at);
            if (derivation === null) continue;
            const [got, want] = [evaluate(scene, derivation), valueAt(scene, at)];
            const error = Math.abs(got - want) / (1 + Math.abs(want));
            if (!(error <= 1e-12)) expect.fail(`${cellKey(at)}: ${got} is not ${want}`);
          }
        }
      }),
      runs(20),
    );
  });

  it('is there for every step but the one-hot input', () => {
    for (const kind of ['norm', 'value'] as const) {
      const scene = sceneOf({ clipping: { kind, limit: 0.1 } });
      const without = new Set<string>();
      for (const at of cellsOf(scene)) {
        if (derivationOf(scene, at) === null) without.add(at.quantity);
      }
      expect([...without]).toEqual(['x']);
    }
  });

  it('reads only numbers of earlier steps, or that no step writes', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        for (const scene of scenesOf(configuration, 2)) {
          const steps = stepsIn(scene);
          const order = new Map(
            steps.flatMap(({ writes }, i) => (writes === null ? [] : [[keyOf(writes), i]])),
          );
          for (const at of cellsOf(scene)) {
            const derivation = derivationOf(scene, at);
            for (const operand of derivation === null ? [] : operandsOf(derivation)) {
              const [read, write] = [order.get(keyOf(operand)) ?? -1, order.get(keyOf(at))!];
              if (read >= write) expect.fail(`${cellKey(at)} reads ${cellKey(operand)}`);
            }
          }
        }
      }),
      runs(20),
    );
  });

  it('keeps the sign of a zero', () => {
    // Where ∇u is negative, its product with a 0 of the one-hot input is −0.
    const scene = sceneOf();
    const negative = valuesOf(scene, { quantity: 'du', t: 2 }).findIndex((z) => z < 0);
    const share = cell('contribution Wxh', 2, 4 * negative);
    expect(valueAt(scene, share)).toBe(-0);
    expect(evaluate(scene, derivationOf(scene, share)!)).toBe(-0);
  });

  it('names each operand once', () => {
    const scene = sceneOf({ head: 'softmax' });
    const keys = operandsOf(derivationOf(scene, cell('yhat', 2, 1))!).map(cellKey);
    // o[1] stands above and below the line of the fraction.
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(4);
  });

  it('is the pre-activation’s row of W_hh times the state, plus its row of W_xh times x, plus the bias', () => {
    expect(sumOf(sceneOf(), cell('u', 2, 1))).toEqual([
      'Whh@[3] · h@1[0]',
      'Whh@[4] · h@1[1]',
      'Whh@[5] · h@1[2]',
      'Wxh@[4] · x@2[0]',
      'Wxh@[5] · x@2[1]',
      'Wxh@[6] · x@2[2]',
      'Wxh@[7] · x@2[3]',
      'bh@[1]',
    ]);
  });

  it('starts from the parameter h_0 at time 1', () => {
    expect(sumOf(sceneOf(), cell('u', 1, 0))[0]).toBe('Whh@[0] · h0@[0]');
    expect(sumOf(sceneOf(), cell('contribution Whh', 1, 5))).toEqual(['du@1[1] · h0@[2]']);
  });

  it('goes through the transpose of W_hh on the way back', () => {
    expect(sumOf(sceneOf(), cell('dhFromNext', 3, 1))).toEqual([
      'Whh@[1] · du@4[0]',
      'Whh@[4] · du@4[1]',
      'Whh@[7] · du@4[2]',
    ]);
  });

  it('uses the hidden state for tanh′', () => {
    expect(sumOf(sceneOf(), cell('du', 2, 0))).toEqual(['oneMinusSquare h@2[0] · dh@2[0]']);
  });

  it('adds a shared weight’s contributions over time', () => {
    expect(sumOf(sceneOf(), cell('gradient Whh', null, 4))).toEqual(
      [1, 2, 3, 4].map((t) => `contribution Whh@${t}[4]`),
    );
  });

  it('has every character in the sigmoid’s loss, and the target alone in softmax’s', () => {
    // Time 1 of "hello" wants e, the second character of the vocabulary.
    expect(sumOf(sceneOf(), cell('L', 1))).toEqual([
      '−logOneMinus yhat@1[0]',
      '−log yhat@1[1]',
      '−logOneMinus yhat@1[2]',
      '−logOneMinus yhat@1[3]',
    ]);
    expect(sumOf(sceneOf({ head: 'softmax' }), cell('L', 1))).toEqual(['−log yhat@1[1]']);
  });

  it('moves a weight against its gradient, or against the clipped one', () => {
    expect(sumOf(sceneOf(), cell('updated by', null, 2))).toEqual([
      'by@[2]',
      '−rate@[0] · gradient by@[2]',
    ]);
    const clipping = { kind: 'value', limit: 0.1 } as const;
    expect(sumOf(sceneOf({ clipping }), cell('updated by', null, 2))).toEqual([
      'by@[2]',
      '−rate@[0] · clipped by@[2]',
    ]);
  });

  it('counts the zeros of a long one-hot vector instead of writing them', () => {
    const scene = sceneOf({ text: 'abcdefghijklmnop' });
    const derivation = derivationOf(scene, cell('u', 3, 0))!;
    expect(derivation.zeros).toBe(15);
    expect(derivation.terms).toHaveLength(3 + 1 + 1);
    expect(evaluate(scene, derivation)).toBeCloseTo(valueAt(scene, cell('u', 3, 0)), 12);
  });

  it('is not there for what nothing computes', () => {
    const scene = sceneOf();
    for (const at of [cell('Whh', null), cell('h0', null), cell('y', 1), cell('rate', null)]) {
      expect(derivationOf(scene, at), cellKey(at)).toBeNull();
    }
  });
});

describe('the values', () => {
  it('of inputs and targets are one-hot: h e l l, and e l l o', () => {
    const scene = sceneOf();
    const hot = (quantity: 'x' | 'y', t: number): string =>
      'helo'[valuesOf(scene, { quantity, t }).indexOf(1)]!;
    expect([1, 2, 3, 4].map((t) => hot('x', t)).join('')).toBe('hell');
    expect([1, 2, 3, 4].map((t) => hot('y', t)).join('')).toBe('ello');
    expect(valuesOf(scene, { quantity: 'x', t: 2 })).toEqual([0, 1, 0, 0]);
  });

  it('of contributions sum to the gradient', () => {
    for (const truncation of [null, { k1: 2, k2: 3 }]) {
      for (const scene of scenesOf(sceneOf({ truncation }).configuration, 4)) {
        const { start, end } = scene.record.window;
        for (const parameter of ['Whh', 'Wxh', 'bh'] as const) {
          const total = scene.record.result!.gradient[parameter].map(() => 0);
          for (let t = start; t <= end; t++) {
            const quantity = `contribution ${parameter}` as const;
            valuesOf(scene, { quantity, t }).forEach((z, i) => (total[i]! += z));
          }
          total.forEach((z, i) => {
            expect(z).toBeCloseTo(scene.record.result!.gradient[parameter][i]!, 12);
          });
        }
      }
    }
  });

  it('are NaN where the record holds none', () => {
    const scene = sceneOf();
    expect(valueAt(scene, cell('h', 9, 0))).toBeNaN();
    expect(valueAt(scene, cell('clipLimit', null))).toBeNaN();
    expect(valueAt(scene, cell('clipScale', null))).toBeNaN();
    const open: Scene = { ...scene, record: { ...scene.record, result: null } };
    expect(valueAt(open, cell('gradient Whh', null, 0))).toBeNaN();
    expect(valueAt(open, cell('loss', null))).toBeNaN();
  });

  it('of the clipping scale bring the gradient to its limit', () => {
    const scene = sceneOf({ clipping: { kind: 'norm', limit: 0.1 } });
    const scale = valueAt(scene, cell('clipScale', null));
    expect(scale).toBeLessThan(1);
    expect(scale * scene.record.result!.gradientNorm).toBeCloseTo(0.1, 12);
    const loose = sceneOf({ clipping: { kind: 'norm', limit: 100 } });
    expect(valueAt(loose, cell('clipScale', null))).toBe(1);
  });
});
