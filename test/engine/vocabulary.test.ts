import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  charactersOf,
  decode,
  encode,
  readText,
  vocabularyOf,
} from '../../src/engine/vocabulary.ts';
import { runs } from './support.ts';

describe('characters', () => {
  it.each([
    ['a family of three, joined', '👩‍👩‍👧a', ['👩‍👩‍👧', 'a']],
    ['flags', '🇫🇷🇩🇪', ['🇫🇷', '🇩🇪']],
    ['a skin tone', '👍🏽👍', ['👍🏽', '👍']],
    ['combining marks', 'e\u0301e', ['e\u0301', 'e']],
    ['several marks on one letter', 'a\u0323\u0302b', ['a\u0323\u0302', 'b']],
    ['Hangul syllables from letters', '\u1112\u1161\u11abx', ['\u1112\u1161\u11ab', 'x']],
    ['a line break of two', 'a\r\nb', ['a', '\r\n', 'b']],
    ['lone surrogates', 'a\ud83db\ude00', ['a', '\ud83d', 'b', '\ude00']],
    ['nothing', '', []],
  ])('are the ones that people see: %s', (_, text, characters) => {
    expect(charactersOf(text)).toEqual(characters);
  });

  it('are told apart by code units, not by looks', () => {
    expect(vocabularyOf('\u00e9e\u0301')).toHaveLength(2);
  });
});

describe('a vocabulary', () => {
  it('is in the order of first appearance', () => {
    expect(vocabularyOf('hello')).toEqual(['h', 'e', 'l', 'o']);
    expect(encode('hello', ['h', 'e', 'l', 'o'])).toEqual(Int32Array.of(0, 1, 2, 2, 3));
  });

  it('brings any text back exactly', () => {
    const unit = fc.constantFrom(
      'a',
      'b',
      '\u0301',
      '\u200d',
      '👩',
      '🇫',
      '🏽',
      '\ud83d',
      '\ude00',
      '\r',
      '\n',
    );
    const text = fc.oneof(
      fc.array(unit).map((units) => units.join('')),
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
    );
    const property = fc.property(text, (original) => {
      const vocabulary = vocabularyOf(original);
      expect(new Set(vocabulary).size).toBe(vocabulary.length);
      expect(decode(encode(original, vocabulary), vocabulary)).toBe(original);
    });
    fc.assert(property, runs(500));
  });

  it('refuses a character that it does not have', () => {
    expect(() => encode('help', vocabularyOf('hello'))).toThrow(/“p”/);
  });
});

describe('the task of a text', () => {
  it('is to tell the next character', () => {
    const { inputs, targets } = readText('hello');
    expect(inputs).toEqual(Int32Array.of(0, 1, 2, 2));
    expect(targets).toEqual(Int32Array.of(1, 2, 2, 3));
  });

  it('needs two characters', () => {
    expect(() => readText('👩‍👩‍👧')).toThrow(/two characters/);
  });
});
