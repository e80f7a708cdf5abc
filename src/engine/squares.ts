import type { Moment } from './configuration.ts';

/** Which of the moments add up squares, and so are never negative. */
export const IS_SQUARE: Record<Moment, boolean> = {
  velocity: false,
  squareSum: true,
  squareMean: true,
  firstMoment: false,
  secondMoment: true,
};
