import fc from 'fast-check';
import type {
  Configuration,
  OptimizerKind,
  OptimizerSettings,
} from '../../src/engine/configuration.ts';
import { createTraining } from '../../src/engine/training.ts';
import type { Ref } from '../../src/timeline/quantities.ts';
import type { Step } from '../../src/timeline/steps.ts';
import { stepsOf } from '../../src/timeline/steps.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { contextOf } from '../../src/timeline/values.ts';
import { HELLO, clippings, heads, optimizers, truncations } from '../engine/support.ts';

/** The scenes of the first `count` updates, or of as many as there are before the run diverges. */
export function scenesOf(configuration: Configuration, count: number): Scene[] {
  const training = createTraining(configuration);
  const scenes: Scene[] = [];
  while (scenes.length < count && training.divergence === null) {
    training.runUpdate();
    scenes.push({ record: training.record(), configuration });
  }
  return scenes;
}

/** One update of "hello", with some settings changed. */
export const sceneOf = (change: Partial<Configuration> = {}, n = 0): Scene =>
  scenesOf({ ...HELLO, ...change }, n + 1)[n]!;

export const stepsIn = (scene: Scene): readonly Step[] => stepsOf(contextOf(scene));

export const keyOf = ({ quantity, t }: Ref): string => (t === null ? quantity : `${quantity} ${t}`);

/** What the steps write, in order; the start writes nothing. */
export const written = (steps: readonly Step[]): string[] =>
  steps.map(({ writes }) => (writes === null ? 'nothing' : keyOf(writes)));

export const OPTIMIZERS: Readonly<Record<OptimizerKind, OptimizerSettings>> = {
  sgd: { kind: 'sgd', rate: 0.3 },
  momentum: { kind: 'momentum', rate: 0.1, mu: 0.9 },
  adagrad: { kind: 'adagrad', rate: 0.1, epsilon: 1e-8 },
  rmsprop: { kind: 'rmsprop', rate: 0.01, alpha: 0.9, epsilon: 1e-8 },
  adam: { kind: 'adam', rate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
};
export const EVERY_OPTIMIZER = Object.values(OPTIMIZERS);

/** Each optimizer, with and without each kind of clipping, with and without the recurrence. */
export const everyUpdate = (): Partial<Configuration>[] =>
  EVERY_OPTIMIZER.flatMap((optimizer) =>
    [null, { kind: 'norm', limit: 1 } as const, { kind: 'value', limit: 0.2 } as const].flatMap(
      (clipping) => [null, { until: null }].map((cut) => ({ optimizer, clipping, cut })),
    ),
  );

export const kindOf = ({ optimizer, clipping, cut }: Partial<Configuration>): string =>
  `${optimizer?.kind ?? ''}, clipping ${clipping?.kind ?? 'off'}${cut == null ? '' : ', cut'}`;

/** Runs as the app offers them. */
export const configurations: fc.Arbitrary<Configuration> = fc.record({
  text: fc.string({
    unit: fc.constantFrom(...Array.from('abcdefghijklm')),
    minLength: 2,
    maxLength: 12,
  }),
  hiddenSize: fc.integer({ min: 1, max: 6 }),
  head: heads,
  seed: fc.nat(),
  initialisation: fc.constantFrom({ kind: 'uniform' } as const, { kind: 'glorot' } as const),
  optimizer: optimizers,
  clipping: clippings,
  truncation: truncations,
  cut: fc.constant(null),
  changes: fc.constant([]),
});
