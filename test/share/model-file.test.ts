import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { checkpointAfter } from '../../src/engine/plain-checkpoint.ts';
import { createTraining } from '../../src/engine/training.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { Model } from '../../src/share/model-file.ts';
import {
  MODEL_PROBLEMS,
  MOST_BYTES,
  fileNameOf,
  readModel,
  readModelFile,
  writeModel,
} from '../../src/share/model-file.ts';
import { parseLongText } from '../../src/share/new-text.ts';
import { checksumOf, numbersOfText, textOfNumbers } from '../../src/share/numbers-as-text.ts';
import {
  clippings,
  expectSameBits,
  heads,
  optimizers,
  runs,
  truncations,
} from '../engine/support.ts';

/** The model after `count` updates. */
function modelOf(configuration: Configuration, count: number): Model {
  const training = createTraining(configuration);
  const losses: number[] = [];
  for (let n = 0; n < count; n++) {
    training.runUpdate();
    losses.push(training.loss);
  }
  const checkpoint = checkpointAfter(training.record(), configuration)!;
  return { configuration, checkpoint, losses: Float64Array.from(losses) };
}

const configurations: fc.Arbitrary<Configuration> = fc.record({
  text: fc.constantFrom('hello', 'ab', 'a "quoted"\n\\ 👩‍👩‍👧 é', '__proto__', '</script>\u2028'),
  hiddenSize: fc.integer({ min: 1, max: 16 }),
  head: heads,
  seed: fc.nat(4_294_967_295),
  initialisation: fc.constantFrom(
    { kind: 'glorot' as const },
    { kind: 'spectral' as const, radius: 0.1 + 0.2, inputScale: 1 / 3 },
  ),
  optimizer: optimizers,
  clipping: clippings,
  truncation: truncations,
  cut: fc.constantFrom(null, { until: null }, { until: 2 }),
  changes: fc.constantFrom([], [{ n: 1, parameter: 'Whh' as const, index: 0, value: -0.1 }]),
});

const MODEL = modelOf(DEFAULT_CONFIGURATION, 3);
const FILE = writeModel(MODEL);
const ADAM: Configuration = {
  ...DEFAULT_CONFIGURATION,
  optimizer: { kind: 'adam', rate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  truncation: { k1: 2, k2: 3 },
};

interface Parts {
  configuration: Record<string, unknown>;
  n: unknown;
  checkpoint: { parameters: string; moments: string[]; carried: string | null };
  losses: string;
}

/** A file in which some parts have been changed, and whose checksum is right all the same. */
function forged(change: (parts: Parts) => void, file = FILE): string {
  const parts = JSON.parse(file) as Parts & { checksum: string };
  change(parts);
  const { configuration, n, checkpoint, losses } = parts;
  const { parameters, moments, carried } = checkpoint;
  const content = [Object.entries(configuration), n, parameters, moments, carried, losses];
  return JSON.stringify({ ...parts, checksum: checksumOf(JSON.stringify(content)) });
}

const problemOf = (text: string): string | null => {
  const read = readModel(text);
  return read.ok ? null : read.problem;
};

describe('a model file', () => {
  it('gives back the model it was written from, bit for bit', () => {
    const property = fc.property(configurations, fc.integer({ min: 1, max: 9 }), (given, n) => {
      const model = modelOf(given, n);
      const read = readModel(writeModel(model));
      if (!read.ok) throw new Error(read.problem);
      expect(read.model.configuration).toEqual(given);
      const { checkpoint, losses } = read.model;
      expect(checkpoint.n).toBe(n);
      expectSameBits(checkpoint.parameters, model.checkpoint.parameters);
      expect(checkpoint.moments).toHaveLength(model.checkpoint.moments.length);
      model.checkpoint.moments.forEach((moment, i) => {
        expectSameBits(checkpoint.moments[i]!, moment);
      });
      expect(checkpoint.carried === null).toBe(model.checkpoint.carried === null);
      if (checkpoint.carried !== null)
        expectSameBits(checkpoint.carried, model.checkpoint.carried!);
      expectSameBits(losses, model.losses);
    });
    fc.assert(property, runs(100));
  });

  it('holds any bits of any number', () => {
    const property = fc.property(fc.array(fc.double()), (numbers) => {
      const array = Float64Array.from([...numbers, -0, 5e-324, Number.MAX_VALUE]);
      expectSameBits(numbersOfText(textOfNumbers(array))!, array);
    });
    fc.assert(property, runs(100));
    const many = Float64Array.from({ length: 70_000 }, (_, i) => 1 / i);
    expectSameBits(numbersOfText(textOfNumbers(many))!, many);
  });

  it('may be laid out otherwise', () => {
    expect(problemOf(JSON.stringify(JSON.parse(FILE)))).toBeNull();
    expect(problemOf(`\n${FILE.replaceAll('\n', '\r\n')}\n`)).toBeNull();
  });

  it('cut off after any byte is refused with a reason', () => {
    const bytes = new TextEncoder().encode(writeModel(modelOf({ ...ADAM, text: 'né👩‍👩‍👧n' }, 1)));
    const begins = FILE.indexOf(',');
    for (let length = 0; length < bytes.length; length++) {
      const cut = new TextDecoder().decode(bytes.subarray(0, length));
      const problem = problemOf(cut);
      expect(problem, `after ${length} bytes`).toBe(length < begins ? 'notAModel' : 'damaged');
    }
    expect(problemOf(new TextDecoder().decode(bytes))).toBeNull();
  });

  it('with any byte changed is refused, or is the very same model', () => {
    const bytes = new TextEncoder().encode(FILE);
    const property = fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const read = readModel(new TextDecoder().decode(bytes.with(at, byte)));
      if (read.ok) expect(read.model).toEqual(MODEL);
    });
    fc.assert(property, runs(2000));
  });

  it.each<[string, string]>([
    ['', 'notAModel'],
    ['null', 'notAModel'],
    ['[]', 'notAModel'],
    ['{"format":"another"}', 'notAModel'],
    ['not a model', 'notAModel'],
    ['{"format":"unrolled model"}', 'damaged'],
    ['{"format":"unrolled model","version":"1"}', 'damaged'],
    [FILE.replace('"version": 1', '"version": 0'), 'damaged'],
    [FILE.replace('"version": 1', '"version": 1e999'), 'newer'],
    ['{"format":"unrolled model","version":2,"network":{}}', 'newer'],
    [FILE.replace('"n": 3', '"n": 4'), 'damaged'],
    [FILE.replace('"n": 3', '"n": NaN'), 'damaged'],
    [FILE.replace('"n": 3', '"n": 1e999'), 'damaged'],
    [FILE.replace(/"checksum": "./, '"checksum": "g'), 'damaged'],
    [FILE.replace('"text": "hello"', '"text": "jello"'), 'damaged'],
  ])('like %.60s… is refused: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  const numbers = (text: string, change: (all: Float64Array) => Float64Array): string =>
    textOfNumbers(change(numbersOfText(text)!));
  it.each<[string, string, (parts: Parts) => void]>([
    ['a rate of 0', 'settings', (parts) => (parts.configuration['rate'] = '0')],
    ['too many units', 'settings', (parts) => (parts.configuration['H'] = '100000')],
    ['half a character', 'settings', (parts) => (parts.configuration['text'] = 'a\ud800')],
    ['a text too short', 'settings', (parts) => (parts.configuration['text'] = 'a')],
    ['a setting nobody knows', 'settings', (parts) => (parts.configuration['dropout'] = '1')],
    ['a setting of another kind', 'damaged', (parts) => (parts.configuration['H'] = 3)],
    ['another size', 'shape', (parts) => (parts.configuration['H'] = '4')],
    ['another text', 'shape', (parts) => (parts.configuration['text'] = 'hullos')],
    ['another optimizer', 'shape', (parts) => (parts.configuration['opt'] = 'adam')],
    ['another window', 'shape', (parts) => (parts.configuration['k1'] = '2')],
    ['states from nowhere', 'shape', (parts) => (parts.checkpoint.carried = '')],
    ['too many moments', 'damaged', (parts) => (parts.checkpoint.moments = ['', '', ''])],
    ['what is no base64', 'damaged', (parts) => (parts.checkpoint.parameters = '!')],
    ['half a number', 'damaged', (parts) => (parts.checkpoint.parameters = 'AAAA')],
    ['losses of later updates', 'shape', (parts) => (parts.n = 2)],
    ['an update beyond the last', 'damaged', (parts) => (parts.n = 1e6)],
    ['an update before the first', 'damaged', (parts) => (parts.n = -1)],
    ['half an update', 'damaged', (parts) => (parts.n = 2.5)],
    [
      'NaN',
      'notFinite',
      ({ checkpoint }) =>
        (checkpoint.parameters = numbers(checkpoint.parameters, (all) => all.with(7, NaN))),
    ],
    [
      'Infinity',
      'notFinite',
      (parts) => (parts.losses = numbers(parts.losses, (all) => all.with(1, Infinity))),
    ],
    [
      'a number too many',
      'shape',
      ({ checkpoint }) =>
        (checkpoint.parameters = numbers(checkpoint.parameters, (all) =>
          Float64Array.from([...all, 0]),
        )),
    ],
  ])('with %s is refused: %s, though its checksum is right', (_, problem, change) => {
    expect(problemOf(forged(() => undefined))).toBeNull();
    expect(problemOf(forged(change))).toBe(problem);
  });

  it('with a negative square or a negative loss is refused; a mean may be negative', () => {
    const model = modelOf(ADAM, 4);
    const [mean, square] = model.checkpoint.moments;
    expect(mean!.some((x) => x < 0)).toBe(true);
    expect(problemOf(writeModel(model))).toBeNull();
    const moments = [mean!, square!.with(3, -1e-9)];
    const checkpoint = { ...model.checkpoint, moments };
    expect(problemOf(writeModel({ ...model, checkpoint }))).toBe('negative');
    const losses = model.losses.with(0, -1);
    expect(problemOf(writeModel({ ...model, losses }))).toBe('negative');
  });

  it('is no text to train, nor is its beginning', () => {
    for (const text of [FILE, FILE.slice(0, 40)]) {
      expect(parseLongText(text)).toEqual({ ok: false, problem: { kind: 'textIsModel' } });
    }
    expect(parseLongText('{ "format": "another" }').ok).toBe(true);
  });

  it('cannot reach the prototype of anything', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const inside = FILE.replace('"configuration": {', `"configuration": {"${key}":{"x":"1"},`);
      const outside = FILE.replace('{', `{"${key}":{"x":"1","version":1},`);
      for (const text of [inside, outside]) {
        const read = readModel(text);
        if (read.ok) expect(read.model).toEqual(MODEL);
      }
      expect(Object.getOwnPropertyDescriptor(Object.prototype, 'x')).toBeUndefined();
      expect(Object.getPrototypeOf(DEFAULT_CONFIGURATION)).toBe(Object.prototype);
    }
    expect(problemOf('{"__proto__":{"format":"unrolled model","version":1}}')).toBe('notAModel');
  });

  it('may be anything at all: it never throws', () => {
    const near = fc.dictionary(
      fc.constantFrom('configuration', 'n', 'checkpoint', 'losses', 'checksum'),
      fc.jsonValue(),
    );
    const texts = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      near.map((parts) => JSON.stringify({ ...(JSON.parse(FILE) as object), ...parts })),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = readModel(text);
        if (!read.ok) expect(MODEL_PROBLEMS).toContain(read.problem);
      }),
      runs(500),
    );
  });

  it('that is far too large is not even read', async () => {
    let reads = 0;
    const file = (size: number, text: () => Promise<string>) => ({
      size,
      text: () => {
        reads++;
        return text();
      },
    });
    const huge = file(100e6, () => Promise.resolve('x'));
    expect(await readModelFile(huge)).toEqual({ ok: false, problem: 'tooLarge' });
    expect(reads).toBe(0);
    const gone = file(10, () => Promise.reject(new DOMException('gone', 'NotFoundError')));
    expect(await readModelFile(gone)).toEqual({ ok: false, problem: 'unreadable' });
    const good = await readModelFile(file(MOST_BYTES, () => Promise.resolve(FILE)));
    expect(good.ok).toBe(true);
  });

  it('keeps the losses of the last ten thousand updates', () => {
    const losses = Float64Array.from({ length: 10_001 }, (_, i) => i);
    const checkpoint = { ...MODEL.checkpoint, n: 10_001 };
    const read = readModel(writeModel({ ...MODEL, checkpoint, losses }));
    expect(read.ok && read.model.losses).toEqual(losses.slice(1));
  });

  it.each([
    ['hello', 12, 'unrolled-hello-12-updates.json'],
    ['ab', 1, 'unrolled-ab-1-update.json'],
    ['../../etc/passwd\0', 1, 'unrolled-etc-passwd-1-update.json'],
    ['שלום', 2, 'unrolled-שלום-2-updates.json'],
    ['👩‍👩‍👧!', 2, 'unrolled-2-updates.json'],
    ['the quick brown fox jumps', 2, 'unrolled-the-quick-brown-fox-jump-2-updates.json'],
  ])('of %j is named so that it can be found again', (text, n, name) => {
    const configuration = { ...DEFAULT_CONFIGURATION, text };
    const checkpoint = { ...MODEL.checkpoint, n };
    expect(fileNameOf({ ...MODEL, configuration, checkpoint })).toBe(name);
  });
});
