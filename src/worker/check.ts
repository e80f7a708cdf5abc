import * as v from 'valibot';

/** A 0-based count or number of an update. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A 1-based time step, or a size. */
export const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** Any number, the ones that are not finite included: a diverged update has them. */
export const number = v.custom<number>((input) => typeof input === 'number', 'no number');
// Arrays are checked by their type, and where it is known by their length, never element by
// element: the check must cost the same for a large network as for a small one.
export const floats = v.custom<Float64Array>((input) => input instanceof Float64Array, 'no floats');
export const indices = v.custom<Int32Array>((input) => input instanceof Int32Array, 'no indices');

/**
 * The message as its schema's output.
 * @throws TypeError naming the first part of the message that is wrong
 */
export function check<Schema extends v.GenericSchema>(
  what: string,
  schema: Schema,
  message: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, message, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new TypeError(`${what}: ${v.getDotPath(issue) ?? 'message'}: ${issue.message}`);
}
