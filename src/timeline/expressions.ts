import type { Ref } from './quantities.ts';

/**
 * The right-hand side of an equation. One value of this type is typeset as mathematics, drawn as
 * matrices with numbers, written out as a scalar sum, and asked what it reads.
 */
export type Expression =
  | { readonly kind: 'ref'; readonly ref: Ref }
  /** left · right; a transposed factor is marked, so that aᵀ needs no node of its own. */
  | {
      readonly kind: 'product';
      readonly left: Expression;
      readonly right: Expression;
      readonly transposed: 'left' | 'right' | null;
    }
  /** left ⊙ right, element by element. */
  | { readonly kind: 'hadamard'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'apply'; readonly fn: ElementwiseFunction; readonly argument: Ref }
  | { readonly kind: 'softmax'; readonly argument: Ref }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'difference'; readonly left: Expression; readonly right: Expression }
  /** − each element. */
  | { readonly kind: 'negative'; readonly expression: Expression }
  /** A single number times each element. */
  | { readonly kind: 'scaled'; readonly by: Expression; readonly expression: Expression }
  /** over / under, element by element. */
  | { readonly kind: 'quotient'; readonly over: Expression; readonly under: Expression }
  /** Of each element. */
  | { readonly kind: 'square' | 'root'; readonly expression: Expression }
  /** 1 − a, or 1 − aᵏ: what a moving average gives the new, and how much of it is not the start. */
  | { readonly kind: 'complement'; readonly of: Ref; readonly power: number | null }
  /** Σ over the time steps from … to of one quantity. */
  | { readonly kind: 'sumOverTime'; readonly terms: readonly Ref[] }
  /** Each element into [−limit, limit]. */
  | { readonly kind: 'clamp'; readonly limit: Ref; readonly expression: Expression }
  /** min(1, …) */
  | { readonly kind: 'atMostOne'; readonly expression: Expression }
  /** The Euclidean norm of all elements of all of them. */
  | { readonly kind: 'norm'; readonly of: readonly Ref[] }
  /** Zeros, whatever the gradient says: of the weights of a recurrence that is cut. */
  | { readonly kind: 'held' }
  /** The cross-entropy of ŷ_t and y_t: binary and summed for sigmoid, categorical for softmax. */
  | {
      readonly kind: 'loss';
      readonly head: 'sigmoid' | 'softmax';
      readonly yhat: Ref;
      readonly y: Ref;
    }
  /** ∂L_t/∂ŷ_t */
  | {
      readonly kind: 'lossSlope';
      readonly head: 'sigmoid' | 'softmax';
      readonly yhat: Ref;
      readonly y: Ref;
    }
  /** The one-hot vector of a character. */
  | { readonly kind: 'oneHot'; readonly index: number };

/**
 * Functions applied to each element. tanhSlope is tanh′(u), of which h = tanh(u) is the argument
 * kept in the trace; so is sigmoidSlope σ′(o), of ŷ.
 */
export type ElementwiseFunction = 'tanh' | 'sigmoid' | 'tanhSlope' | 'sigmoidSlope';

export const value = (ref: Ref): Expression => ({ kind: 'ref', ref });
export const product = (left: Ref, right: Ref): Expression => ({
  kind: 'product',
  left: value(left),
  right: value(right),
  transposed: null,
});
/** leftᵀ · right */
export const transposedProduct = (left: Ref, right: Expression): Expression => ({
  kind: 'product',
  left: value(left),
  right,
  transposed: 'left',
});
/** left · rightᵀ, a matrix of rank one */
export const outer = (left: Ref, right: Ref): Expression => ({
  kind: 'product',
  left: value(left),
  right: value(right),
  transposed: 'right',
});
export const hadamard = (left: Expression, right: Expression): Expression => ({
  kind: 'hadamard',
  left,
  right,
});
export const apply = (fn: ElementwiseFunction, argument: Ref): Expression => ({
  kind: 'apply',
  fn,
  argument,
});
export const sum = (...terms: Expression[]): Expression => ({ kind: 'sum', terms });
export const difference = (left: Expression, right: Expression): Expression => ({
  kind: 'difference',
  left,
  right,
});
export const negative = (expression: Expression): Expression => ({ kind: 'negative', expression });
export const scaled = (by: Expression, expression: Expression): Expression => ({
  kind: 'scaled',
  by,
  expression,
});
export const quotient = (over: Expression, under: Expression): Expression => ({
  kind: 'quotient',
  over,
  under,
});
export const square = (expression: Expression): Expression => ({ kind: 'square', expression });
export const root = (expression: Expression): Expression => ({ kind: 'root', expression });
export const complement = (of: Ref, power: number | null = null): Expression => ({
  kind: 'complement',
  of,
  power,
});

/** Every quantity that an expression reads, each once, in the order of reading. */
export function readsOf(expression: Expression): Ref[] {
  const seen = new Map<string, Ref>();
  for (const ref of allReads(expression)) {
    const key = `${ref.quantity}@${ref.t ?? ''}`;
    if (!seen.has(key)) seen.set(key, ref);
  }
  return [...seen.values()];
}

function allReads(expression: Expression): readonly Ref[] {
  switch (expression.kind) {
    case 'ref':
      return [expression.ref];
    case 'product':
    case 'hadamard':
    case 'difference':
      return [...allReads(expression.left), ...allReads(expression.right)];
    case 'apply':
    case 'softmax':
      return [expression.argument];
    case 'sum':
      return expression.terms.flatMap(allReads);
    case 'scaled':
      return [...allReads(expression.by), ...allReads(expression.expression)];
    case 'quotient':
      return [...allReads(expression.over), ...allReads(expression.under)];
    case 'negative':
    case 'square':
    case 'root':
    case 'atMostOne':
      return allReads(expression.expression);
    case 'complement':
      return [expression.of];
    case 'sumOverTime':
      return expression.terms;
    case 'clamp':
      return [expression.limit, ...allReads(expression.expression)];
    case 'norm':
      return expression.of;
    case 'loss':
    case 'lossSlope':
      return [expression.yhat, expression.y];
    case 'oneHot':
    case 'held':
      return [];
  }
}

/** Whether an expression stands in brackets where it is a factor, or is taken away. */
export const needsBrackets = ({ kind }: Expression): boolean =>
  kind === 'sum' || kind === 'difference' || kind === 'hadamard' || kind === 'complement';
