import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import { PARAMETER_NAMES } from '../../src/engine/shapes.ts';
import { derivationOf } from '../../src/timeline/derivation.ts';
import { equationOf } from '../../src/timeline/equations.ts';
import { readsOf } from '../../src/timeline/expressions.ts';
import type { Cell, Quantity, Ref } from '../../src/timeline/quantities.ts';
import {
  cellKey,
  cellOf,
  CONSTANTS,
  MOMENTS,
  once,
  shapeOf,
} from '../../src/timeline/quantities.ts';
import { pseudocodeOf } from '../../src/timeline/pseudocode.ts';
import { usesOf } from '../../src/timeline/uses.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { contextOf, valueAt, valuesOf } from '../../src/timeline/values.ts';
import { runs } from '../engine/support.ts';
import {
  configurations,
  EVERY_OPTIMIZER,
  everyUpdate,
  keyOf,
  kindOf,
  OPTIMIZERS,
  sceneOf,
  scenesOf,
  stepsIn,
  written,
} from './support.ts';
import { evaluate } from './evaluate.ts';

/** The steps after the sums, which the engine adds in another order. */
const updatesIn = (scene: Scene): readonly Ref[] =>
  stepsIn(scene).flatMap(({ phase, id, writes }) =>
    phase === 'update' && !id.startsWith('gradient ') && writes !== null ? [writes] : [],
  );

function* cellsOf(scene: Scene, ref: Ref): Generator<Cell> {
  const [rows, columns] = shapeOf(ref.quantity, scene.record.sizes);
  for (let index = 0; index < rows * columns; index++) yield cellOf(ref, index);
}

/** Where the sum that is written out gives other bits than the engine's. */
function differences(scene: Scene): string[] {
  return updatesIn(scene).flatMap((ref) =>
    [...cellsOf(scene, ref)].flatMap((cell) => {
      const derivation = derivationOf(scene, cell);
      const want = valueAt(scene, cell);
      const got = derivation === null ? 0 : evaluate(scene, derivation);
      return Object.is(got, want) ? [] : [`${cellKey(cell)}: ${got} is not ${want}`];
    }),
  );
}

/** What no step writes: settings, the text, and the state before the update. */
const GIVEN = new RegExp(
  `^(rate|clipLimit|${CONSTANTS.join('|')}|[xy] \\d|` +
    `((${Object.values(MOMENTS).flat().join('|')}) )?(W..|b.|h0))$`,
);

describe.each(everyUpdate().map((change) => [kindOf(change), change] as const))(
  'the update: %s',
  (_, change) => {
    // Adam's corrections show powers that rounding tells apart only after some updates.
    const scenes = scenesOf(sceneOf(change).configuration, 12);

    it('is, written out, the engine’s to the last bit', () => {
      for (const scene of scenes) expect(differences(scene)).toEqual([]);
    });

    it('reads what an earlier step wrote, or what was there before', () => {
      for (const scene of scenes) {
        const context = contextOf(scene);
        const done = new Set<string>();
        for (const { writes } of stepsIn(scene)) {
          if (writes === null) continue;
          for (const read of readsOf(equationOf(writes, context).forms.at(-1)!)) {
            const key = keyOf(read);
            if (!done.has(key) && !GIVEN.test(key)) {
              expect.fail(`${keyOf(writes)} reads ${key}`);
            }
          }
          done.add(keyOf(writes));
        }
      }
    });
  },
);

it('is exact in any run', () => {
  fc.assert(
    fc.property(configurations, (configuration) => {
      for (const scene of scenesOf(configuration, 3)) {
        if (scene.record.result?.divergence !== null) continue;
        expect(differences(scene)).toEqual([]);
      }
    }),
    runs(15),
  );
});

describe('the steps of the update', () => {
  const stepsOfWhh = (change: Partial<Configuration>): string[] =>
    written(stepsIn(sceneOf(change))).filter((name) => /^(updated|corrected) .*Whh$/.test(name));

  it.each([
    ['sgd', ['updated Whh']],
    ['momentum', ['updated velocity Whh', 'updated Whh']],
    ['adagrad', ['updated squareSum Whh', 'updated Whh']],
    ['rmsprop', ['updated squareMean Whh', 'updated Whh']],
    [
      'adam',
      [
        'updated firstMoment Whh',
        'updated secondMoment Whh',
        'corrected firstMoment Whh',
        'corrected secondMoment Whh',
        'updated Whh',
      ],
    ],
  ] as const)('with %s', (kind, want) => {
    const optimizer = OPTIMIZERS[kind];
    expect(stepsOfWhh({ optimizer })).toEqual(want);
    expect(stepsOfWhh({ optimizer, cut: { until: null } })).toEqual(['updated Whh']);
    const steps = stepsIn(sceneOf({ optimizer }));
    expect(
      steps.filter(({ id }) => id.startsWith('updated') || id.startsWith('corr')),
    ).toHaveLength(6 * want.length);
  });

  it('hold W_hh at 0 while the recurrence is cut, and no longer', () => {
    for (const n of [0, 1, 2]) {
      const scene = sceneOf({ optimizer: OPTIMIZERS.momentum, cut: { until: 2 } }, n);
      const [form] = equationOf(once('updated Whh'), contextOf(scene)).forms;
      expect(form?.kind).toBe(n < 2 ? 'held' : 'difference');
      const zeros = valuesOf(scene, once('updated Whh')).every((w) => w === 0);
      expect(zeros).toBe(n < 2);
      expect(valuesOf(scene, once('gradient Whh')).some((g) => g !== 0)).toBe(true);
      const code = pseudocodeOf(contextOf(scene)).some(({ id }) => id === 'held');
      expect(code).toBe(n < 2);
    }
  });
});

describe('a gradient that is held back', () => {
  const update = (cut: Configuration['cut']): Scene =>
    sceneOf({ clipping: { kind: 'norm', limit: 0.5 }, cut });

  it('is no operand of the length of the gradient, and is not clipped', () => {
    for (const cut of [null, { until: null }]) {
      const scene = update(cut);
      const context = contextOf(scene);
      const operands = readsOf(equationOf(once('gradientNorm'), context).forms[0]!);
      const isOperand = operands.some(({ quantity }) => quantity === 'gradient Whh');
      expect(isOperand).toBe(cut === null);
      const clipped = valuesOf(scene, once('clipped Whh'));
      expect(clipped.every((z) => z === 0)).toBe(cut !== null);
    }
  });

  it('is said in the pseudocode to be left out, in a line that its step lights', () => {
    const scene = update({ until: null });
    const code = pseudocodeOf(contextOf(scene));
    expect(code.find(({ id }) => id === 'gradientNorm')!.text).toMatch(/all θ but W_hh$/);
    const { line } = stepsIn(scene).find(({ id }) => id === 'clipped Whh')!;
    expect(code.find(({ id }) => id === line)!.text).toMatch(/^∇W_hh = 0/);
  });
});

describe('what an optimizer remembers', () => {
  it('is zero at first, and after an update what the next begins with', () => {
    for (const optimizer of EVERY_OPTIMIZER) {
      const scenes = scenesOf(sceneOf({ optimizer }).configuration, 3);
      for (const moment of MOMENTS[optimizer.kind]) {
        for (const name of PARAMETER_NAMES) {
          const [before, after] = [`${moment} ${name}`, `updated ${moment} ${name}`] as const;
          expect(valuesOf(scenes[0]!, once(before)).every((v) => v === 0)).toBe(true);
          expect(valuesOf(scenes[2]!, once(before))).toEqual(valuesOf(scenes[1]!, once(after)));
        }
      }
    }
  });

  it('is corrected for the number of the update, which is the exponent', () => {
    for (const n of [0, 2]) {
      const context = contextOf(sceneOf({ optimizer: OPTIMIZERS.adam }, n));
      const [form] = equationOf(once('corrected secondMoment by'), context).forms;
      expect(form).toMatchObject({ under: { kind: 'complement', power: n + 1 } });
    }
  });

  it('of another optimizer is not there', () => {
    const scene = sceneOf({ optimizer: OPTIMIZERS.momentum });
    for (const other of ['squareSum Whh', 'updated firstMoment by'] as const) {
      expect(valuesOf(scene, once(other)).every(Number.isNaN)).toBe(true);
    }
    expect(valuesOf(scene, once('beta1'))).toEqual([NaN]);
  });
});

const sumOf = (scene: Scene, quantity: Quantity, index: number) =>
  derivationOf(scene, { quantity, t: null, index })!;
const keys = (factors: readonly { fn: string; cell: Cell }[]): string =>
  factors.map(({ fn, cell }) => `${fn === 'identity' ? '' : `${fn} `}${cellKey(cell)}`).join(' · ');

describe('the sum behind a number of the update', () => {
  it('has the moving average of Adam', () => {
    const { terms } = sumOf(sceneOf({ optimizer: OPTIMIZERS.adam }), 'updated secondMoment by', 2);
    expect(terms.map(({ factors }) => keys(factors))).toEqual([
      'beta2@[0] · secondMoment by@[2]',
      'oneMinus beta2@[0] · gradient by@[2] · gradient by@[2]',
    ]);
  });

  it('divides by the root', () => {
    const { terms } = sumOf(sceneOf({ optimizer: OPTIMIZERS.adagrad }), 'updated Whh', 4);
    const quotient = terms[1]!.quotient!;
    expect(terms[1]!.sign).toBe(-1);
    expect(keys(quotient.over)).toBe('rate@[0] · gradient Whh@[4]');
    expect(quotient.root).toBe(true);
    expect(quotient.under.map(({ factors }) => keys(factors))).toEqual([
      'updated squareSum Whh@[4]',
      'epsilon@[0]',
    ]);
  });

  it('is found again from the number that went into it, and only for its own element', () => {
    const scene = sceneOf({ optimizer: OPTIMIZERS.adam });
    const cell = { quantity: 'gradient Whh', t: null, index: 5 } as const;
    expect(
      usesOf(scene, stepsIn(scene), cell).uses.map(({ written: w, elements }) => [
        keyOf(w),
        elements,
      ]),
    ).toEqual([
      ['updated firstMoment Whh', [5]],
      ['updated secondMoment Whh', [5]],
    ]);
  });

  it('of a clipped gradient names the limit', () => {
    const scene = sceneOf({ clipping: { kind: 'value', limit: 0.1 } });
    expect(sumOf(scene, 'clipped by', 1).whole).toEqual({
      kind: 'clamp',
      limit: { quantity: 'clipLimit', t: null, index: 0 },
    });
  });
});
