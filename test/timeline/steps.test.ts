import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { equationOf } from '../../src/timeline/equations.ts';
import { readsOf } from '../../src/timeline/expressions.ts';
import { pseudocodeOf } from '../../src/timeline/pseudocode.ts';
import { shapeOf } from '../../src/timeline/quantities.ts';
import { stepsOf } from '../../src/timeline/steps.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { contextOf, valuesOf } from '../../src/timeline/values.ts';
import { runs } from '../engine/support.ts';
import {
  configurations,
  everyUpdate,
  keyOf,
  sceneOf,
  scenesOf,
  stepsIn,
  written,
} from './support.ts';

const forwardAt = (t: number): string[] =>
  ['x', 'u', 'h', 'o', 'yhat', 'L'].map((quantity) => `${quantity} ${t}`);

const backwardAt = (t: number, { own = true, next = true } = {}): string[] =>
  [
    ...(own ? ['dyhat', 'do', 'contribution Why', 'contribution by', 'dhFromOutput'] : []),
    ...(next ? ['dhFromNext'] : []),
    ...['dh', 'du', 'contribution Whh', 'contribution Wxh', 'contribution bh'],
  ].map((quantity) => `${quantity} ${t}`);

const SHARED = ['Why', 'by', 'Whh', 'Wxh', 'bh'];
const ALL = [...SHARED, 'h0'];
const SUMS = SHARED.map((name) => `gradient ${name}`);
const UPDATES = ALL.map((name) => `updated ${name}`);
const CLIPPED = ALL.map((name) => `clipped ${name}`);

describe('the steps of "hello"', () => {
  it('run forward, turn at the loss, run backward and update, in the order of the lecture', () => {
    expect(written(stepsIn(sceneOf()))).toEqual([
      'nothing',
      ...[1, 2, 3, 4].flatMap(forwardAt),
      'loss',
      ...backwardAt(4, { next: false }),
      ...backwardAt(3),
      ...backwardAt(2),
      ...backwardAt(1),
      'gradient h0',
      ...SUMS,
      ...UPDATES,
    ]);
  });

  it('are 81: one start, 24 forward, one turn, 44 backward, 11 for the weights', () => {
    const steps = stepsIn(sceneOf());
    const count = (phase: string): number => steps.filter((step) => step.phase === phase).length;
    expect([count('forward'), count('backward'), count('update')]).toEqual([26, 44, 11]);
    expect(steps).toHaveLength(81);
  });

  it('clip the whole gradient by one scale before the update', () => {
    const steps = written(stepsIn(sceneOf({ clipping: { kind: 'norm', limit: 1 } })));
    expect(steps.slice(-19)).toEqual([
      ...SUMS,
      ...['gradientNorm', 'clipScale'],
      ...CLIPPED,
      ...UPDATES,
    ]);
  });

  it('clip by value without a scale', () => {
    const steps = written(stepsIn(sceneOf({ clipping: { kind: 'value', limit: 1 } })));
    expect(steps.slice(-17)).toEqual([...SUMS, ...CLIPPED, ...UPDATES]);
  });
});

describe('truncation', () => {
  const truncation = { k1: 2, k2: 3 };

  it('gives a first window the steps of a short text', () => {
    const scene = sceneOf({ truncation });
    expect(scene.record.window).toEqual({ start: 1, lossFrom: 1, end: 2 });
    expect(written(stepsIn(scene))).toEqual([
      'nothing',
      ...forwardAt(1),
      ...forwardAt(2),
      'loss',
      ...backwardAt(2, { next: false }),
      ...backwardAt(1),
      'gradient h0',
      ...SUMS,
      ...UPDATES,
    ]);
  });

  it('sends no message from an output whose loss belongs to an earlier window', () => {
    const scene = sceneOf({ truncation }, 1);
    expect(scene.record.window).toEqual({ start: 2, lossFrom: 3, end: 4 });
    expect(written(stepsIn(scene))).toEqual([
      'nothing',
      ...forwardAt(3),
      ...forwardAt(4),
      'loss',
      ...backwardAt(4, { next: false }),
      ...backwardAt(3),
      ...backwardAt(2, { own: false }),
      ...SUMS,
      ...UPDATES,
    ]);
  });

  it('reaches h_0 again when a later window looks back to the beginning', () => {
    const scene = sceneOf({ truncation: { k1: 2, k2: 4 } }, 1);
    expect(scene.record.window).toEqual({ start: 1, lossFrom: 3, end: 4 });
    const steps = written(stepsIn(scene));
    expect(steps.slice(-16)).toEqual([
      ...backwardAt(1, { own: false }).slice(-4),
      'gradient h0',
      ...SUMS,
      ...UPDATES,
    ]);
  });
});

describe('divergence', () => {
  const context = contextOf(sceneOf());

  it('ends the steps at the one that wrote the first number that is not finite', () => {
    const divergence = { quantity: 'dh', t: 3, index: 1 } as const;
    const steps = stepsOf({ ...context, divergence });
    expect(written(steps).at(-1)).toBe('dh 3');
    expect(steps).toEqual(stepsOf(context).slice(0, steps.length));
  });

  it('may end them at what the optimizer remembers', () => {
    const optimizer = { kind: 'adagrad', rate: 0.1, epsilon: 1e-8 } as const;
    const divergence = { quantity: 'updated squareSum Whh', t: null, index: 0 } as const;
    const steps = stepsOf({ ...contextOf(sceneOf({ optimizer })), divergence });
    expect(written(steps).slice(-2)).toEqual(['updated by', 'updated squareSum Whh']);
  });

  it('keeps all steps when no step writes that number', () => {
    const later = contextOf(sceneOf({ truncation: { k1: 1, k2: 1 } }, 2));
    const divergence = { quantity: 'gradient h0', t: null, index: 0 } as const;
    expect(stepsOf({ ...later, divergence })).toEqual(stepsOf(later));
  });

  it('leaves a run that blew up with finite numbers on every step but the last', () => {
    const scene = scenesOf(sceneOf({ optimizer: { kind: 'sgd', rate: 1e200 } }).configuration, 50);
    const last = scene.at(-1)!;
    const { divergence } = last.record.result!;
    expect(divergence).not.toBeNull();
    const steps = stepsIn(last);
    expect(steps.at(-1)?.writes).toEqual({ quantity: divergence?.quantity, t: divergence?.t });
    for (const { writes } of steps.slice(0, -1)) {
      if (writes === null) continue;
      expect(valuesOf(last, writes).every(Number.isFinite), keyOf(writes)).toBe(true);
    }
  });
});

describe('in any update', () => {
  const scenes = fc
    .sample(configurations, { seed: 7, numRuns: 20 })
    .flatMap((configuration) => scenesOf(configuration, 3));

  it('nothing is read before it is written, and nothing is written twice', () => {
    for (const scene of scenes) {
      const context = contextOf(scene);
      const steps = stepsOf(context);
      const writers = new Set(written(steps));
      expect(writers.size).toBe(steps.length);
      const done = new Set<string>();
      for (const { writes } of steps) {
        if (writes === null) continue;
        const { forms } = equationOf(writes, context);
        if (forms.length === 0) expect.fail(keyOf(writes));
        for (const read of forms.flatMap(readsOf)) {
          const key = keyOf(read);
          if (!done.has(key) && writers.has(key)) expect.fail(`${keyOf(writes)} reads ${key}`);
        }
        done.add(keyOf(writes));
      }
    }
  });

  it('everything that is read has a number', () => {
    for (const scene of scenes) {
      const context = contextOf(scene);
      for (const { writes } of stepsOf(context)) {
        if (writes === null) continue;
        for (const ref of [writes, ...equationOf(writes, context).forms.flatMap(readsOf)]) {
          const [rows, columns] = shapeOf(ref.quantity, scene.record.sizes);
          const numbers = valuesOf(scene, ref).filter(Number.isFinite).length;
          if (numbers !== rows * columns) expect.fail(`${keyOf(writes)} reads ${keyOf(ref)}`);
        }
      }
    }
  });

  it('phases follow each other, and a group is one stretch of steps', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const steps = stepsIn(scenesOf(configuration, 1)[0]!);
        const stretches = (key: 'phase' | 'group'): string[] =>
          steps.map((step) => step[key]).filter((name, i, all) => name !== all[i - 1]);
        expect(stretches('phase')).toEqual(['forward', 'backward', 'update']);
        expect(new Set(stretches('group')).size).toBe(stretches('group').length);
      }),
      runs(30),
    );
  });

  /** Time steps 5 and 6, looking back to 3. */
  const window = { text: 'abcabcabca', truncation: { k1: 2, k2: 4 } };

  it('the pseudocode names the time steps of a window, not those of the whole text', () => {
    const codeOf = (scene: Scene): string =>
      pseudocodeOf(contextOf(scene))
        .map(({ text }) => text)
        .join('\n');
    const later = codeOf(sceneOf(window, 2));
    expect(later).toMatch(/^for t = 5, …, 6:$/m);
    expect(later).toMatch(/^L = sum\(Lₜ for t = 5, …, 6\)$/m);
    expect(later).toMatch(/^for t = 6, …, 3: +# after 6: ∇u = 0; before 5: ∇o = 0$/m);
    expect(later).toMatch(/∇Wₜ for t = 3…6\)/);
    expect(later).toMatch(/^∇h₀ = 0 +# h₂ is taken as given$/m);
    const first = codeOf(sceneOf(window));
    expect(first).toMatch(/^for t = 2, …, 1: +# after 2: ∇u = 0$/m);
    expect(first).toMatch(/∇h₀ = W_hh\.T/);
    const one = codeOf(sceneOf({ ...window, truncation: { k1: 1, k2: 1 } }, 2));
    expect(one).toMatch(/^for t = 3: +# after 3/m);
    for (const code of [later, first, one]) expect(code).not.toMatch(/\bT\b(?<!\.T)/);
    for (const truncation of [null, { k1: 9, k2: 9 }]) {
      expect(codeOf(sceneOf({ ...window, truncation }))).toMatch(/^for t = T, …, 1:/m);
    }
  });

  it('every step lights one line of the pseudocode, and every such line is lit by some step', () => {
    const scenes = [...everyUpdate().map((change) => sceneOf(change)), sceneOf(window, 2)];
    for (const scene of scenes) {
      const code = pseudocodeOf(contextOf(scene));
      const lines = code.flatMap(({ id }) => (id === null ? [] : [id]));
      expect(new Set(lines).size).toBe(lines.length);
      const steps = stepsIn(scene);
      expect(new Set(steps.map(({ line }) => line))).toEqual(new Set(lines));
      const phaseOfLine = new Map(code.map(({ id, phase }) => [id, phase]));
      for (const { id, line, phase } of steps) expect(phaseOfLine.get(line), id).toBe(phase);
    }
  });
});

describe('the list of steps', () => {
  it('is one for all updates of a kind, and another where a window, the head or the clipping differs', () => {
    const long = 'the clouds are in the sky';
    const one = stepsIn(sceneOf({ text: long }));
    expect(stepsIn(sceneOf({ text: long }, 3))).toBe(one);
    const others: Partial<Configuration>[] = [
      { head: 'softmax' },
      { clipping: { kind: 'value', limit: 1 } },
      { truncation: { k1: 3, k2: 5 } },
      { cut: { until: null } },
      { optimizer: { kind: 'momentum', rate: 0.1, mu: 0.5 } },
    ];
    for (const change of others) {
      const base = stepsIn(sceneOf({ text: long }));
      expect(stepsIn(sceneOf({ text: long, ...change })), JSON.stringify(change)).not.toBe(base);
    }
  });
});
