import type { ScalarFunction } from '../../timeline/derivation.ts';
import type { Quantity } from '../../timeline/quantities.ts';
import { CONSTANTS } from '../../timeline/quantities.ts';
import { asSet, besideOne, full, inSum, short } from './format.ts';

/** A constant near 1 must not read 1.00; of a one-hot vector, 1 is exactly that. */
const AS_SET: readonly Quantity[] = [...CONSTANTS, 'x', 'y'];

/** A number of a quantity as it stands in a cell. */
export const digitsOf = (quantity: Quantity, x: number): string =>
  AS_SET.includes(quantity) ? asSet(x) : short(x);

/** A number of a quantity as it stands in a sum. What an equation takes from 1, or 1 from, is close to it. */
export function digitsInSum(quantity: Quantity, x: number, fn?: ScalarFunction): string {
  const isSet = AS_SET.includes(quantity);
  if (isSet && full(x) === asSet(x)) return full(x);
  return isSet || quantity === 'yhat' || fn === 'oneMinusSquare' ? besideOne(x) : inSum(x);
}
