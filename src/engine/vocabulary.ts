/** The distinct characters of a text, in order of first appearance. */
export type Vocabulary = readonly string[];

// One fixed locale: the same text has the same characters on every machine.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The user-perceived characters of a text; joined they are the text again, code unit by code unit. */
export function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function vocabularyOf(text: string): Vocabulary {
  return [...new Set(charactersOf(text))];
}

/**
 * The vocabulary index of each character.
 * @throws RangeError when a character is not in the vocabulary
 */
export function encode(text: string, vocabulary: Vocabulary): Int32Array {
  const indexOf = new Map(vocabulary.map((character, index) => [character, index]));
  return Int32Array.from(charactersOf(text), (character) => {
    const index = indexOf.get(character);
    if (index === undefined) throw new RangeError(`“${character}” is not in the vocabulary`);
    return index;
  });
}

export function decode(indices: Iterable<number>, vocabulary: Vocabulary): string {
  let text = '';
  for (const index of indices) text += vocabulary[index] ?? '';
  return text;
}

/** A text as a task: read character t (1-based), predict character t + 1. */
export interface Sequence {
  /** Vocabulary index of x_t at index t − 1. */
  readonly inputs: Int32Array;
  /** Vocabulary index of the target y_t at index t − 1. */
  readonly targets: Int32Array;
}

/** @throws RangeError when there are fewer than two characters, so nothing to predict */
export function sequenceOf(text: string, vocabulary: Vocabulary): Sequence {
  const indices = encode(text, vocabulary);
  if (indices.length < 2) throw new RangeError('The text needs at least two characters');
  return { inputs: indices.slice(0, -1), targets: indices.slice(1) };
}
