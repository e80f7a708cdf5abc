import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { createRandom } from '../../src/engine/random.ts';
import { sample } from '../../src/engine/sampling.ts';
import { createTraining } from '../../src/engine/training.ts';
import { decode, encode } from '../../src/engine/vocabulary.ts';
import type { SampleOrder } from '../../src/worker/client.ts';
import { Page } from './page.ts';
import { HELLO, TRUNCATED } from './reference.ts';

/** What the engine says of each of the first updates. */
function figuresOf(configuration: Configuration, count: number): number[][] {
  const training = createTraining(configuration);
  return Array.from({ length: count }, () => {
    training.runUpdate();
    const { window, trace, inputs, targets, result } = training.record();
    const { V } = training.sizes;
    const rows = Array.from({ length: inputs.length }, (_, row) => row);
    const ownRows = rows.slice(window.lossFrom - window.start);
    const correct = ownRows.filter((row) => {
      const outputs = [...trace.yhat.subarray(row * V, (row + 1) * V)];
      return outputs.indexOf(Math.max(...outputs)) === targets[row];
    });
    const { loss, gradientNorm, gradient, clipped } = result!;
    const acted = gradient.buffer.some((z, i) => z !== clipped.buffer[i]);
    return [loss, ownRows.length, correct.length, gradientNorm, Number(acted)];
  });
}

describe('what is told of every update', () => {
  it.each<[string, Configuration]>([
    ['hello', HELLO],
    ['truncated, clipped by norm', TRUNCATED],
    ['clipped by value', { ...HELLO, clipping: { kind: 'value', limit: 0.4 } }],
  ])('is what the engine says: %s', (_, configuration) => {
    const page = new Page();
    page.start(configuration);
    page.watch(3);
    page.train({ kind: 'updates', count: 60 });
    const expected = figuresOf(configuration, 60);
    expect(page.figures).toEqual(expected);
    // Both things happen, or the comparison says nothing.
    if (configuration.clipping !== null) {
      expect(new Set(expected.map(([, , , , clipped]) => clipped))).toEqual(new Set([0, 1]));
    }
  });
});

describe('a goal', () => {
  it('of a loss stops at the first running mean that is low enough', () => {
    const losses = figuresOf(HELLO, 400).map(([loss]) => loss!);
    const mean = (n: number): number =>
      losses.slice(n - 20, n).reduce((sum, loss) => sum + loss, 0) / 20;
    const first = losses.findIndex((_, k) => k + 1 >= 20 && mean(k + 1) <= 1) + 1;
    expect(first).toBeGreaterThan(20);
    const page = new Page();
    page.start(HELLO);
    const goal = { kind: 'loss', mean: 1, over: 20 } as const;
    expect(page.train({ ...goal, atMost: first - 1 })).toEqual([first - 1, 'limit']);
    page.start(HELLO);
    expect(page.train({ ...goal, atMost: 400 })).toEqual([first, 'goal']);
  });

  it('of a phrase stops when it is generated so many times in a row', () => {
    const training = createTraining(HELLO);
    const phrase = encode('lo', training.vocabulary);
    let inARow = 0;
    while (inARow < 3) {
      training.runUpdate();
      inARow = training.generates(phrase) ? inARow + 1 : 0;
    }
    const page = new Page();
    page.start(HELLO);
    const goal = { kind: 'generates', times: 3, atMost: 500 } as const;
    expect(page.train({ ...goal, phrase: 'lo' })).toEqual([training.n, 'goal']);
    // A character that the text has not is never written.
    expect(page.train({ ...goal, phrase: 'lox' })).toEqual([500, 'limit']);
  });
});

describe('a fork', () => {
  const other: Configuration = {
    ...TRUNCATED,
    changes: [
      { n: 300, parameter: 'Whh', index: 2, value: 0.7 },
      { n: 310, parameter: 'rate', index: 0, value: 0.01 },
    ],
  };

  it('goes on from an earlier update, with other numbers from there on', () => {
    const page = new Page();
    page.start(TRUNCATED);
    page.train({ kind: 'updates', count: 500 });
    const before = [...page.figures];
    page.start(other, null, { at: 300, told: 300 });
    expect(page.train({ kind: 'updates', count: 500 })).toEqual([500, 'goal']);
    expect(page.world.workers).toHaveLength(1);
    const expected = figuresOf(other, 500);
    expect(page.figures.slice(300)).toEqual(expected.slice(300));
    expect(expected.slice(0, 300)).toEqual(before.slice(0, 300));
    expect(expected[300]).not.toEqual(before[300]);
  });

  it('does not compute again what both have in common', () => {
    const page = new Page();
    page.start(HELLO);
    page.train({ kind: 'updates', count: 20_000 });
    page.start(HELLO, null, { at: 19_000, told: 19_000 });
    const { time } = page.world;
    page.train({ kind: 'updates', count: 19_010 });
    // A look at the clock after every update costs `cost`: some hundreds, not 19,000.
    expect((page.world.time - time) / page.world.cost).toBeLessThan(8000);
  });

  it('tells again what the page has forgotten, and holds when the worker fails', () => {
    const page = new Page();
    page.start(TRUNCATED);
    page.train({ kind: 'updates', count: 400 });
    page.start(other, null, { at: 320, told: 256 });
    page.client.train({ kind: 'updates', count: 400 });
    page.until(() => page.figures.length > 330);
    page.world.worker.crash('broken');
    page.world.settle();
    expect(page.restarts).toHaveLength(1);
    expect(page.stops.at(-1)).toEqual([400, 'goal']);
    expect(page.figures.slice(256)).toEqual(figuresOf(other, 400).slice(256));
  });
});

describe('a sample', () => {
  const order = (training: ReturnType<typeof createTraining>, id: number): SampleOrder => ({
    id,
    parameters: training.parameters.buffer.slice(),
    ...{ prefix: 'xhe', length: 6, temperature: 1, seed: 7 },
  });

  it('is what the engine draws from those parameters; what it does not know is not read', () => {
    const training = createTraining(HELLO);
    for (let n = 0; n < 50; n++) training.runUpdate();
    const page = new Page();
    page.start(HELLO);
    page.client.sample(order(training, 3));
    page.world.settle();
    const { sizes, head, parameters, vocabulary } = training;
    const options = { temperature: 1, random: createRandom(7) };
    const drawn = sample(sizes, head, parameters, encode('he', vocabulary), 6, options);
    expect(page.samples).toEqual([[3, decode(drawn, vocabulary)]]);
  });

  it('is answered a few times a second while it trains, the last question only', () => {
    const training = createTraining(HELLO);
    const page = new Page();
    page.start(HELLO);
    page.client.train({ kind: 'updates', count: 1_000_000 });
    for (let id = 0; id < 2000; id++) {
      page.client.sample(order(training, id));
      page.world.work();
      page.world.work();
      page.world.deliverAll();
    }
    const seconds = page.world.time / 1000;
    expect(page.samples.length).toBeGreaterThan(2);
    expect(page.samples.length).toBeLessThan(2 + 4 * seconds);
    page.client.sample(order(training, 9999));
    page.client.pause();
    page.world.settle();
    expect(page.samples.at(-1)?.[0]).toBe(9999);
  });
});
