import { describe, expect, it } from 'vitest';
import {
  parseHead,
  parseHiddenSize,
  parseRate,
  parseSeed,
  parseText,
} from '../../src/share/fields.ts';
import { LIMITS } from '../../src/share/limits.ts';

const refused = (problem: object) => ({ ok: false, problem });
const accepted = (value: unknown) => ({ ok: true, value });
const FAMILY = '👩‍👩‍👧';
const { high } = LIMITS.textLength;

describe('a text', () => {
  it.each(['hi', 'hello', '  ', 'a\nb', 'grüße', `${FAMILY}!`, '한국', 'מה', 'e\u0301a', '\0\0'])(
    '%j is taken as it is',
    (text) => {
      expect(parseText(text)).toEqual(accepted(text));
    },
  );

  it('of fewer than two characters is too short, however many code units they have', () => {
    for (const text of ['', 'a', FAMILY, '🇨🇭', 'e\u0301', '\r\n']) {
      expect(parseText(text), text).toEqual(refused({ kind: 'textTooShort' }));
    }
  });

  it('may have as many characters as the limit says, and no more', () => {
    expect(parseText('a'.repeat(high)).ok).toBe(true);
    expect(parseText(FAMILY.repeat(high)).ok).toBe(true);
    const tooLong = refused({ kind: 'textTooLong', limit: high });
    expect(parseText('a'.repeat(high + 1))).toEqual(tooLong);
    expect(parseText(FAMILY.repeat(high + 1))).toEqual(tooLong);
    expect(parseText('a'.repeat(1_000_000))).toEqual(tooLong);
  });

  it('of one endless character is refused', () => {
    expect(parseText(`a${'\u0301'.repeat(1_000_000)}`).ok).toBe(false);
  });

  it('with half a character is broken, wherever the half is', () => {
    for (const text of ['ab\ud83d', '\udc69ab', 'a\ud83db', '\udc69\ud83d', '\ud83d\ud83d\udc69']) {
      expect(parseText(text), JSON.stringify(text)).toEqual(refused({ kind: 'textBroken' }));
    }
  });
});

describe('a number', () => {
  it.each([
    ['0.3', 0.3],
    ['0,3', 0.3],
    [' .5 ', 0.5],
    ['1e-3', 0.001],
    ['1e−3', 0.001],
    ['1000', 1000],
    ['+2.', 2],
    ['1E+2', 100],
  ])('%j is the rate %d', (input, value) => {
    expect(parseRate(input)).toEqual(accepted(value));
  });

  it.each([
    ...['', ' ', '.', 'e3', '1e', 'fast', '0.3.1', '1,000,000', '--1', '1 2', '1_0'],
    ...['NaN', 'Infinity', '1e999', '0x10', '0b11', '0o7'],
  ])('%j is none', (input) => {
    expect(parseRate(input)).toEqual(refused({ kind: 'notANumber' }));
  });

  it('must be above 0 and at most the limit to be a rate', () => {
    const problem = refused({ kind: 'notAbove', low: 0, high: 1000 });
    for (const input of ['0', '-0.1', '−0.1', '1000.5', '1e300', '1e-999']) {
      expect(parseRate(input), input).toEqual(problem);
    }
  });

  it('must be whole and within its limits to be a size or a seed', () => {
    expect(parseHiddenSize('16')).toEqual(accepted(16));
    expect(parseHiddenSize('1')).toEqual(accepted(1));
    expect(parseHiddenSize('2.5')).toEqual(refused({ kind: 'notWhole', low: 1, high: 512 }));
    for (const input of ['0', '513', '-3']) {
      expect(parseHiddenSize(input)).toEqual(refused({ kind: 'notWhole', low: 1, high: 512 }));
    }
    expect(parseSeed('0')).toEqual(accepted(0));
    expect(parseSeed('4294967295')).toEqual(accepted(4294967295));
    expect(parseSeed('4294967296').ok).toBe(false);
    expect(parseSeed('x')).toEqual(refused({ kind: 'notWhole', low: 0, high: 4294967295 }));
  });
});

it('a head is one of two', () => {
  expect(parseHead('sigmoid')).toEqual(accepted('sigmoid'));
  expect(parseHead('softmax')).toEqual(accepted('softmax'));
  for (const input of ['', 'Softmax', 'toString', 'sigmoid ']) {
    expect(parseHead(input)).toEqual(
      refused({ kind: 'notAChoice', choices: ['sigmoid', 'softmax'] }),
    );
  }
});
