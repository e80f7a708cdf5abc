import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ADDRESS, readAddress, writeAddress } from '../../src/share/address.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { readModel, writeModel } from '../../src/share/model-file.ts';
import type { FindText } from '../../src/share/texts.ts';
import { decodeText, examine, parseLongText, withText } from '../../src/share/new-text.ts';
import {
  LONG_TRUNCATION,
  referencesIn,
  referenceTo,
  SHIPPED,
  SHIPPED_TEXTS,
  textKey,
} from '../../src/share/texts.ts';
import { createTraining } from '../../src/engine/training.ts';

const file = (name: string): string => readFileSync(`public/texts/${name}.txt`, 'utf8');
const LONG = 'the clouds are in the sky, '.repeat(100);
const addressOf = (text: string): string =>
  writeAddress({
    ...DEFAULT_ADDRESS,
    configuration: { ...DEFAULT_CONFIGURATION, ...withText(DEFAULT_CONFIGURATION, text) },
  });
const finding =
  (text: string): FindText =>
  (reference) =>
    reference.key === referenceTo(text)?.key
      ? { text, length: text.length, V: new Set(text).size }
      : null;

describe('the shipped texts', () => {
  it.each(SHIPPED_TEXTS)('%s is the one that addresses mean', (name) => {
    const text = file(name);
    expect(textKey(text)).toBe(SHIPPED[name]);
    expect(parseLongText(text)).toEqual({ ok: true, value: text });
    expect(text).not.toContain('\r');
  });
});

describe('an address', () => {
  it('names a shipped text that is too long for it, and holds one that is not', () => {
    expect(addressOf(file('shakespeare'))).toMatch(/^v=1&lib=shakespeare&/);
    expect(addressOf(file('sonnet'))).toMatch(/^v=1&text=Shall/);
  });

  it('names the copy of a long text by the key of its content', () => {
    const address = addressOf(LONG);
    expect(address).toContain(`v=1&own=${textKey(LONG)}&`);
    expect(referencesIn(address)).toEqual([{ kind: 'own', key: textKey(LONG) }]);
    const { state, problem } = readAddress(address, finding(LONG));
    expect(problem).toBeNull();
    expect(state.configuration.text).toBe(LONG);
    expect(state.configuration.truncation).toEqual(LONG_TRUNCATION);
    expect(writeAddress(state)).toBe(address);
  });

  it('keeps a pinned update of a long text', () => {
    const { configuration } = readAddress(addressOf(LONG), finding(LONG)).state;
    const state = { ...DEFAULT_ADDRESS, pin: { configuration, update: 3 } };
    const address = writeAddress(state);
    expect(referencesIn(address)).toHaveLength(1);
    expect(readAddress(address, finding(LONG))).toEqual({ state, problem: null });
  });

  it('whose text is not at hand is not valid', () => {
    expect(readAddress(addressOf(LONG)).problem).toMatchObject([
      { problem: { kind: 'textUnreachable' } },
    ]);
    expect(readAddress('v=1&lib=nothing').problem).toMatchObject([
      { key: 'lib', problem: { kind: 'notAChoice', choices: SHIPPED_TEXTS } },
    ]);
  });
});

describe('a text that is given', () => {
  it.each([
    ['one character', 'a', 'textTooShort'],
    ['half of a character', `ab\ud83d`, 'textBroken'],
    ['a program', 'MZ\u0000\u0001', 'textBinary'],
    ['more than 1 MB', 'ab'.repeat(600_000), 'textTooLarge'],
    ['more than 1 MB as UTF-8', '漢字'.repeat(200_000), 'textTooLarge'],
    [
      'too many distinct characters',
      Array.from({ length: 513 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(''),
      'textTooVaried',
    ],
  ])('is refused with a reason: %s', (_, text, kind) => {
    expect(parseLongText(text)).toMatchObject({ ok: false, problem: { kind } });
  });

  it('is examined in slices, and counted as people see it', () => {
    const work = examine('👩‍👩‍👧e\u0301'.repeat(3000));
    let slices = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) slices++;
    expect(slices).toBeGreaterThan(4);
    expect(step.value).toMatchObject({ ok: true, value: { length: 6000, V: 2 } });
  });

  it('is trained in windows when it is long, until a short one takes its place', () => {
    const long = withText(DEFAULT_CONFIGURATION, LONG);
    expect(long.truncation).toEqual({ k1: 25, k2: 25 });
    expect(withText({ ...DEFAULT_CONFIGURATION, ...long }, 'hello').truncation).toBeNull();
    const chosen = { ...DEFAULT_CONFIGURATION, truncation: { k1: 3, k2: 7 } };
    expect(withText(chosen, LONG).truncation).toEqual({ k1: 3, k2: 7 });
    expect(withText(chosen, 'hello').truncation).toEqual({ k1: 3, k2: 7 });
  });
});

describe('the network', () => {
  const chosenFor = (text: string) => ({
    ...DEFAULT_CONFIGURATION,
    ...withText(DEFAULT_CONFIGURATION, text),
  });
  const twister = 'she sells sea shells by the sea shore';

  it.each([
    ['a tongue-twister', twister, 200, 0.95],
    ['a sonnet', file('sonnet'), 100, 0.5],
  ])('that comes with %s learns it', { timeout: 60_000 }, (_, text, updates, share) => {
    const training = createTraining(chosenFor(text));
    for (let n = 0; n < updates; n++) expect(training.runUpdate()).toBeNull();
    expect(training.correct / training.lossCount).toBeGreaterThan(share);
  });

  it('is the lecture’s again with its text, and stays once a person has chosen one', () => {
    const long = chosenFor(LONG);
    expect(long).toMatchObject({ hiddenSize: 100, head: 'softmax' });
    expect({ ...long, ...withText(long, 'hello') }).toEqual(DEFAULT_CONFIGURATION);
    const chosen = { ...DEFAULT_CONFIGURATION, hiddenSize: 5 };
    expect({ ...chosen, ...withText(chosen, twister) }).toEqual({ ...chosen, text: twister });
  });
});

describe('a file', () => {
  const utf8 = new TextEncoder();
  it('is a text when it is UTF-8, with or without a mark at its beginning', () => {
    expect(decodeText(utf8.encode('für 👍🏽'))).toEqual({ ok: true, value: 'für 👍🏽' });
    expect(decodeText(utf8.encode('\ufeffab'))).toEqual({ ok: true, value: 'ab' });
  });

  it.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0, 1], 'textBinary'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 'textBinary'],
    ['Latin-1', [0x66, 0xfc, 0x72], 'textNotUtf8'],
    ['too large', new Array<number>(1_048_577).fill(97), 'textTooLarge'],
  ])('is refused when it is none: %s', (_, bytes, kind) => {
    expect(decodeText(Uint8Array.from(bytes))).toMatchObject({ ok: false, problem: { kind } });
  });
});

describe('a model file', () => {
  it('holds a long text itself', () => {
    const configuration = {
      ...DEFAULT_CONFIGURATION,
      ...withText(DEFAULT_CONFIGURATION, LONG),
    };
    const training = createTraining(configuration);
    const { n, parameters, moments } = training.checkpoint();
    const checkpoint = { n, parameters, moments, carried: null };
    const model = { configuration, checkpoint, losses: new Float64Array(0) };
    expect(readModel(writeModel(model))).toMatchObject({ ok: true, model: { configuration } });
  });
});
