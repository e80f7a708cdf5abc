import type { CSSProperties } from 'react';
import type { Quantity } from '../../timeline/quantities.ts';
import { isGradient } from '../../timeline/quantities.ts';

/** Where the colour scales end: fixed, so that the same colour always means the same number. */
export const SCALE_LIMIT = { value: 1.5, gradient: 1 } as const;

export interface Tint {
  readonly className: string;
  readonly style: CSSProperties;
}

/**
 * How strong the colour of a number is, from 0 to 1. The power lifts small numbers, so that their
 * sign still shows.
 */
export function shareOf(kind: keyof typeof SCALE_LIMIT, x: number): number {
  const share = Number.isFinite(x) ? Math.min(1, Math.abs(x) / SCALE_LIMIT[kind]) : 1;
  return share ** 0.75;
}

/**
 * The colour of a number: how strong (custom property --m, in percent) and towards which end of
 * which scale (classes).
 */
export function tintOf(quantity: Quantity, x: number): Tint {
  const kind = isGradient(quantity) ? 'gradient' : 'value';
  const strength = shareOf(kind, x);
  const sign = x < 0 ? 'negative' : 'positive';
  return {
    className: `tint ${kind} ${sign}`,
    style: { '--m': `${(strength * 100).toFixed(1)}%` } as CSSProperties,
  };
}
