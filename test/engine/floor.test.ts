import { describe, expect, it } from 'vitest';
import { lossFloor } from '../../src/engine/floor.ts';
import { readText } from '../../src/engine/vocabulary.ts';

const floorOf = (text: string, head: 'sigmoid' | 'softmax'): number =>
  lossFloor(readText(text), head);

describe('The floor of the loss without context', () => {
  it('is 4 ln 2 for hello with sigmoid, and 2 ln 2 with softmax', () => {
    expect(floorOf('hello', 'sigmoid')).toBeCloseTo(4 * Math.LN2, 14);
    expect(floorOf('hello', 'softmax')).toBeCloseTo(2 * Math.LN2, 14);
  });

  it('is 0 where every character is always followed by the same', () => {
    for (const head of ['sigmoid', 'softmax'] as const) {
      expect(floorOf('abcabcabc', head)).toBe(0);
      expect(floorOf('aaaa', head)).toBe(0);
    }
  });

  it('weighs what follows by how often it does', () => {
    // a is followed by b three times and by c once; b and c always by a.
    const entropy = 3 * Math.log(4 / 3) + Math.log(4);
    expect(floorOf('abababaca', 'softmax')).toBeCloseTo(entropy, 14);
    expect(floorOf('abababaca', 'sigmoid')).toBeCloseTo(2 * entropy, 14);
  });
});
