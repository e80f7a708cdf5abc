import type { ParameterName } from '../engine/shapes.ts';
import type { Ref } from './quantities.ts';
import { parameterQuantity } from './quantities.ts';

/** How a quantity is written in the lecture, in parts that MathML, SVG and plain text can lay out. */
export interface Symbol {
  /** ∇ before the base: the gradient ∂L/∂… */
  readonly nabla: boolean;
  readonly base: string;
  readonly hat: boolean;
  /** The letters of a weight matrix' or bias' subscript: 'hh' in W_hh. */
  readonly letters: string;
  /** The time in the subscript, or null. */
  readonly time: number | null;
  /** A mark above: ′ after the update, ˜ after clipping. */
  readonly mark: '' | '′' | '˜';
  /** What tells two messages apart: where the message comes from. */
  readonly from: Ref | null;
}

const PARAMETER_LETTERS: Record<ParameterName, readonly [base: string, letters: string]> = {
  Wxh: ['W', 'xh'],
  Whh: ['W', 'hh'],
  Why: ['W', 'hy'],
  bh: ['b', 'h'],
  by: ['b', 'y'],
  h0: ['h', '0'],
};

const PLAIN: Symbol = {
  nabla: false,
  base: '',
  hat: false,
  letters: '',
  time: null,
  mark: '',
  from: null,
};

/** The lecture's symbol for a quantity at a time. */
export function symbolOf({ quantity, t }: Ref): Symbol {
  const named = parameterQuantity(quantity);
  if (named !== null) {
    const [base, letters] = PARAMETER_LETTERS[named.parameter];
    return {
      ...PLAIN,
      base,
      letters,
      time: t,
      nabla: named.kind !== 'value' && named.kind !== 'updated',
      mark: named.kind === 'updated' ? '′' : named.kind === 'clipped' ? '˜' : '',
    };
  }
  switch (quantity) {
    case 'yhat':
      return { ...PLAIN, base: 'y', hat: true, time: t };
    case 'dyhat':
      return { ...PLAIN, base: 'y', hat: true, nabla: true, time: t };
    case 'do':
    case 'dh':
    case 'du':
      return { ...PLAIN, base: quantity.slice(1), nabla: true, time: t };
    case 'dhFromOutput':
      return { ...PLAIN, base: 'h', nabla: true, time: t, from: { quantity: 'o', t } };
    case 'dhFromNext':
      return {
        ...PLAIN,
        base: 'h',
        nabla: true,
        time: t,
        from: { quantity: 'h', t: (t ?? 0) + 1 },
      };
    case 'loss':
      return { ...PLAIN, base: 'L' };
    case 'rate':
      return { ...PLAIN, base: 'η' };
    case 'clipLimit':
      return { ...PLAIN, base: 'c' };
    case 'clipScale':
      return { ...PLAIN, base: 's' };
    default:
      return { ...PLAIN, base: quantity, time: t };
  }
}

const SUBSCRIPT_DIGITS = '₀₁₂₃₄₅₆₇₈₉';

/** A whole number in subscript digits. */
export const subscript = (n: number): string =>
  String(n).replace(/\d/g, (digit) => SUBSCRIPT_DIGITS[Number(digit)] ?? digit);

/** A symbol in one line of Unicode text: ∇h₃, W_hh, ŷ₂. */
export function plainSymbol(ref: Ref): string {
  const { nabla, base, hat, letters, time, mark, from } = symbolOf(ref);
  const digits = letters === '0' ? subscript(0) : '';
  const name =
    (nabla ? '∇' : '') +
    base +
    (hat ? '\u0302' : '') +
    (letters === '' || letters === '0' ? digits : `_${letters}`) +
    (time === null ? '' : letters === '' ? subscript(time) : `,${time}`) +
    (mark === '˜' ? '\u0303' : mark);
  return from === null ? name : `${name} from ${plainSymbol(from)}`;
}

/** The lecture's 1-based index of an element: [2], or [2,1] in a matrix. */
export function elementIndex(index: number, columns: number): string {
  return columns === 1
    ? `[${index + 1}]`
    : `[${Math.floor(index / columns) + 1},${(index % columns) + 1}]`;
}
