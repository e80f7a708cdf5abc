import { charactersIn } from '../engine/vocabulary.ts';
import { LIMITS } from './limits.ts';
import type { OptimizerConstant } from '../timeline/quantities.ts';

/** Why an input was refused; the words are in the catalogue under the same name. */
export type Problem =
  | {
      readonly kind:
        | 'textTooShort'
        | 'textBroken'
        | 'textBinary'
        | 'textIsModel'
        | 'textNotUtf8'
        | 'textUnreachable'
        | 'textUnreadable'
        | 'notANumber'
        | 'notOfForm'
        | 'brokenCode';
    }
  | { readonly kind: 'notAChoice'; readonly choices: readonly string[] }
  | {
      readonly kind: 'textTooLong' | 'textTooLarge' | 'textTooVaried';
      readonly limit: number;
    }
  | {
      readonly kind: 'notWhole' | 'outOfRange' | 'notAbove' | 'notBelow';
      readonly low: number;
      readonly high: number;
    };

export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

const accept = <Value>(value: Value): Parsed<Value> => ({ ok: true, value });
export const refuse = (problem: Problem): { ok: false; problem: Problem } => ({
  ok: false,
  problem,
});

/** No character is longer than this many UTF-16 units in practice; beyond it we need not count. */
const UNITS_PER_CHARACTER = 32;

/** The text as it is, when its user-perceived characters are neither too few nor too many. */
export function parseText(text: string): Parsed<string> {
  const { low, high } = LIMITS.textLength;
  if (text.length > high * UNITS_PER_CHARACTER) return refuse({ kind: 'textTooLong', limit: high });
  if (!isWellFormed(text)) return refuse({ kind: 'textBroken' });
  const distinct = new Set<string>();
  let length = 0;
  for (const character of charactersIn(text)) {
    distinct.add(character);
    if (++length > high) break;
  }
  if (length > high) return refuse({ kind: 'textTooLong', limit: high });
  if (distinct.size > LIMITS.vocabulary) {
    return refuse({ kind: 'textTooVaried', limit: LIMITS.vocabulary });
  }
  return length < low ? refuse({ kind: 'textTooShort' }) : accept(text);
}

export const isWellFormed = (text: string): boolean =>
  !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);

/** Decimal or scientific notation: not 0x10, 0b1 or the empty string, which Number takes for numbers. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A decimal number with a point or a comma. */
function parseNumber(input: string): Parsed<number> {
  const trimmed = input.trim().replaceAll('−', '-').replace(',', '.');
  const number = DECIMAL.test(trimmed) ? Number(trimmed) : NaN;
  return Number.isFinite(number) ? accept(number) : refuse({ kind: 'notANumber' });
}

function parseWhole(input: string, { low, high }: Range): Parsed<number> {
  const parsed = parseNumber(input);
  const isOne =
    parsed.ok && Number.isInteger(parsed.value) && parsed.value >= low && parsed.value <= high;
  return isOne ? parsed : refuse({ kind: 'notWhole', low, high });
}

export const parseHiddenSize = (input: string): Parsed<number> =>
  parseWhole(input, LIMITS.hiddenSize);

export const parseSeed = (input: string): Parsed<number> => parseWhole(input, LIMITS.seed);

interface Range {
  readonly low: number;
  readonly high: number;
}
type Refusal = Exclude<Extract<Problem, Range>['kind'], 'notWhole'>;

/** A number in a range that `kind` says whether it has its ends. */
const parseInRange =
  (kind: Refusal, { low, high }: Range) =>
  (input: string): Parsed<number> => {
    const parsed = parseNumber(input);
    if (!parsed.ok) return parsed;
    const { value } = parsed;
    const tooLow = kind === 'notAbove' ? value <= low : value < low;
    const tooHigh = kind === 'notBelow' ? value >= high : value > high;
    return tooLow || tooHigh ? refuse({ kind, low, high }) : parsed;
  };

export const parseRate = parseInRange('notAbove', LIMITS.rate);
/** A loss to train down to. */
export const parseLossGoal = parseInRange('notAbove', LIMITS.lossGoal);
export const parseClippingLimit = parseInRange('notAbove', LIMITS.clipping);
export const parseRadius = parseInRange('outOfRange', LIMITS.radius);
export const parseInputScale = parseInRange('notAbove', LIMITS.inputScale);
export const parseParameter = parseInRange('outOfRange', LIMITS.parameter);

const parseDecay = parseInRange('notBelow', LIMITS.decay);
const parseEpsilon = parseInRange('notAbove', LIMITS.epsilon);
/** The parser of an optimizer's number. */
export const optimizerNumberParser = (
  name: OptimizerConstant,
): ((input: string) => Parsed<number>) => (name === 'epsilon' ? parseEpsilon : parseDecay);

/** k1, which must not be more than k2; and k2, not less than k1. */
export const parseK1 = (input: string, k2: number): Parsed<number> =>
  parseWhole(input, { low: LIMITS.window.low, high: Math.min(k2, LIMITS.window.high) });
export const parseK2 = (input: string, k1: number): Parsed<number> =>
  parseWhole(input, { low: Math.max(k1, LIMITS.window.low), high: LIMITS.window.high });

/** A count as an address holds it: digits only. */
export const parseCount =
  (low: number, high: number) =>
  (input: string): Parsed<number> => {
    const value = /^\d{1,9}$/.test(input) ? Number(input) : NaN;
    return value >= low && value <= high ? accept(value) : refuse({ kind: 'notWhole', low, high });
  };

export const parseOneOf =
  <Choice extends string>(choices: readonly Choice[]) =>
  (input: string): Parsed<Choice> => {
    const value = choices.find((choice) => choice === input);
    return value === undefined ? refuse({ kind: 'notAChoice', choices }) : accept(value);
  };

export const parseHead = parseOneOf(['sigmoid', 'softmax']);
