import type { ModelSizes, ParameterName } from './shapes.ts';
import { PARAMETER_NAMES, parameterShape } from './shapes.ts';

/**
 * One array per parameter, row-major, all views on one buffer.
 * The same form holds the parameters, their gradient, and an optimizer's state.
 */
export type Parameters = Readonly<Record<ParameterName, Float64Array>> & {
  readonly buffer: Float64Array;
};

export function parameterCount(sizes: ModelSizes): number {
  return PARAMETER_NAMES.reduce((count, name) => {
    const [rows, columns] = parameterShape(name, sizes);
    return count + rows * columns;
  }, 0);
}

/**
 * Parameters on `buffer` (zeros when none is given).
 * @throws RangeError when the buffer's length is not parameterCount(sizes)
 */
export function createParameters(
  sizes: ModelSizes,
  buffer: Float64Array = new Float64Array(parameterCount(sizes)),
): Parameters {
  if (buffer.length !== parameterCount(sizes)) {
    throw new RangeError(
      `${buffer.length} numbers cannot hold ${parameterCount(sizes)} parameters`,
    );
  }
  let offset = 0;
  const views = PARAMETER_NAMES.map((name) => {
    const [rows, columns] = parameterShape(name, sizes);
    const view = buffer.subarray(offset, offset + rows * columns);
    offset += view.length;
    return [name, view] as const;
  });
  return { ...(Object.fromEntries(views) as Record<ParameterName, Float64Array>), buffer };
}

/** A copy on a buffer of its own. */
export function copyParameters(sizes: ModelSizes, from: Parameters): Parameters {
  return createParameters(sizes, from.buffer.slice());
}
