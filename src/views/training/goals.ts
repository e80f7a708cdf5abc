import { charactersOf } from '../../engine/vocabulary.ts';
import type { Parsed } from '../../share/fields.ts';
import { parseCount, parseLossGoal } from '../../share/fields.ts';
import { LIMITS } from '../../share/limits.ts';
import { isLong } from '../../share/texts.ts';
import { memoizeLast } from '../../store/memo.ts';
import type { LaterWords } from '../../text/en-later.ts';
import type { Goal } from '../../store/state.ts';
import { laterWords } from '../parts/later-words.ts';

export type GoalKind = keyof LaterWords['training']['goals'];

/** The goal form as it is filled in. */
export interface GoalDraft {
  readonly kind: GoalKind;
  readonly updates: string;
  readonly loss: string;
  /** null: the usual one. */
  readonly phrase: string | null;
  readonly times: string;
}

export const FIRST_DRAFT: GoalDraft = {
  kind: 'updates',
  updates: '1000',
  loss: '1',
  phrase: null,
  times: '10',
};

/** A goal that may never be reached is given up after this many more updates. */
export const TRIED_BY_FORM = 100_000;
/** The button is for a text that is soon learned by heart. */
export const TRIED_BY_BUTTON = 2000;
const MOST_TIMES = 1000;
const LONGEST_PHRASE = 16;

/** So many UTF-16 units of a long text tell which word is common in it. */
const READ_FOR_WORDS = 50_000;
const WORD = /^\p{L}{3,12}$/u;

/** The word of three letters or more, but not endless, that is commonest in the beginning of a text; null: it has none. */
function commonWord(text: string): string | null {
  const counts = new Map<string, number>();
  let common: string | null = null;
  for (const word of text.slice(0, READ_FOR_WORDS).split(/\s+/)) {
    if (!WORD.test(word)) continue;
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    if (common === null || count > (counts.get(common) ?? 0)) common = word;
  }
  return common;
}

/**
 * What it should write when nothing else is said: the text, or the first words of one that is longer.
 * A long text is not learned by heart: of that it is a common word.
 */
export const usualPhrase = memoizeLast(
  (text: string): string => (isLong(text) ? commonWord(text) : null) ?? beginningOf(text),
);

function beginningOf(text: string): string {
  const characters = charactersOf(text.slice(0, 32 * LONGEST_PHRASE));
  if (characters.length <= LONGEST_PHRASE) return text;
  const beginning = characters.slice(0, LONGEST_PHRASE).join('');
  const end = beginning.lastIndexOf(' ');
  return end > 1 ? beginning.slice(0, end) : beginning;
}

/** What is wrong with a field, in words; null where nothing is. */
export interface DraftProblems {
  readonly value: string | null;
  readonly times: string | null;
}

/** The goal of a filled-in form after `made` updates, or what is wrong. */
export function goalOf(
  draft: GoalDraft,
  made: number,
  over: number,
  text: string,
  vocabulary: readonly string[],
): Goal | DraftProblems {
  const atMost = Math.min(LIMITS.updates, made + TRIED_BY_FORM);
  switch (draft.kind) {
    case 'open':
      return { kind: 'updates', count: LIMITS.updates };
    case 'updates': {
      const high = Math.max(1, LIMITS.updates - made);
      const count = parseCount(1, high)(draft.updates.trim());
      if (count.ok) return { kind: 'updates', count: made + count.value };
      return { value: laterWords.problems.notWhole(1, high), times: null };
    }
    case 'loss': {
      const mean = parseLossGoal(draft.loss);
      return mean.ok
        ? { kind: 'loss', mean: mean.value, over, atMost }
        : { value: problemOf(mean), times: null };
    }
    case 'generates': {
      const phrase = draft.phrase ?? usualPhrase(text);
      const value = phraseProblem(phrase, vocabulary);
      const times = parseCount(1, MOST_TIMES)(draft.times.trim());
      if (value === null && times.ok) {
        return { kind: 'generates', phrase, times: times.value, atMost };
      }
      return { value, times: times.ok ? null : laterWords.problems.notWhole(1, MOST_TIMES) };
    }
  }
}

function problemOf(parsed: Extract<Parsed<number>, { ok: false }>): string {
  const { problem } = parsed;
  return problem.kind === 'notAbove'
    ? laterWords.problems.notAbove(problem.low, problem.high)
    : laterWords.problems.notANumber();
}

function phraseProblem(phrase: string, vocabulary: readonly string[]): string | null {
  const characters = charactersOf(phrase);
  const foreign = characters.find((character) => !vocabulary.includes(character));
  if (foreign !== undefined) return laterWords.training.unknownCharacter(foreign);
  return characters.length < 2 ? laterWords.training.phraseTooShort : null;
}
