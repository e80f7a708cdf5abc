import { evaluatedForm, equationOf } from './equations.ts';
import type { Expression } from './expressions.ts';
import type { Cell, Ref } from './quantities.ts';
import { cellOf, shapeOf } from './quantities.ts';
import { contextOf, valueAt } from './values.ts';
import type { Scene } from './values.ts';

/** What is done to an operand before it is multiplied. */
export type ScalarFunction =
  | 'identity'
  | 'tanh'
  | 'sigmoid'
  /** 1 − a², which is tanh′(u) for a = tanh(u) */
  | 'oneMinusSquare'
  /** a(1 − a), which is σ′(o) for a = σ(o) */
  | 'timesOneMinus'
  | 'exp'
  | 'log'
  | 'logOneMinus'
  | 'reciprocal'
  | 'reciprocalOneMinus'
  | 'square';

export interface Factor {
  readonly cell: Cell;
  readonly fn: ScalarFunction;
}

export interface Term {
  readonly sign: 1 | -1;
  /** Multiplied; an empty product is the number 1. */
  readonly factors: readonly Factor[];
}

/**
 * How one number came about: a sum of products of other numbers, perhaps divided by another such
 * sum (softmax), or clamped.
 */
export interface Derivation {
  readonly cell: Cell;
  readonly terms: readonly Term[];
  readonly divisor: readonly Term[] | null;
  readonly clamp: Cell | null;
  /** How many products were left out because a one-hot vector makes them zero. */
  readonly zeros: number;
}

const factor = (cell: Cell, fn: ScalarFunction = 'identity'): Factor => ({ cell, fn });
const plus = (...factors: Factor[]): Term => ({ sign: 1, factors });
const minus = (...factors: Factor[]): Term => ({ sign: -1, factors });

/** More zero products than this are counted instead of written. */
const WRITTEN_ZEROS = 8;

/**
 * The scalar sum behind a number, or null for what nothing computes (settings, parameters, targets)
 * and for what is not such a sum (the clipping scale, a one-hot vector).
 */
export function derivationOf(scene: Scene, cell: Cell): Derivation | null {
  const context = contextOf(scene);
  const form = evaluatedForm(equationOf(cell, context));
  if (form === undefined || form.kind === 'oneHot' || form.kind === 'clipScale') return null;
  const whole: Derivation = { cell, terms: [], divisor: null, clamp: null, zeros: 0 };
  if (form.kind === 'softmax') {
    const [length] = shapeOf(form.argument.quantity, scene.record.sizes);
    return {
      ...whole,
      terms: [plus(factor(cellOf(form.argument, cell.index), 'exp'))],
      divisor: indices(length).map((k) => plus(factor(cellOf(form.argument, k), 'exp'))),
    };
  }
  const terms = termsOf(scene, form, cell.index);
  const written = withoutOneHotZeros(scene, terms);
  return {
    ...whole,
    terms: written,
    zeros: terms.length - written.length,
    clamp: form.kind === 'clamp' ? cellOf(form.limit, 0) : null,
  };
}

const indices = (length: number): number[] => Array.from({ length }, (_, index) => index);

function termsOf(scene: Scene, form: Expression, index: number): readonly Term[] {
  switch (form.kind) {
    case 'ref':
      return [plus(factor(cellOf(form.ref, index)))];
    case 'apply':
      return [plus(applied(form, index))];
    case 'product':
      return productTerms(scene, form, index);
    case 'hadamard':
      return [
        plus(
          ...singleTerm(scene, form.left, index).factors,
          ...singleTerm(scene, form.right, index).factors,
        ),
      ];
    case 'sum':
      return form.terms.flatMap((term) => termsOf(scene, term, index));
    case 'difference':
      return [
        ...termsOf(scene, form.left, index),
        ...termsOf(scene, form.right, index).map(negated),
      ];
    case 'scaled':
      return termsOf(scene, form.expression, index).map((term) => ({
        ...term,
        factors: [factor(cellOf(form.by, 0)), ...term.factors],
      }));
    case 'sumOverTime':
      return form.terms.map((ref) => plus(factor(cellOf(ref, index))));
    case 'clamp':
      return termsOf(scene, form.expression, index);
    case 'loss':
      return lossTerms(scene, form);
    case 'lossSlope':
      return lossSlopeTerms(scene, form, index);
    // Evaluated as a whole, not as a sum of products: see derivationOf.
    case 'clipScale':
    case 'softmax':
    case 'oneHot':
      return [];
  }
}

const negated = (term: Term): Term => ({ ...term, sign: term.sign === 1 ? -1 : 1 });

function singleTerm(scene: Scene, form: Expression, index: number): Term {
  const [term] = termsOf(scene, form, index);
  return term ?? plus();
}

/** tanh′(u_t) is computed from h_t, σ′(o_t) from ŷ_t: the operand is the number that was used. */
function applied(form: Extract<Expression, { kind: 'apply' }>, index: number): Factor {
  const { fn, argument } = form;
  switch (fn) {
    case 'tanh':
    case 'sigmoid':
      return factor(cellOf(argument, index), fn);
    case 'tanhSlope':
      return factor({ quantity: 'h', t: argument.t, index }, 'oneMinusSquare');
    case 'sigmoidSlope':
      return factor({ quantity: 'yhat', t: argument.t, index }, 'timesOneMinus');
  }
}

const refOf = (form: Expression): Ref | null => (form.kind === 'ref' ? form.ref : null);

function productTerms(
  scene: Scene,
  { left, right, transposed }: Extract<Expression, { kind: 'product' }>,
  index: number,
): readonly Term[] {
  const matrix = refOf(left);
  const vector = refOf(right);
  // The form that is evaluated multiplies quantities; only forms for reading nest deeper.
  if (matrix === null || vector === null) return [];
  const [rows, columns] = shapeOf(matrix.quantity, scene.record.sizes);
  if (transposed === 'right') {
    const [width] = shapeOf(vector.quantity, scene.record.sizes);
    return [
      plus(
        factor(cellOf(matrix, Math.floor(index / width))),
        factor(cellOf(vector, index % width)),
      ),
    ];
  }
  return transposed === 'left'
    ? indices(rows).map((k) =>
        plus(factor(cellOf(matrix, k * columns + index)), factor(cellOf(vector, k))),
      )
    : indices(columns).map((k) =>
        plus(factor(cellOf(matrix, index * columns + k)), factor(cellOf(vector, k))),
      );
}

function targetOf(scene: Scene, t: number | null): number {
  return scene.record.targets[(t ?? 0) - scene.record.window.start] ?? 0;
}

/** −log ŷ of the target; with the sigmoid head also −log(1 − ŷ) of every other character. */
function lossTerms(
  scene: Scene,
  { head, yhat }: Extract<Expression, { kind: 'loss' }>,
): readonly Term[] {
  const target = targetOf(scene, yhat.t);
  const own = minus(factor(cellOf(yhat, target), 'log'));
  if (head === 'softmax') return [own];
  return indices(scene.record.sizes.V).map((k) =>
    k === target ? own : minus(factor(cellOf(yhat, k), 'logOneMinus')),
  );
}

/** −1/ŷ at the target; elsewhere 1/(1 − ŷ) with the sigmoid head, and nothing with softmax. */
function lossSlopeTerms(
  scene: Scene,
  { head, yhat }: Extract<Expression, { kind: 'lossSlope' }>,
  index: number,
): readonly Term[] {
  const cell = cellOf(yhat, index);
  if (index === targetOf(scene, yhat.t)) return [minus(factor(cell, 'reciprocal'))];
  return head === 'sigmoid' ? [plus(factor(cell, 'reciprocalOneMinus'))] : [];
}

function withoutOneHotZeros(scene: Scene, terms: readonly Term[]): readonly Term[] {
  const isZero = (term: Term): boolean =>
    term.factors.some(({ cell }) => cell.quantity === 'x' && valueAt(scene, cell) === 0);
  const zeros = terms.filter(isZero).length;
  return zeros > WRITTEN_ZEROS ? terms.filter((term) => !isZero(term)) : terms;
}

export function factorValue(scene: Scene, { cell, fn }: Factor): number {
  const a = valueAt(scene, cell);
  switch (fn) {
    case 'identity':
      return a;
    case 'tanh':
      return Math.tanh(a);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-a));
    case 'oneMinusSquare':
      return 1 - a * a;
    case 'timesOneMinus':
      return a * (1 - a);
    case 'exp':
      return Math.exp(a);
    case 'log':
      return Math.log(a);
    case 'logOneMinus':
      return Math.log(1 - a);
    case 'reciprocal':
      return 1 / a;
    case 'reciprocalOneMinus':
      return 1 / (1 - a);
    case 'square':
      return a * a;
  }
}

const sumOf = (scene: Scene, terms: readonly Term[]): number =>
  terms.reduce(
    (total, { sign, factors }) =>
      total + sign * factors.reduce((product, each) => product * factorValue(scene, each), 1),
    0,
  );

/** The sum evaluated as written; equals the cell's value to rounding. */
export function evaluate(scene: Scene, { terms, divisor, clamp }: Derivation): number {
  const total = sumOf(scene, terms) / (divisor === null ? 1 : sumOf(scene, divisor));
  if (clamp === null) return total;
  const limit = valueAt(scene, clamp);
  return Math.min(limit, Math.max(-limit, total));
}

/** The cells that a number was computed from, each once. */
export function operandsOf({ terms, divisor }: Derivation): readonly Cell[] {
  const seen = new Map<string, Cell>();
  for (const { factors } of [...terms, ...(divisor ?? [])]) {
    for (const { cell } of factors) {
      seen.set(`${cell.quantity}@${cell.t ?? ''}[${cell.index}]`, cell);
    }
  }
  return [...seen.values()];
}
