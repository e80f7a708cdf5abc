import { exp, log, power, tanh } from '../../src/engine/elementary.ts';
import type { Derivation, Factor, Term } from '../../src/timeline/derivation.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { valueAt } from '../../src/timeline/values.ts';

function factorValue(scene: Scene, { cell, fn }: Factor): number {
  const a = valueAt(scene, cell);
  switch (fn) {
    case 'identity':
      return a;
    case 'tanh':
      return tanh(a);
    case 'sigmoid':
      return 1 / (1 + exp(-a));
    case 'oneMinusSquare':
      return 1 - a * a;
    case 'timesOneMinus':
      return a * (1 - a);
    case 'exp':
      return exp(a);
    case 'log':
      return log(a);
    case 'logOneMinus':
      return log(1 - a);
    case 'reciprocal':
      return 1 / a;
    case 'reciprocalOneMinus':
      return 1 / (1 - a);
    case 'root':
      return Math.sqrt(a);
    case 'oneMinus':
      return 1 - a;
    case 'oneMinusPower':
      return 1 - power(a, scene.record.n + 1);
  }
}

const productOf = (scene: Scene, factors: readonly Factor[]): number =>
  factors.reduce((product, each) => product * factorValue(scene, each), 1);

function termValue(scene: Scene, { sign, factors, quotient }: Term): number {
  const product = productOf(scene, factors);
  if (quotient === null) return sign * product;
  const sum = sumOf(scene, quotient.under);
  return (
    sign * (product * (productOf(scene, quotient.over) / (quotient.root ? Math.sqrt(sum) : sum)))
  );
}

/** Without a 0 to begin with, which would make +0 of a single −0. */
const sumOf = (scene: Scene, [first, ...others]: readonly Term[]): number =>
  first === undefined
    ? 0
    : others.reduce((sum, term) => sum + termValue(scene, term), termValue(scene, first));

/**
 * The sum evaluated as written: the cell's value to rounding, and to the last bit where the
 * engine adds in the same order, as in the update.
 */
export function evaluate(scene: Scene, { terms, whole }: Derivation): number {
  const sum = sumOf(scene, terms);
  switch (whole?.kind) {
    case undefined:
      return sum;
    case 'root':
      return Math.sqrt(sum);
    case 'atMostOne':
      return Math.min(1, sum);
    case 'clamp': {
      const limit = valueAt(scene, whole.limit);
      return Math.min(limit, Math.max(-limit, sum));
    }
  }
}
