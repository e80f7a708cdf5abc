import type { ScalarFunction } from '../../timeline/derivation.ts';
import { superscript } from '../../timeline/notation.ts';

/** What a function looks like around its operand. */
export function written(fn: ScalarFunction, digits: string, bare: boolean, update: number): string {
  // A minus sign, or a power of ten that a square must not seem to belong to.
  const inBrackets = /[−e]/.test(digits) ? `(${digits})` : digits;
  switch (fn) {
    case 'identity':
      return bare ? digits : inBrackets;
    case 'oneMinusSquare':
      return `(1 − ${inBrackets}²)`;
    case 'timesOneMinus':
      return `${digits}·(1 − ${digits})`;
    case 'logOneMinus':
      return `log(1 − ${digits})`;
    case 'reciprocal':
      return `1/${inBrackets}`;
    case 'reciprocalOneMinus':
      return `1/(1 − ${digits})`;
    case 'root':
      return `√${digits}`;
    case 'oneMinus':
      return `(1 − ${digits})`;
    case 'oneMinusPower':
      return `(1 − ${digits}${update === 1 ? '' : superscript(update)})`;
    case 'sigmoid':
      return `σ(${digits})`;
    case 'tanh':
    case 'exp':
    case 'log':
      return `${fn}(${digits})`;
  }
}
