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
    truncation: fc.constantFrom(null, { losses: 1, back: 2 }, { losses: 4, back: 4 }),
  })
  .map(({ at, truncation, ...facts }) => {
    const t = (at % facts.T) + 1;
    const window = truncation && {
      from: Math.max(1, facts.T - truncation.losses),
      to: facts.T,
      back: Math.max(1, facts.T - truncation.back),
      endsText: at % 2 === 0,
    };
    return { ...facts, t, window, isFirst: t === 1, isLast: t === facts.T };
  });

/** The second time step of the first update of "hello". */
const FACTS: StepFacts = {
  t: 2,
  T: 4,
  isFirst: false,
  isLast: false,
  window: null,
  reads: 'e',
  wants: 'l',
  head: 'sigmoid',
  optimizer: 'sgd',
  clipping: null,
  isCut: false,
  updatesCut: 0,
  update: 1,
  text: 'hello',
};

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
    expect(en.steps.x.sentence(FACTS)).toMatch(/time 2.*“e”.*“l”/);
    expect(en.steps.dhFromNext.sentence(FACTS)).toMatch(/h₂ .*h₃/);
    expect(en.steps.start.sentence(FACTS)).toContain('“hello”');
  });

  it('speak of softmax only where there is softmax', () => {
    for (const { sentence } of Object.values(en.steps)) {
      expect(sentence({ ...FACTS, update: 2 })).not.toMatch(/softmax/i);
    }
    expect(en.steps.yhat.sentence({ ...FACTS, head: 'softmax' })).toMatch(/Softmax/);
    expect(en.steps.do.sentence({ ...FACTS, head: 'softmax' })).toMatch(/softmax/);
  });

  it('say that sigmoid outputs need not add up to 1, and that those of softmax do', () => {
    expect(en.steps.yhat.sentence(FACTS)).toMatch(/need not add up to 1/);
    expect(en.steps.yhat.sentence({ ...FACTS, head: 'softmax' })).toMatch(/that add up to 1/);
  });

  it('say of W_hh, and of nothing else, that a cut left its average behind', () => {
    const facts = { ...FACTS, optimizer: 'adam', updatesCut: 5, update: 12 } as const;
    expect(en.steps['corrected firstMoment Whh'].sentence(facts)).toMatch(/first 5 .* cut/);
    expect(en.steps['corrected secondMoment Whh'].sentence(facts)).toMatch(/first 5 .* cut/);
    expect(en.steps['corrected firstMoment Wxh'].sentence(facts)).not.toMatch(/cut/);
    const whole = { ...facts, updatesCut: 0 };
    expect(en.steps['corrected firstMoment Whh'].sentence(whole)).not.toMatch(/cut/);
  });

  it('do not say that the last state hears from two places, nor that others hear from one', () => {
    const last = { ...FACTS, t: 4, isLast: true };
    expect(en.steps.dh.title(last)).toMatch(/only its own answer/);
    expect(en.steps.dh.title({ ...last, t: 3, isLast: false })).toMatch(/two places/);
  });
});

describe('the words of a window of a longer text', () => {
  /** The time steps 3 and 4 of "hello", looking back to 2. */
  const facts: StepFacts = {
    ...FACTS,
    update: 2,
    window: { from: 3, to: 4, back: 2, endsText: true },
  };

  it('say where it begins, with what, and how far it looks back', () => {
    expect(en.steps.start.title(facts)).toBe('Update 2: time steps 3 to 4');
    expect(en.steps.start.sentence(facts)).toMatch(/goes on from state h₂.* to time 2/);
    expect(en.steps.loss.title(facts)).toMatch(/window/);
  });

  it('do not give a state the answer of an earlier update', () => {
    expect(en.steps.dh.title(facts)).toMatch(/only from the future/);
    expect(en.steps.dh.sentence(facts)).toMatch(/earlier update.*h₂.*h₃/);
    // The first step of such a time step, beside whose zeros an L stands.
    expect(en.steps.dhFromNext.sentence(facts)).toMatch(/L₂ .*earlier update.*∇o₂ is 0/);
    expect(en.steps.dhFromNext.sentence(FACTS)).not.toMatch(/earlier update/);
    expect(en.steps.dh.title({ ...facts, t: 3 })).toMatch(/two places/);
  });

  it('say where the way back ends', () => {
    expect(en.steps['contribution Whh'].sentence(facts)).toMatch(/takes h₁ as given/);
    expect(en.steps['contribution Whh'].sentence({ ...facts, t: 3 })).not.toMatch(/as given/);
    expect(en.steps['updated h0'].sentence(facts)).toMatch(/gradient is 0/);
  });

  it('do not promise the same text again before its end', () => {
    const middle: StepFacts = {
      ...facts,
      window: { from: 1, to: 2, back: 1, endsText: false },
      T: 2,
      isLast: true,
    };
    expect(en.steps['updated h0'].sentence(middle)).not.toMatch(/again/);
    expect(en.steps['updated h0'].sentence(facts)).toMatch(/again/);
    expect(en.steps.dh.sentence(middle)).not.toMatch(/Nothing comes after/);
  });
});

describe('the words of a run whose recurrence is cut', () => {
  const facts: StepFacts = { ...FACTS, isCut: true };

  it('do not say that anything comes through W_hh', () => {
    expect(en.steps.u.sentence(facts)).toMatch(/held at 0/);
    expect(en.steps.h.sentence(facts)).toMatch(/this “e” and of nothing before/);
    expect(en.steps.dhFromNext.sentence(facts)).toMatch(/nothing comes/);
    expect(en.steps.dh.title(facts)).toMatch(/only its own answer/);
    expect(en.steps['gradient h0'].sentence(facts)).toMatch(/no message/);
  });

  it('say that the gradient of W_hh is no part of the update', () => {
    expect(en.steps.gradientNorm.sentence(facts)).toMatch(/W_hh .* left out/);
    expect(en.steps.gradientNorm.sentence(FACTS)).not.toMatch(/left out/);
    expect(en.steps['clipped Whh'].sentence(facts)).toMatch(/neither clipped nor applied/);
    expect(en.steps['updated Whh'].sentence(facts)).toMatch(/no part of the update/);
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
});
