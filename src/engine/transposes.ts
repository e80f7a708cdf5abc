import { transpose } from './kernels.ts';
import type { Parameters } from './parameters.ts';
import type { ModelSizes } from './shapes.ts';

/** The transposes that the backward pass multiplies by, so that it too reads them row by row. */
export interface Transposes {
  /** W_hhᵀ [H × H] */
  readonly WhhT: Float64Array;
  /** W_hyᵀ [H × V] */
  readonly WhyT: Float64Array;
}

export function createTransposes({ V, H }: ModelSizes): Transposes {
  return { WhhT: new Float64Array(H * H), WhyT: new Float64Array(H * V) };
}

export function setTransposes(
  { WhhT, WhyT }: Transposes,
  { Whh, Why }: Parameters,
  { V, H }: ModelSizes,
): void {
  transpose(WhhT, Whh, H, H);
  transpose(WhyT, Why, V, H);
}
