import type { ParameterName } from '../engine/shapes.ts';
import type { EquationContext } from './context.ts';
import type { Moment, ParameterQuantity, Ref, PlainQuantity } from './quantities.ts';
import { once, parameterQuantity } from './quantities.ts';

/** How a quantity is written in the lecture, in parts that MathML, SVG and plain text can lay out. */
export interface Symbol {
  /** Σ over the time steps k from this one on, or null. */
  readonly since: number | null;
  /** Before the base: ∇ for the gradient ∂L/∂…, Δ for what an update adds. */
  readonly operator: '' | '∇' | 'Δ';
  /** ‖…‖ around it: the norm. */
  readonly bars: boolean;
  readonly base: string;
  readonly hat: boolean;
  /** The letters of a weight matrix' or bias' subscript: 'hh' in W_hh. */
  readonly letters: string;
  /** In the subscript, what the optimizer remembers this about: W_hh in v_{W_hh}. */
  readonly about: Ref | null;
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

const MOMENT_LETTERS: Record<Moment, string> = {
  velocity: 'v',
  squareSum: 'm',
  squareMean: 's',
  firstMoment: 'm',
  secondMoment: 'v',
};

const PLAIN: Symbol = {
  since: null,
  operator: '',
  bars: false,
  base: '',
  hat: false,
  letters: '',
  about: null,
  time: null,
  mark: '',
  from: null,
};

const OF_KIND: Record<ParameterQuantity['kind'], Partial<Symbol>> = {
  value: {},
  contribution: { operator: '∇' },
  partial: { operator: '∇' },
  copy: { mark: '′' },
  gradient: { operator: '∇' },
  clipped: { operator: '∇', mark: '˜' },
  change: { operator: 'Δ' },
  updated: { mark: '′' },
  corrected: {},
};

/** The lecture's symbol for a quantity at a time. */
export function symbolOf({ quantity, t }: Ref): Symbol {
  const named = parameterQuantity(quantity);
  if (named !== null) {
    const { kind, moment, parameter } = named;
    if (moment !== null) {
      return {
        ...PLAIN,
        base: MOMENT_LETTERS[moment],
        hat: kind === 'corrected',
        about: once(parameter),
        mark: kind === 'updated' ? '′' : '',
      };
    }
    const [base, letters] = PARAMETER_LETTERS[parameter];
    return {
      ...PLAIN,
      base,
      letters,
      since: kind === 'partial' ? t : null,
      time: kind === 'partial' ? null : t,
      ...OF_KIND[kind],
    };
  }
  const plain = quantity as PlainQuantity;
  switch (plain) {
    case 'yhat':
      return { ...PLAIN, base: 'y', hat: true, time: t };
    case 'dyhat':
      return { ...PLAIN, base: 'y', hat: true, operator: '∇', time: t };
    case 'do':
    case 'dh':
    case 'du':
      return { ...PLAIN, base: plain.slice(1), operator: '∇', time: t };
    case 'dhFromOutput':
      return { ...PLAIN, base: 'h', operator: '∇', time: t, from: { quantity: 'o', t } };
    case 'dhFromNext':
      return {
        ...PLAIN,
        base: 'h',
        operator: '∇',
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
      return { ...PLAIN, base: 'γ' };
    case 'gradientNorm':
      return { ...PLAIN, base: 'θ', operator: '∇', bars: true };
    case 'mu':
      return { ...PLAIN, base: 'μ' };
    case 'alpha':
      return { ...PLAIN, base: 'α' };
    case 'beta1':
      return { ...PLAIN, base: 'β', letters: '1' };
    case 'beta2':
      return { ...PLAIN, base: 'β', letters: '2' };
    case 'epsilon':
      return { ...PLAIN, base: 'ε' };
    case 'x':
    case 'y':
    case 'u':
    case 'h':
    case 'o':
    case 'L':
      return { ...PLAIN, base: plain, time: t };
  }
}

const SUBSCRIPT_DIGITS = '₀₁₂₃₄₅₆₇₈₉';

/** A whole number in subscript digits. */
export const subscript = (n: number): string =>
  String(n).replace(/\d/g, (digit) => SUBSCRIPT_DIGITS[Number(digit)] ?? digit);

const SUPERSCRIPT_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number in superscript digits. */
export const superscript = (n: number): string =>
  String(n).replace(/\d/g, (digit) => SUPERSCRIPT_DIGITS[Number(digit)] ?? digit);

/** A symbol in one line of Unicode text: ∇h₃, W_hh, ŷ₂, v_{W_hh}. */
export function plainSymbol(ref: Ref): string {
  const { since, operator, bars, base, hat, letters, about, time, mark, from } = symbolOf(ref);
  const below = about !== null ? `_{${plainSymbol(about)}}` : inPlain(letters);
  const name =
    (since === null ? '' : `Σ_{k≥${since}}`) +
    operator +
    base +
    (hat ? '\u0302' : '') +
    (mark === '˜' ? '\u0303' : '') +
    below +
    (since === null ? '' : ',k') +
    (time === null ? '' : letters === '' ? subscript(time) : `,${time}`) +
    (mark === '′' ? mark : '');
  if (bars) return `‖${name}‖`;
  return from === null ? name : `${name} from ${plainSymbol(from)}`;
}

const inPlain = (letters: string): string => {
  if (letters === '') return '';
  return /^\d$/.test(letters) ? subscript(Number(letters)) : `_${letters}`;
};

/** What an update takes from any parameter, in short, as a fraction. */
export function changeSymbol({
  optimizer,
  clipping,
}: Pick<EquationContext, 'optimizer' | 'clipping'>): {
  readonly over: string;
  readonly under: string | null;
} {
  const gradient = clipping === null ? '∇' : '∇θ\u0303';
  switch (optimizer) {
    case 'sgd':
      return { over: `η${gradient}`, under: null };
    case 'momentum':
      return { over: 'ηv′', under: null };
    case 'adagrad':
      return { over: `η${gradient}`, under: '√(m′+ε)' };
    case 'rmsprop':
      return { over: `η${gradient}`, under: '√s′+ε' };
    case 'adam':
      return { over: 'ηm\u0302', under: '√v\u0302+ε' };
  }
}

/** The lecture's 1-based index of an element: [2], or [2,1] in a matrix. */
export function elementIndex(index: number, columns: number): string {
  return columns === 1
    ? `[${index + 1}]`
    : `[${Math.floor(index / columns) + 1},${(index % columns) + 1}]`;
}
