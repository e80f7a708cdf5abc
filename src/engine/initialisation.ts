import type { Initialisation } from './configuration.ts';
import type { Parameters } from './parameters.ts';
import { createParameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { ModelSizes } from './shapes.ts';
import { parameterShape } from './shapes.ts';
import { spectralRadius } from './spectral-radius.ts';

const WEIGHTS = ['Wxh', 'Whh', 'Why'] as const;

/**
 * The parameters before the first update: W_xh, W_hh and W_hy are drawn in this order, row by row;
 * b_h, b_y and h_0 are zero.
 */
export function initialParameters(
  sizes: ModelSizes,
  initialisation: Initialisation,
  random: Random,
): Parameters {
  const parameters = createParameters(sizes);
  for (const name of WEIGHTS) {
    const [rows, columns] = parameterShape(name, sizes);
    const limit =
      initialisation.kind === 'glorot' ? Math.sqrt(6 / (rows + columns)) : 1 / Math.sqrt(sizes.H);
    fillUniform(parameters[name], limit, random);
  }
  if (initialisation.kind === 'spectral') {
    scaleToRadius(parameters.Whh, sizes.H, initialisation.radius);
    multiply(parameters.Wxh, initialisation.inputScale);
  }
  return parameters;
}

/** Uniform in [−limit, limit). */
function fillUniform(values: Float64Array, limit: number, random: Random): void {
  for (let i = 0; i < values.length; i++) values[i] = (2 * random() - 1) * limit;
}

function scaleToRadius(matrix: Float64Array, size: number, radius: number): void {
  const present = spectralRadius(matrix, size);
  if (present === 0) return; // No factor gives a nilpotent matrix another radius.
  multiply(matrix, radius / present);
}

function multiply(values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * factor;
}
