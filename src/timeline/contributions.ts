import type { EquationContext } from './context.ts';
import { equationOf, evaluatedForm } from './equations.ts';
import type { Ref, SharedParameter } from './quantities.ts';

/**
 * The two vectors whose outer product is the contribution of time step t, as its equation says; the
 * contribution to a bias is one vector.
 */
export function contributionFactors(
  parameter: SharedParameter,
  t: number,
  context: EquationContext,
): readonly [left: Ref, right: Ref | null] {
  const form = evaluatedForm(equationOf({ quantity: `contribution ${parameter}`, t }, context));
  if (form?.kind === 'ref') return [form.ref, null];
  if (form?.kind === 'product' && form.left.kind === 'ref' && form.right.kind === 'ref') {
    return [form.left.ref, form.right.ref];
  }
  throw new Error(`The contribution to ${parameter} is no outer product`);
}
