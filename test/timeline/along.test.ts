import { describe, expect, it } from 'vitest';
import { PARAMETER_NAMES } from '../../src/engine/shapes.ts';
import { derivationOf } from '../../src/timeline/derivation.ts';
import { plainSymbol } from '../../src/timeline/notation.ts';
import type { Ref } from '../../src/timeline/quantities.ts';
import { at, cellKey, cellOf, once, SHARED_PARAMETERS } from '../../src/timeline/quantities.ts';
import { usesOf } from '../../src/timeline/uses.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { numbersOf, valueAt, valuesOf } from '../../src/timeline/values.ts';
import { HELLO } from '../engine/support.ts';
import { evaluate } from './evaluate.ts';
import { everyUpdate, kindOf, sceneOf, scenesOf, stepsIn } from './support.ts';

/** What no step is about: sums under way, copies that do not exist, what an update adds. */
function alongIn({ record: { window } }: Scene): Ref[] {
  const times = Array.from({ length: window.end - window.start + 1 }, (_, k) => window.start + k);
  return [
    ...SHARED_PARAMETERS.flatMap((name) => {
      const first = name === 'Why' || name === 'by' ? window.lossFrom : window.start;
      return times
        .filter((t) => t >= first)
        .flatMap((t) => [at(`partial ${name}`, t), at(`copy ${name}`, t)]);
    }),
    ...PARAMETER_NAMES.map((name) => once(`change ${name}`)),
  ];
}

const changes = [...everyUpdate(), { truncation: { k1: 2, k2: 3 } }];

describe.each(changes.map((change) => [kindOf(change), change] as const))(
  'what has no step of its own: %s',
  (_, change) => {
    const scenes = scenesOf({ ...HELLO, ...change }, 3);

    it('is, written out, the number itself to the last bit', () => {
      for (const scene of scenes) {
        for (const ref of alongIn(scene)) {
          valuesOf(scene, ref).forEach((value, index) => {
            const cell = cellOf(ref, index);
            expect(value, cellKey(cell)).toBe(valueAt(scene, cell));
            const derivation = derivationOf(scene, cell);
            if (derivation !== null) {
              // The engine's own sum may differ from one contribution after another in the last bit.
              const got = evaluate(scene, derivation);
              if (ref.quantity.startsWith('partial')) expect(got).toBeCloseTo(value, 12);
              else expect(got, cellKey(cell)).toBe(value);
            } else expect(ref.quantity).toBe('change Whh');
          });
        }
      }
    });

    it('joins the weights before to the weights after', () => {
      for (const scene of scenes) {
        for (const name of PARAMETER_NAMES) {
          const added = numbersOf(scene, once(`change ${name}`));
          const sum = numbersOf(scene, once(name)).map((w, k) => w + added[k]!);
          expect(sum).toEqual(numbersOf(scene, once(`updated ${name}`)));
        }
      }
    });

    it('grows from the last time step down to the gradient', () => {
      for (const scene of scenes) {
        const { start, lossFrom, end } = scene.record.window;
        for (const name of SHARED_PARAMETERS) {
          const from = name === 'Why' || name === 'by' ? lossFrom : start;
          let sum = numbersOf(scene, once(name)).map(() => 0);
          for (let t = end; t >= from; t--) {
            const added = numbersOf(scene, at(`contribution ${name}`, t));
            sum = sum.map((x, k) => x + added[k]!);
            const partial = numbersOf(scene, at(`partial ${name}`, t));
            if (t > from) expect(partial).toEqual(sum);
          }
          expect(numbersOf(scene, at(`partial ${name}`, from))).toEqual(
            scene.record.result!.gradient[name],
          );
        }
      }
    });
  },
);

describe('what has no step of its own', () => {
  const scene = sceneOf();
  const usesIn = (ref: Ref): string[] =>
    usesOf(scene, stepsIn(scene), cellOf(ref, 2)).uses.map(
      ({ written, elements }) => `${plainSymbol(written)} ${elements.join()}`,
    );

  it('goes into the next sum, and the last sum into the gradient', () => {
    expect(usesIn(at('partial Whh', 3))).toEqual(['Σ_{k≥2}∇W_hh,k 2']);
    expect(usesIn(at('partial Whh', 1))).toEqual(['∇W_hh 2']);
    expect(usesIn(once('change by'))).toEqual(['b_y′ 2']);
    expect(usesIn(at('copy Whh', 2))).toEqual([]);
  });

  it('is not there where the window has no such time step', () => {
    const later = sceneOf({ text: 'abcabca', truncation: { k1: 2, k2: 4 } }, 1);
    expect(later.record.window).toEqual({ start: 1, lossFrom: 3, end: 4 });
    expect(valueAt(later, cellOf(at('partial Why', 2), 0))).toBeNaN();
    expect(valueAt(later, cellOf(at('partial Why', 5), 0))).toBeNaN();
    expect(valueAt(later, cellOf(at('copy Why', 9), 0))).toBeNaN();
  });
});
