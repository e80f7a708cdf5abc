import type { Derivation, ScalarFunction } from '../../timeline/derivation.ts';
import { operandsOf } from '../../timeline/derivation.ts';
import type { Quantity } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { valueAt } from '../../timeline/values.ts';
import { digitsInSum } from '../parts/digits.ts';
import { fixed, full } from '../parts/format.ts';

export type DigitsOf = (quantity: Quantity, x: number, fn?: ScalarFunction) => string;

const FEWEST_DECIMALS = 4;
const [LEAST, MOST] = [0.0001, 1000];

/**
 * How the numbers of a sum are written. Where they are only added, all have the same decimals: who
 * adds what is written comes to what is written. Whole numbers have none.
 */
export function digitsFor(scene: Scene, derivation: Derivation): DigitsOf {
  const value = valueAt(scene, derivation.cell);
  const numbers = operandsOf(derivation).map((cell) => valueAt(scene, cell));
  if (!isPlainSum(derivation) || ![value, ...numbers].every(hasRoom)) return digitsInSum;
  // Three digits of the sum at least.
  const decimals = value === 0 ? 0 : 2 - Math.floor(Math.log10(Math.abs(value)));
  return (_, x) => (Number.isInteger(x) ? full(x) : fixed(x, Math.max(FEWEST_DECIMALS, decimals)));
}

const isPlainSum = ({ terms, whole }: Derivation): boolean =>
  whole === null &&
  terms.length > 1 &&
  terms.every(
    ({ factors, quotient }) =>
      quotient === null && factors.length === 1 && factors[0]?.fn === 'identity',
  );

const hasRoom = (x: number): boolean => {
  const size = Math.abs(x);
  return size === 0 || (size >= LEAST && size < MOST);
};
