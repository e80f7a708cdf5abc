import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../src/engine/vocabulary.ts';
import { FIRST_DRAFT, goalOf, usualPhrase } from '../../src/views/training/goals.ts';

const shipped = (name: string): string => readFileSync(`public/texts/${name}.txt`, 'utf8');

describe('the phrase that it should write', () => {
  it.each([
    ['a short text', 'hello', 'hello'],
    [
      'one that is longer: its first words',
      'she sells sea shells by the sea shore',
      'she sells sea',
    ],
    ['a sonnet: its first words', shipped('sonnet'), 'Shall I compare'],
    ['a play: a common word', shipped('shakespeare'), 'the'],
    ['maxims in German: a common word', shipped('goethe'), 'und'],
    [
      'a long text without words: its beginning',
      '一二三四五六七八九十'.repeat(300),
      '一二三四五六七八九十一二三四五六',
    ],
  ])('is of %s', (_, text, phrase) => {
    expect(usualPhrase(text)).toBe(phrase);
    const draft = { ...FIRST_DRAFT, kind: 'generates' as const };
    expect(goalOf(draft, 0, 20, text, vocabularyOf(text))).toMatchObject({ phrase, times: 10 });
  });
});
