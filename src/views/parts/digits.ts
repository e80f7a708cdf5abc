import type { Quantity } from '../../timeline/quantities.ts';
import { CONSTANTS } from '../../timeline/quantities.ts';
import { asSet, short } from './format.ts';

/** A constant near 1 must not read 1.00; of a one-hot vector, 1 is exactly that. */
const AS_SET: readonly Quantity[] = [...CONSTANTS, 'x', 'y'];

/** A number of a quantity as it stands in a cell. */
export const digitsOf = (quantity: Quantity, x: number): string =>
  AS_SET.includes(quantity) ? asSet(x) : short(x);
