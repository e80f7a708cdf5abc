import * as v from 'valibot';
import type { Configuration } from '../engine/configuration.ts';
import type { PlainCheckpoint, TextSize } from '../engine/plain-checkpoint.ts';
import type { Model } from './model-file.ts';
import { checkModel, fieldsOf, MOST_LOSSES } from './model-file.ts';

/** The name of a run in the browser's storage: equal for equal configurations, and for no others. */
export const runName = (configuration: Configuration): string =>
  JSON.stringify(Object.entries(fieldsOf(configuration)));

const floats = v.instance(Float64Array);
const numbers = v.object({
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  parameters: floats,
  moments: v.array(floats),
  carried: v.nullable(floats),
  losses: floats,
});

/** The numbers of a model; its configuration is what they are found by. */
export interface KeptNumbers extends PlainCheckpoint {
  readonly losses: Float64Array;
}

export const numbersOf = ({ checkpoint, losses }: Model): KeptNumbers => ({
  ...checkpoint,
  losses: losses.slice(-MOST_LOSSES),
});

/** The model that kept numbers are of; null when they are not of this run. Anything may stand there. */
export function modelFrom(
  found: unknown,
  configuration: Configuration,
  size: TextSize,
): Model | null {
  const parsed = v.safeParse(numbers, found);
  if (!parsed.success) return null;
  const { losses, ...checkpoint } = parsed.output;
  const read = checkModel({ configuration, checkpoint, losses }, size);
  return read.ok ? read.model : null;
}
