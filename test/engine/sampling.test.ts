import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/engine/random.ts';
import { Reader, draw, likeliest, sample } from '../../src/engine/sampling.ts';
import { createTraining } from '../../src/engine/training.ts';
import { decode, encode } from '../../src/engine/vocabulary.ts';
import { HELLO, expectClose, expectSameBits } from './support.ts';

const trained = createTraining(HELLO);
for (let n = 0; n < 100; n++) trained.runUpdate();
const { sizes, parameters, vocabulary } = trained;

const continued = (prefix: string, count: number, temperature = 0, seed = 1): string =>
  decode(
    sample(sizes, 'sigmoid', parameters, encode(prefix, vocabulary), count, {
      temperature,
      random: createRandom(seed),
    }),
    vocabulary,
  );

describe('a sample', () => {
  it('goes on from the prefix, which it reads first', () => {
    expect(continued('h', 4)).toBe('ello');
    expect(continued('hel', 2)).toBe('lo');
    expect(continued('h', 0)).toBe('');
    expect(() => continued('', 1)).toThrow(RangeError);
  });

  it('varies with the temperature and the seed, and only with them', () => {
    expect(continued('h', 40, 2, 1)).toBe(continued('h', 40, 2, 1));
    expect(continued('h', 40, 2, 1)).not.toBe(continued('h', 40, 2, 2));
    expect(continued('h', 4, 1e-3, 7)).toBe('ello');
  });
});

describe('drawing', () => {
  const frequencies = (head: 'sigmoid' | 'softmax', o: number[], temperature: number): number[] => {
    const random = createRandom(3);
    const counts = o.map(() => 0);
    for (let i = 0; i < 20_000; i++)
      counts[draw(Float64Array.from(o), head, temperature, random)]!++;
    return counts.map((count) => count / 20_000);
  };
  const normalised = (weights: number[]): number[] => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  };
  const o = [1, 0, -1];

  it('follows softmax(o/τ)', () => {
    expectClose(frequencies('softmax', o, 1), normalised(o.map(Math.exp)), 0.015);
    expectClose(frequencies('softmax', o, 2), normalised(o.map((z) => Math.exp(z / 2))), 0.015);
  });

  it('turns the independent probabilities of sigmoid into a choice, by ŷ^(1/τ)', () => {
    const sigma = o.map((z) => 1 / (1 + Math.exp(-z)));
    expectClose(frequencies('sigmoid', o, 1), normalised(sigma), 0.015);
    expectClose(frequencies('sigmoid', o, 0.5), normalised(sigma.map((z) => z * z)), 0.015);
  });

  it('survives saturation, and a generator at the edge of 1', () => {
    expect(draw(Float64Array.of(-5000, -4000), 'sigmoid', 1, () => 0.5)).toBe(1);
    expect(draw(Float64Array.of(5, 5, -9e9), 'softmax', 1, () => 1)).toBe(1);
  });
});

describe('the likeliest', () => {
  it('is the first of equals', () => {
    expect(likeliest(Float64Array.of(0, 2, 2, 1))).toBe(1);
  });
});

describe('a reader', () => {
  it('gives the numbers of the forward pass', () => {
    const training = createTraining(HELLO);
    const reader = new Reader(training.sizes, 'sigmoid', training.parameters);
    training.forward(1, 4);
    [0, 1, 2, 2].forEach((input, row) => {
      expectSameBits(reader.read(input), training.trace.yhat.slice(row * 4, row * 4 + 4));
    });
  });
});
