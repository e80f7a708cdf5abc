import { evaluatedForm, equationOf } from './equations.ts';
import type { Expression } from './expressions.ts';
import type { Cell, Ref } from './quantities.ts';
import { cellKey, cellOf, shapeOf } from './quantities.ts';
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
  | 'root'
  | 'oneMinus'
  /** 1 − aᵏ, where k is the number of the update */
  | 'oneMinusPower';

export interface Factor {
  readonly cell: Cell;
  readonly fn: ScalarFunction;
}

/** A product divided by a sum, or by the root of one. */
export interface Quotient {
  readonly over: readonly Factor[];
  readonly under: readonly Term[];
  readonly root: boolean;
}

export interface Term {
  readonly sign: 1 | -1;
  /** Multiplied from the left; an empty product is the number 1. A square is a factor twice. */
  readonly factors: readonly Factor[];
  /** What their product is multiplied by. */
  readonly quotient: Quotient | null;
}

/** What is done to a sum as a whole: the range [−limit, limit], min(1, …), or its root. */
export type Whole =
  | { readonly kind: 'clamp'; readonly limit: Cell }
  | { readonly kind: 'atMostOne' }
  | { readonly kind: 'root' };

/** How one number came about: a sum of products and quotients of other numbers. */
export interface Derivation {
  readonly cell: Cell;
  readonly terms: readonly Term[];
  readonly whole: Whole | null;
  /** How many products were left out because a one-hot vector makes them zero. */
  readonly zeros: number;
}

const factor = (cell: Cell, fn: ScalarFunction = 'identity'): Factor => ({ cell, fn });
const plus = (...factors: Factor[]): Term => ({ sign: 1, factors, quotient: null });
const minus = (...factors: Factor[]): Term => ({ sign: -1, factors, quotient: null });
const divided = (over: readonly Factor[], under: readonly Term[], root = false): Term => ({
  ...plus(),
  quotient: { over, under, root },
});

/** More zero products than this are counted instead of written. */
const WRITTEN_ZEROS = 8;

/**
 * The scalar sum behind a number, or null for what nothing computes (settings, parameters, targets)
 * and for what is not such a sum (a one-hot vector, weights that are held at 0).
 */
export function derivationOf(scene: Scene, cell: Cell): Derivation | null {
  const context = contextOf(scene);
  const form = evaluatedForm(equationOf(cell, context));
  if (form === undefined || form.kind === 'oneHot' || form.kind === 'held') return null;
  const terms = termsOf(scene, form, cell.index);
  const written = withoutOneHotZeros(scene, terms);
  return { cell, terms: written, whole: wholeOf(form), zeros: terms.length - written.length };
}

function wholeOf(form: Expression): Whole | null {
  switch (form.kind) {
    case 'clamp':
      return { kind: 'clamp', limit: cellOf(form.limit, 0) };
    case 'atMostOne':
      return { kind: 'atMostOne' };
    case 'norm':
      return { kind: 'root' };
    default:
      return null;
  }
}

const indices = (length: number): number[] => Array.from({ length }, (_, index) => index);

function termsOf(scene: Scene, form: Expression, index: number): readonly Term[] {
  switch (form.kind) {
    case 'ref':
      return [plus(factor(cellOf(form.ref, elementOf(scene, form.ref, index))))];
    case 'apply':
      return [plus(applied(form, index))];
    case 'product':
      return productTerms(scene, form, index);
    case 'hadamard':
      return [plus(...factorsOf(scene, form.left, index), ...factorsOf(scene, form.right, index))];
    case 'sum':
      return form.terms.flatMap((term) => termsOf(scene, term, index));
    case 'difference':
      return [
        ...termsOf(scene, form.left, index),
        ...termsOf(scene, form.right, index).map(negated),
      ];
    case 'negative':
      return termsOf(scene, form.expression, index).map(negated);
    case 'scaled':
      return termsOf(scene, form.expression, index).map((term) => ({
        ...term,
        factors: [...factorsOf(scene, form.by, 0), ...term.factors],
      }));
    case 'quotient':
      return [quotientTerm(scene, form, index)];
    case 'square': {
      const factors = factorsOf(scene, form.expression, index);
      return [plus(...factors, ...factors)];
    }
    case 'root':
      return [
        plus(...factorsOf(scene, form.expression, index).map(({ cell }) => factor(cell, 'root'))),
      ];
    case 'complement':
      return [plus(factor(cellOf(form.of, 0), form.power === null ? 'oneMinus' : 'oneMinusPower'))];
    case 'sumOverTime':
      return form.terms.map((ref) => plus(factor(cellOf(ref, index))));
    case 'clamp':
    case 'atMostOne':
      return termsOf(scene, form.expression, index);
    case 'norm':
      return form.of.flatMap((ref) => squaresOf(scene, ref));
    case 'softmax':
      return [softmaxTerm(scene, form.argument, index)];
    case 'loss':
      return lossTerms(scene, form);
    case 'lossSlope':
      return lossSlopeTerms(scene, form, index);
    // Not sums: see derivationOf.
    case 'oneHot':
    case 'held':
      return [];
  }
}

const negated = (term: Term): Term => ({ ...term, sign: term.sign === 1 ? -1 : 1 });

/** The factors of an expression that is a single product. */
function factorsOf(scene: Scene, form: Expression, index: number): readonly Factor[] {
  return termsOf(scene, form, index)[0]?.factors ?? [];
}

/** A setting stands for every element: it has one number. */
const elementOf = (scene: Scene, { quantity }: Ref, index: number): number => {
  const [rows, columns] = shapeOf(quantity, scene.record.sizes);
  return rows * columns === 1 ? 0 : index;
};

function quotientTerm(
  scene: Scene,
  { over, under }: Extract<Expression, { kind: 'quotient' }>,
  index: number,
): Term {
  // The root of a single quantity is a factor; that of a sum belongs to the whole of it.
  const rooted = under.kind === 'root' && under.expression.kind === 'sum';
  const sum = rooted ? under.expression : under;
  return divided(factorsOf(scene, over, index), termsOf(scene, sum, index), rooted);
}

function squaresOf(scene: Scene, ref: Ref): readonly Term[] {
  const [rows, columns] = shapeOf(ref.quantity, scene.record.sizes);
  return indices(rows * columns).map((k) => {
    const each = factor(cellOf(ref, k));
    return plus(each, each);
  });
}

function softmaxTerm(scene: Scene, argument: Ref, index: number): Term {
  const [length] = shapeOf(argument.quantity, scene.record.sizes);
  const exp = (k: number): Factor => factor(cellOf(argument, k), 'exp');
  return divided(
    [exp(index)],
    indices(length).map((k) => plus(exp(k))),
  );
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

const cellsOf = ({ factors, quotient }: Term): readonly Cell[] => [
  ...[...factors, ...(quotient?.over ?? [])].map(({ cell }) => cell),
  ...(quotient?.under ?? []).flatMap(cellsOf),
];

/** The cells that a number was computed from, each once. */
export function operandsOf({ terms, whole }: Derivation): readonly Cell[] {
  const limits = whole?.kind === 'clamp' ? [whole.limit] : [];
  const cells = [...terms.flatMap(cellsOf), ...limits];
  return [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
}
