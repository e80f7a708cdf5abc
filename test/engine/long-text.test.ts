import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { createTraining } from '../../src/engine/training.ts';
import { charactersOf, hasMoreThan, readText, vocabularyOf } from '../../src/engine/vocabulary.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const atOnce = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

describe('characters read in pieces', () => {
  it.each([
    ['families and flags', '👩‍👩‍👧🇩🇪🇫🇷e\u0301 '],
    ['flags without a gap', '🇩🇪'],
    ['marks that join with the letter before', 'a\u0301日本\u3099한\u11a8한국ж\u0483א\u05b8'],
    ['all kinds of line ends', 'a\r\n\n\r\rb\r\n\u2028'],
    ['skin tones, joiners and half characters', '👍🏽x\u200dy\ud83d z\udc69'],
    ['a script of conjuncts', 'क्षि नमस्ते '],
    ['one character longer than a piece', `e${'\u0301'.repeat(700)} `],
  ])('are those of the whole: %s', (_, unit) => {
    for (let shift = 0; shift < 7; shift++) {
      const text = '?'.repeat(shift) + unit.repeat(Math.ceil(1500 / unit.length));
      expect(charactersOf(text)).toEqual(atOnce(text));
      expect(readText(text).vocabulary).toEqual(vocabularyOf(text));
    }
  });

  it('are counted no further than needed', () => {
    expect(hasMoreThan('hello', 4)).toBe(true);
    expect(hasMoreThan('hello', 5)).toBe(false);
    expect(hasMoreThan('e\u0301'.repeat(5), 5)).toBe(false);
  });
});

describe('a text of 1 MB', () => {
  const text = 'she sells sea shells by the sea shore '.repeat(27_600);
  const training = createTraining({ ...DEFAULT_CONFIGURATION, text, truncation: { k1: 1, k2: 2 } });

  it('is trained in windows, and answers with its beginning', () => {
    training.runUpdate();
    const { timeSteps, opening, vocabulary, result, inputs } = training.record();
    expect(timeSteps).toBe(text.length - 1);
    expect([...opening].map((index) => vocabulary[index]).join('')).toBe(text.slice(0, 60));
    expect(charactersOf(result!.answer.generated)).toHaveLength(60);
    expect(inputs).toHaveLength(1);
    expect(training.generates(training.text)).toBe(false);
  });
});
