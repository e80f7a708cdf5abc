/** The distinct characters of a text, in order of first appearance. */
export type Vocabulary = readonly string[];

// One fixed locale: the same text has the same characters on every machine.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * UTF-16 units that are segmented at a time. V8's segmenter takes time in proportion to the square
 * of what it is given: a text of 1 MB at once would take it minutes.
 */
const PIECE = 128;

/** The user-perceived characters of a text, one after another; a long text is not read ahead. */
export function* charactersIn(text: string): Generator<string, void, undefined> {
  let from = 0;
  let room = PIECE;
  while (from < text.length) {
    if (standsAlone(text, from)) {
      yield text[from]!;
      from++;
      continue;
    }
    const to = endOfPiece(text, from + room);
    // Whether the last character goes on in the next piece cannot be seen in this one.
    let last = '';
    let found = 0;
    for (const { segment } of segmenter.segment(text.slice(from, to))) {
      if (last !== '') yield last;
      from += last.length;
      last = segment;
      found++;
    }
    if (to === text.length) {
      yield last;
      return;
    }
    room = found === 1 ? 2 * room : PIECE;
  }
}

/** A piece does not end within a surrogate pair. */
function endOfPiece(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const unit = text.charCodeAt(to - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? to + 1 : to;
}

/** Whether the unit is a character, because neither it nor the next can be part of a longer one. */
const standsAlone = (text: string, at: number): boolean =>
  isPlain(text.charCodeAt(at)) && (at + 1 === text.length || isPlain(text.charCodeAt(at + 1)));

/**
 * Ranges of units, ends included, that never join with one another: letters, digits and marks of
 * the most used scripts, tabs and line feeds. All else is left to the segmenter.
 */
const PLAIN_RANGES: readonly (readonly [number, number])[] = [
  [0x09, 0x0a],
  [0x20, 0x7e],
  [0xa1, 0xac],
  [0xae, 0x2ff],
  [0x370, 0x482],
  [0x48a, 0x52f],
  [0x5d0, 0x5ea],
  [0x621, 0x64a],
  [0x2010, 0x2027],
  [0x3001, 0x3029],
  [0x3041, 0x3096],
  [0x30a1, 0x30fe],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
];

const plain = new Uint8Array(0x10000);
for (const [low, high] of PLAIN_RANGES) plain.fill(1, low, high + 1);

const isPlain = (unit: number): boolean => plain[unit] === 1;

/** The user-perceived characters of a text; joined they are the text again, code unit by code unit. */
export function charactersOf(text: string): string[] {
  return [...charactersIn(text)];
}

/** Whether a text has more than `count` characters; it is read no further than that. */
export function hasMoreThan(text: string, count: number): boolean {
  if (text.length <= count) return false;
  let left = count;
  for (const _ of charactersIn(text)) if (left-- === 0) return true;
  return false;
}

export function vocabularyOf(text: string): Vocabulary {
  return [...new Set(charactersIn(text))];
}

/**
 * The vocabulary index of each character.
 * @throws RangeError when a character is not in the vocabulary
 */
export function encode(text: string, vocabulary: Vocabulary): Int32Array {
  const indexOf = new Map(vocabulary.map((character, index) => [character, index]));
  return Int32Array.from(charactersIn(text), (character) => {
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

/** A text in numbers, and what they stand for; the text is read once. */
export interface ReadText extends Sequence {
  readonly vocabulary: Vocabulary;
}

/** @throws RangeError when there are fewer than two characters, so nothing to predict */
export function readText(text: string): ReadText {
  const indexOf = new Map<string, number>();
  const all = new Int32Array(text.length);
  let length = 0;
  for (const character of charactersIn(text)) {
    const index = indexOf.get(character) ?? indexOf.size;
    if (index === indexOf.size) indexOf.set(character, index);
    all[length++] = index;
  }
  if (length < 2) throw new RangeError('The text needs at least two characters');
  return {
    vocabulary: [...indexOf.keys()],
    inputs: all.slice(0, length - 1),
    targets: all.slice(1, length),
  };
}
