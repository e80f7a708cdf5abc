import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepFacts } from '../../src/text/catalogue.ts';
import { enLater } from '../../src/text/en-later.ts';
import { en } from '../../src/text/en.ts';
import { heads, optimizers, runs } from '../engine/support.ts';
import { everyUpdate, sceneOf, stepsIn } from '../timeline/support.ts';

const BROKEN = /undefined|NaN|null|\[object|\$\{|Infinity/;

const someFacts: fc.Arbitrary<StepFacts> = fc
  .record({
    T: fc.integer({ min: 1, max: 2000 }),
    at: fc.nat(),
    reads: fc.constantFrom('a', '␣', '👩‍👩‍👧'),
    wants: fc.constantFrom('b', '⏎', 'ß'),
    head: heads,
    optimizer: optimizers.map(({ kind }) => kind),
    clipping: fc.constantFrom(null, 'norm' as const, 'value' as const),
    isCut: fc.boolean(),
    updatesCut: fc.nat(),
    update: fc.integer({ min: 1, max: 5000 }),
    text: fc.constantFrom('hello', 'a…'),
  })
  .map(({ at, ...facts }) => {
    const t = (at % facts.T) + 1;
    return { ...facts, t, isFirst: t === 1, isLast: t === facts.T };
  });

describe('the words of the steps', () => {
  it('are there for every step that can be reached', () => {
    for (const change of everyUpdate()) {
      for (const { id } of stepsIn(sceneOf(change))) expect(en.steps).toHaveProperty([id]);
    }
  });

  it('make a title and a sentence of any facts', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const [id, { title, sentence }] of Object.entries(en.steps)) {
          const [short, long] = [title(facts), sentence(facts)];
          expect(`${short} ${long}`, id).not.toMatch(BROKEN);
          expect(short.length, `title of ${id}`).toBeGreaterThan(3);
          expect(short.length, `title of ${id}`).toBeLessThanOrEqual(60);
          expect(long, `sentence of ${id}`).toMatch(/[.?!]$/);
        }
      }),
      runs(60),
    );
  });

  it('name the character that is read and the one that is wanted', () => {
    const facts: StepFacts = {
      ...{ t: 2, T: 4, isFirst: false, isLast: false, reads: 'e', wants: 'l' },
      ...{
        head: 'sigmoid',
        optimizer: 'sgd',
        clipping: null,
        isCut: false,
        updatesCut: 0,
        update: 1,
        text: 'hello',
      },
    };
    expect(en.steps.x.sentence(facts)).toMatch(/time 2.*“e”.*“l”/);
    expect(en.steps.dhFromNext.sentence(facts)).toMatch(/h₂ .*h₃/);
    expect(en.steps.start.sentence(facts)).toContain('“hello”');
  });

  it('speak of softmax only where there is softmax', () => {
    const facts: StepFacts = {
      ...{ t: 1, T: 4, isFirst: true, isLast: false, reads: 'h', wants: 'e' },
      ...{
        head: 'sigmoid',
        optimizer: 'sgd',
        clipping: null,
        isCut: false,
        updatesCut: 0,
        update: 2,
        text: 'hello',
      },
    };
    for (const { sentence } of Object.values(en.steps)) {
      expect(sentence(facts)).not.toMatch(/softmax/i);
    }
    expect(en.steps.yhat.sentence({ ...facts, head: 'softmax' })).toMatch(/Softmax/);
    expect(en.steps.do.sentence({ ...facts, head: 'softmax' })).toMatch(/softmax/);
  });

  it('say of W_hh, and of nothing else, that a cut left its average behind', () => {
    const facts = {
      t: 1,
      T: 4,
      isFirst: true,
      isLast: false,
      reads: 'h',
      wants: 'e',
      head: 'sigmoid',
      optimizer: 'adam',
      clipping: null,
      isCut: false,
      updatesCut: 5,
      update: 12,
      text: 'hello',
    } as const;
    expect(en.steps['corrected firstMoment Whh'].sentence(facts)).toMatch(/first 5 .* cut/);
    expect(en.steps['corrected secondMoment Whh'].sentence(facts)).toMatch(/first 5 .* cut/);
    expect(en.steps['corrected firstMoment Wxh'].sentence(facts)).not.toMatch(/cut/);
    const whole = { ...facts, updatesCut: 0 };
    expect(en.steps['corrected firstMoment Whh'].sentence(whole)).not.toMatch(/cut/);
  });

  it('do not say that the last state hears from two places, nor that others hear from one', () => {
    const facts = {
      T: 4,
      reads: 'l',
      wants: 'o',
      head: 'sigmoid',
      optimizer: 'sgd',
      clipping: null,
      isCut: false,
      updatesCut: 0,
      update: 1,
      text: 'hello',
    } as const;
    const last = { ...facts, t: 4, isFirst: false, isLast: true };
    expect(en.steps.dh.title(last)).toMatch(/only its own answer/);
    expect(en.steps.dh.title({ ...last, t: 3, isLast: false })).toMatch(/two places/);
  });
});

describe('other words', () => {
  it('are never empty', () => {
    const strings = (of: object): [string, unknown][] =>
      (Object.entries(of) as [string, unknown][]).flatMap(([key, value]) =>
        typeof value === 'object' && value !== null
          ? strings(value).map(([inner, word]): [string, unknown] => [`${key}.${inner}`, word])
          : [[key, value]],
      );
    for (const [key, word] of strings(en)) {
      if (typeof word === 'string') expect(word.trim(), key).not.toBe('');
      else expect(word, key).toBeTypeOf('function');
    }
  });

  it('say what is allowed', () => {
    expect(enLater.problems.outOfRange(1, 16)).toMatch(/1 to 16/);
    expect(enLater.problems.textTooLong(2000)).toMatch(/2,000/);
    expect(enLater.problems.notAbove(0, 1000)).toMatch(/more than 0 .* 1,000/);
  });

  it('count one update as one', () => {
    expect(en.answer.after(1)).toBe('after 1 update');
    expect(en.answer.after(2)).toBe('after 2 updates');
  });
});
