import type { Window } from '../engine/windows.ts';
import { contributingTimes } from './equations.ts';
import type { ParameterQuantity, Ref, SharedParameter } from './quantities.ts';
import { at, once, parameterQuantity } from './quantities.ts';
import { isWithoutLoss } from './steps.ts';

// Some quantities have no step of their own: they are known along with what a step writes.

type Kind = ParameterQuantity['kind'];
const WITHOUT_STEP: ReadonlySet<Kind> = new Set<Kind>(['partial', 'copy', 'change']);

/** Whether no step is about a quantity, though one makes it known. */
export const isAlong = ({ quantity }: Ref): boolean => {
  const named = parameterQuantity(quantity);
  return named !== null && WITHOUT_STEP.has(named.kind);
};

/** The quantity with whose step a quantity becomes known: itself, unless it has no step. */
export function knownWith(ref: Ref): Ref {
  const named = parameterQuantity(ref.quantity);
  switch (named?.kind) {
    case 'partial':
    case 'copy':
      return at(`contribution ${named.parameter as SharedParameter}`, ref.t ?? 0);
    case 'change':
      return once(`updated ${named.parameter}`);
    default:
      return ref;
  }
}

/**
 * The quantity with whose step a quantity may be shown. A time step that the window only looks back
 * to has no loss of its own: that nothing comes from one is seen when the backward pass gets there.
 */
export function shownWith(ref: Ref, window: Window): Ref {
  const known = knownWith(ref);
  return known.t !== null && isWithoutLoss(known, window) ? at('dhFromNext', known.t) : known;
}

/**
 * What a quantity without a step goes into: the sum under way into the next, and the last of them
 * into the gradient; what is added into the parameter. A copy that does not exist goes nowhere.
 */
export function goesInto(ref: Ref, window: Window): Ref | null {
  const named = parameterQuantity(ref.quantity);
  if (named === null) return null;
  switch (named.kind) {
    case 'partial': {
      const parameter = named.parameter as SharedParameter;
      const t = ref.t ?? 0;
      return t > contributingTimes(parameter, window).from
        ? at(`partial ${parameter}`, t - 1)
        : once(`gradient ${parameter}`);
    }
    case 'change':
      return once(`updated ${named.parameter}`);
    default:
      return null;
  }
}
