import type { Truncation } from '../engine/configuration.ts';
import { hasMoreThan } from '../engine/vocabulary.ts';
import { LIMITS } from './limits.ts';

/** The texts that come with the app as files, each with its key: no file may change. */
export const SHIPPED = {
  sonnet: '1kd0ef3nznq',
  shakespeare: '1vqmym1qfx1',
  goethe: '1pg2d4r5pj8',
} as const;
export type ShippedText = keyof typeof SHIPPED;
export const SHIPPED_TEXTS = Object.keys(SHIPPED) as ShippedText[];

/** What an address says of a text that is too long for it. */
export type TextReference =
  | { readonly kind: 'lib'; readonly key: ShippedText }
  /** A copy that this browser keeps, under the key of its content. */
  | { readonly kind: 'own'; readonly key: string };

/** A text that has been examined. */
export interface Examined {
  readonly text: string;
  /** The number of its characters, and of the distinct ones. */
  readonly length: number;
  readonly V: number;
}

/** The text that a reference means, where it is at hand. */
export type FindText = (reference: TextReference) => Examined | null;

/** Remembers the results for the latest few texts. */
function memoized<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = compute(text);
    if (known.size >= 4) known.clear();
    known.set(text, result);
    return result;
  };
}

/** As many characters as the lecture's network learns, and as one for a sentence does. */
export const WORD = 24;
export const SENTENCE = 100;

/** Whether a text is too long for an address, and for one window over all of it. */
export const isLong = memoized((text) => hasMoreThan(text, LIMITS.textLength.high));

/** 53 bits of the text's content, as letters and digits: equal texts have equal keys. */
export const textKey = memoized((text) => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
});

export const shippedNameOf = (text: string): ShippedText | null =>
  SHIPPED_TEXTS.find((name) => SHIPPED[name] === textKey(text)) ?? null;

/** What an address says in place of a long text; null: it holds the text itself. */
export function referenceTo(text: string): TextReference | null {
  if (!isLong(text)) return null;
  const name = shippedNameOf(text);
  return name === null ? { kind: 'own', key: textKey(text) } : { kind: 'lib', key: name };
}

/** The long texts that an address speaks of: that of its run first. */
export function referencesIn(hash: string): TextReference[] {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return [fields, new URLSearchParams(fields.get('pin') ?? '')].flatMap((run): TextReference[] => {
    const key = SHIPPED_TEXTS.find((name) => name === run.get('lib'));
    if (key !== undefined) return [{ kind: 'lib', key }];
    const own = run.get('own');
    return own === null ? [] : [{ kind: 'own', key: own }];
  });
}

/** How a long text is trained unless the person says otherwise. */
export const LONG_TRUNCATION: Truncation = { k1: 25, k2: 25 };
