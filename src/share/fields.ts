import { LIMITS } from './limits.ts';

/** Why an input was refused; the words are in the catalogue under the same name. */
export type Problem =
  | { readonly kind: 'textTooShort' | 'textBroken' | 'notANumber' | 'notWhole' | 'notAChoice' }
  | { readonly kind: 'textTooLong'; readonly limit: number }
  | { readonly kind: 'outOfRange' | 'notAbove'; readonly low: number; readonly high: number };

export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

const accept = <Value>(value: Value): Parsed<Value> => ({ ok: true, value });
const refuse = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });

/** No character is longer than this many UTF-16 units in practice; beyond it we need not count. */
const UNITS_PER_CHARACTER = 32;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The text as it is, when its user-perceived characters are neither too few nor too many. */
export function parseText(text: string): Parsed<string> {
  const { low, high } = LIMITS.textLength;
  if (text.length > high * UNITS_PER_CHARACTER) return refuse({ kind: 'textTooLong', limit: high });
  if (!isWellFormed(text)) return refuse({ kind: 'textBroken' });
  const characters = segmenter.segment(text)[Symbol.iterator]();
  let length = 0;
  while (length <= high && characters.next().done !== true) length++;
  if (length > high) return refuse({ kind: 'textTooLong', limit: high });
  return length < low ? refuse({ kind: 'textTooShort' }) : accept(text);
}

const isWellFormed = (text: string): boolean =>
  !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);

/** Decimal or scientific notation with a point or a comma; the empty string is not zero. */
function parseNumber(input: string): Parsed<number> {
  const trimmed = input.trim().replaceAll('−', '-').replace(',', '.');
  const number = trimmed === '' ? NaN : Number(trimmed);
  return Number.isFinite(number) ? accept(number) : refuse({ kind: 'notANumber' });
}

function parseWhole(input: string, { low, high }: { low: number; high: number }): Parsed<number> {
  const parsed = parseNumber(input);
  if (!parsed.ok) return parsed;
  if (!Number.isInteger(parsed.value)) return refuse({ kind: 'notWhole' });
  return parsed.value < low || parsed.value > high
    ? refuse({ kind: 'outOfRange', low, high })
    : parsed;
}

export const parseHiddenSize = (input: string): Parsed<number> =>
  parseWhole(input, LIMITS.hiddenSize);

export const parseSeed = (input: string): Parsed<number> => parseWhole(input, LIMITS.seed);

export function parseRate(input: string): Parsed<number> {
  const { low, high } = LIMITS.rate;
  const parsed = parseNumber(input);
  if (!parsed.ok) return parsed;
  return parsed.value <= low || parsed.value > high
    ? refuse({ kind: 'notAbove', low, high })
    : parsed;
}

export const parseHead = (input: string): Parsed<'sigmoid' | 'softmax'> =>
  input === 'sigmoid' || input === 'softmax' ? accept(input) : refuse({ kind: 'notAChoice' });
