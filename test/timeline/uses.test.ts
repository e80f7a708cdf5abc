import { describe, expect, it } from 'vitest';
import { createTraining } from '../../src/engine/training.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { plainSymbol } from '../../src/timeline/notation.ts';
import { PARAMETER_NAMES } from '../../src/engine/shapes.ts';
import type { Cell } from '../../src/timeline/quantities.ts';
import { cellOf, shapeOf } from '../../src/timeline/quantities.ts';
import { stepsOf } from '../../src/timeline/steps.ts';
import { usesOf } from '../../src/timeline/uses.ts';
import { contextOf } from '../../src/timeline/values.ts';

const training = createTraining(DEFAULT_CONFIGURATION);
training.runUpdate();
const scene = { record: training.record(), configuration: DEFAULT_CONFIGURATION };
const steps = stepsOf(contextOf(scene));

const usesIn = (cell: Cell): string[] =>
  usesOf(scene, steps, cell, 100).uses.map(
    ({ written, elements }) => `${plainSymbol(written)} ${elements.join(',')}`,
  );

describe('where a number is used', () => {
  it('names the next state, its own answer, and the gradients for a hidden state', () => {
    expect(usesIn({ quantity: 'h', t: 2, index: 1 })).toEqual([
      'o₂ 0,1,2,3',
      'u₃ 0,1,2',
      '∇W_hh,3 1,4,7',
      '∇W_hy,2 1,4,7,10',
      '∇u₂ 1',
    ]);
  });

  it('adds a share to the same element of the sum', () => {
    expect(usesIn({ quantity: 'contribution Whh', t: 3, index: 5 })).toEqual(['∇W_hh 5']);
  });

  it('is a weight’s own row forward and its own column backward', () => {
    expect(usesIn({ quantity: 'Whh', t: null, index: 5 })).toEqual([
      'u₁ 1',
      'u₂ 1',
      'u₃ 1',
      'u₄ 1',
      '∇h₃ from h₄ 2',
      '∇h₂ from h₃ 2',
      '∇h₁ from h₂ 2',
      '∇h₀ 2',
      'W_hh′ 5',
    ]);
  });

  it('looks no further than it is asked to', () => {
    const h = { quantity: 'h', t: 2, index: 1 } as const;
    const { uses } = usesOf(scene, steps, h, 100, 2);
    expect(uses.map(({ elements }) => elements)).toEqual([[0, 1], [0, 1], [1, 4], [1, 4], [1]]);
  });

  it('counts the elements that it does not name, as if it had looked into each', () => {
    const configuration = {
      ...DEFAULT_CONFIGURATION,
      text: 'the quick brown fox',
      hiddenSize: 7,
      head: 'softmax',
      clipping: { kind: 'norm', limit: 1 },
    } as const;
    const run = createTraining(configuration);
    run.runUpdate();
    const wide = { record: run.record(), configuration };
    const all = stepsOf(contextOf(wide));
    const written = [...new Set(all.flatMap(({ writes }) => writes ?? []))];
    const asked = [...written, ...PARAMETER_NAMES.map((quantity) => ({ quantity, t: null }))];
    for (const ref of asked) {
      const [rows, columns] = shapeOf(ref.quantity, wide.record.sizes);
      for (const index of new Set([0, 1 % (rows * columns), rows * columns - 1])) {
        const cell = cellOf(ref, index);
        const counts = usesOf(wide, all, cell, 8, 4).uses.map(({ count }) => count);
        const named = usesOf(wide, all, cell, 8).uses.map(({ elements }) => elements.length);
        expect(counts, `${plainSymbol(ref)} ${index}`).toEqual(named);
      }
    }
  });

  it('counts what it does not look into', () => {
    const { uses, more } = usesOf(scene, steps, { quantity: 'Whh', t: null, index: 0 }, 2);
    expect(uses).toHaveLength(2);
    expect(more).toBeGreaterThan(0);
  });
});
