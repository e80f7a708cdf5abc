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
  | { readonly kind: 'scaled'; readonly by: Ref; readonly expression: Expression }
  /** Σ over the time steps from … to of one quantity. */
  | { readonly kind: 'sumOverTime'; readonly terms: readonly Ref[] }
  /** Each element into [−limit, limit]. */
  | { readonly kind: 'clamp'; readonly limit: Ref; readonly expression: Expression }
  /** min(1, limit / ‖∇θ‖) */
  | { readonly kind: 'clipScale'; readonly limit: Ref; readonly gradients: readonly Ref[] }
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
export const scaled = (by: Ref, expression: Expression): Expression => ({
  kind: 'scaled',
  by,
  expression,
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
      return [expression.by, ...allReads(expression.expression)];
    case 'sumOverTime':
      return expression.terms;
    case 'clamp':
      return [expression.limit, ...allReads(expression.expression)];
    case 'clipScale':
      return [expression.limit, ...expression.gradients];
    case 'loss':
    case 'lossSlope':
      return [expression.yhat, expression.y];
    case 'oneHot':
      return [];
  }
}
