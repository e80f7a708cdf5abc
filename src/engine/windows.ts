import type { Truncation } from './configuration.ts';

/**
 * The time steps that one update covers, 1-based and inclusive: it runs forward over
 * lossFrom … end, and backward over end … start. start < lossFrom when k2 > k1: the window then
 * reaches back over steps whose states were computed before.
 */
export interface Window {
  readonly start: number;
  readonly lossFrom: number;
  readonly end: number;
}

/** The number of windows, and so of updates, in one epoch over T time steps. */
export function windowCount(T: number, truncation: Truncation | null): number {
  return truncation === null ? 1 : Math.ceil(T / truncation.k1);
}

/** The index-th window (from 0) of an epoch over T time steps; full BPTT has one, the whole text. */
export function windowAt(T: number, truncation: Truncation | null, index: number): Window {
  if (truncation === null) return { start: 1, lossFrom: 1, end: T };
  const { k1, k2 } = truncation;
  const end = Math.min(T, (index + 1) * k1);
  return { start: Math.max(1, end - k2 + 1), lossFrom: index * k1 + 1, end };
}

/** The largest number of time steps that any window covers. */
export function longestWindow(T: number, truncation: Truncation | null): number {
  return truncation === null ? T : Math.min(T, truncation.k2);
}
