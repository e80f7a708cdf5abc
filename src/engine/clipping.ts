import type { ClippingSettings } from './configuration.ts';

/** min(1, limit/‖∇θ‖): what clipping by norm multiplies the gradient by. */
export function clipScale(limit: number, gradientNorm: number): number {
  return Math.min(1, limit / gradientNorm);
}

/**
 * `clipped` ← the gradient as the optimizer is to see it; `gradientNorm` is ‖∇θ‖ over all of it.
 *
 * @returns whether that changed any element
 */
export function clip(
  clipped: Float64Array,
  gradient: Float64Array,
  gradientNorm: number,
  { kind, limit }: ClippingSettings,
): boolean {
  if (kind === 'norm') {
    const scale = clipScale(limit, gradientNorm);
    for (let i = 0; i < gradient.length; i++) clipped[i] = gradient[i]! * scale;
    return scale < 1;
  }
  let largest = 0;
  for (let i = 0; i < gradient.length; i++) {
    largest = Math.max(largest, Math.abs(gradient[i]!));
    clipped[i] = Math.min(limit, Math.max(-limit, gradient[i]!));
  }
  return largest > limit;
}
