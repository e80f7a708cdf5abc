import { describe, expect, it } from 'vitest';
import { cellOf } from '../../src/timeline/quantities.ts';
import { readsOf } from '../../src/timeline/expressions.ts';
import { equationOf, evaluatedForm } from '../../src/timeline/equations.ts';
import { contextOf, numbersOf, valueAt } from '../../src/timeline/values.ts';
import { everyUpdate, kindOf, scenesOf, stepsIn } from './support.ts';
import { HELLO } from '../engine/support.ts';

describe('all numbers of a quantity at once', () => {
  const changes = [...everyUpdate(), { truncation: { k1: 2, k2: 3 } }];
  it.each(changes.map((change) => [kindOf(change), change] as const))(
    'are those of its cells one by one: %s',
    (_, change) => {
      for (const scene of scenesOf({ ...HELLO, ...change }, 2)) {
        for (const { writes } of stepsIn(scene)) {
          if (writes === null) continue;
          const form = evaluatedForm(equationOf(writes, contextOf(scene)));
          for (const ref of [writes, ...(form === undefined ? [] : readsOf(form))]) {
            const numbers = numbersOf(scene, ref);
            const one = Float64Array.from(numbers, (_each, index) =>
              valueAt(scene, cellOf(ref, index)),
            );
            expect(numbers, `${ref.quantity} ${ref.t ?? ''}`).toEqual(one);
          }
        }
      }
    },
  );
});
