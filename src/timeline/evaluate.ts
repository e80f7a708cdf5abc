import type { Expression } from './expressions.ts';
import type { Ref } from './quantities.ts';

/** The elements of a quantity. */
export type Elements = (ref: Ref) => (index: number) => number;

/**
 * An expression of an update, which works element by element, as a function of the element.
 * It multiplies and adds in the order that is written, as the engine does.
 */
export function elementOf(form: Expression, elements: Elements): (index: number) => number {
  switch (form.kind) {
    case 'ref':
      return elements(form.ref);
    case 'negative': {
      const of = elementOf(form.expression, elements);
      return (index) => -of(index);
    }
    case 'root': {
      const of = elementOf(form.expression, elements);
      return (index) => Math.sqrt(of(index));
    }
    case 'scaled': {
      const [by, of] = [elementOf(form.by, elements), elementOf(form.expression, elements)];
      return (index) => by(index) * of(index);
    }
    case 'difference': {
      const [left, right] = [elementOf(form.left, elements), elementOf(form.right, elements)];
      return (index) => left(index) - right(index);
    }
    case 'quotient': {
      const [over, under] = [elementOf(form.over, elements), elementOf(form.under, elements)];
      return (index) => over(index) / under(index);
    }
    case 'sum': {
      const [first, ...others] = form.terms.map((term) => elementOf(term, elements));
      return (index) => others.reduce((sum, term) => sum + term(index), first?.(index) ?? 0);
    }
    case 'held':
      return () => 0;
    default:
      throw new RangeError(`${form.kind} is not computed here`);
  }
}
