import { describe, expect, it } from 'vitest';
import { sliderTarget } from '../../src/views/parts/slider-keys.ts';

describe('a key on a slider of 20 values', () => {
  it.each([
    ['ArrowRight', 7, 8],
    ['ArrowUp', 7, 8],
    ['ArrowLeft', 7, 6],
    ['ArrowDown', 7, 6],
    ['PageDown', 7, 12],
    ['PageUp', 7, 2],
    ['Home', 7, 0],
    ['End', 7, 19],
    ['ArrowRight', 19, 19],
    ['PageDown', 17, 19],
    ['ArrowLeft', 0, 0],
    ['PageUp', 3, 0],
    ['Enter', 7, null],
    ['n', 7, null],
  ])('%s leads from %i to %s', (key, at, target) => {
    expect(sliderTarget(key, at, 5, 19)).toBe(target);
  });
});
