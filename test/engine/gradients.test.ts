import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElementCheck } from '../../src/engine/gradient-check.ts';
import { GradientCheck } from '../../src/engine/gradient-check.ts';
import { propagateMessages, messageNorms, messagesOf } from './all-messages.ts';
import { euclideanNorm } from '../../src/engine/norm.ts';
import type { UpdateRecord } from '../../src/engine/record.ts';
import { PARAMETER_NAMES } from '../../src/engine/shapes.ts';
import { contributions } from '../tools/reference/contributions.ts';
import { expectClose, finish, recordsOf, runs, setups, someSetup } from './support.ts';

/** Any update of any run: one of its first five windows. */
const updates = fc.tuple(setups, fc.nat(4));
const recordAt = ([setup, n]: [Parameters<typeof recordsOf>[0], number]): UpdateRecord =>
  recordsOf(setup, n + 1)[n]!;

const EPSILON = 1e-4;

interface Measured {
  readonly analytic: number;
  readonly slope: number;
  /** How far the slope itself may be off. */
  readonly uncertainty: number;
}

/**
 * The slope from two central differences, ε and 2ε, with the ε² error eliminated (Richardson). Its
 * uncertainty is decided without a look at the analytic value: the ε⁴ error is well below a
 * hundredth of what the elimination changed, and the rounding of the losses is that of some
 * operations on a number of their size.
 */
function measure(near: ElementCheck, far: ElementCheck): Measured {
  const correction = (near.quotient - far.quotient) / 3;
  const rounding = (64 * Number.EPSILON * Math.max(near.lossPlus, 1)) / EPSILON;
  return {
    analytic: near.analytic,
    slope: near.quotient + correction,
    uncertainty: Math.abs(correction) / 100 + rounding,
  };
}

describe('the backward pass', () => {
  it('gives the slopes of the loss: 200 random runs, every element', () => {
    let elements = 0;
    let wellConditioned = 0;
    const property = fc.property(updates, ([setup, n]) => {
      // A window that reaches back uses stored states: they are what the present weights give only
      // if no update changed the weights. Then its gradient is a true slope as well.
      const frozen = { ...setup, optimizer: { kind: 'sgd', rate: 0 } as const };
      const trained = recordAt([setup, n]);
      const reachesBack = trained.window.start < trained.window.lossFrom;
      const record = reachesBack ? recordAt([frozen, n]) : trained;
      const check = new GradientCheck(record, setup.head);
      const near = finish(check.checkAll(EPSILON)).result;
      const far = finish(check.checkAll(2 * EPSILON)).result;
      near.forEach((element, i) => {
        elements++;
        // h_0 does not reach a later window, and neither does its slope: both are exactly 0.
        const { analytic, slope, uncertainty } = measure(element, far[i]!);
        const error = Math.abs(analytic - slope);
        expect(error).toBeLessThanOrEqual(uncertainty);
        if (uncertainty < 1e-6 * Math.abs(slope)) {
          wellConditioned++;
          expect(error / Math.abs(slope)).toBeLessThan(1e-6);
        }
      });
    });
    fc.assert(property, runs(200));
    expect(elements).toBeGreaterThan(15_000);
    expect(wellConditioned / elements).toBeGreaterThan(0.5);
  });

  it('sums what the time steps contribute', () => {
    const property = fc.property(updates, (update) => {
      const record = recordAt(update);
      const gradient = record.result!.gradient;
      const perStep = contributions(record);
      for (const name of PARAMETER_NAMES.filter((other) => other !== 'h0')) {
        const sum = new Float64Array(gradient[name].length);
        for (const step of perStep) step[name].forEach((z, i) => (sum[i]! += z));
        expectClose(sum, gradient[name]);
      }
    });
    fc.assert(property, runs(100));
  });

  it('gives a window no loss before lossFrom, and h_0 a gradient only from time step 1', () => {
    const property = fc.property(updates, (update) => {
      const { trace, window, sizes, result } = recordAt(update);
      const before = window.lossFrom - window.start;
      expect(trace.do.subarray(0, before * sizes.V).every((z) => z === 0)).toBe(true);
      expect(trace.dyhat.subarray(0, before * sizes.V).every((z) => z === 0)).toBe(true);
      expect(trace.dhFromOutput.subarray(0, before * sizes.H).every((z) => z === 0)).toBe(true);
      if (window.start > 1) expect(result!.gradient.h0.every((z) => z === 0)).toBe(true);
    });
    fc.assert(property, runs(100));
  });
});

describe('the messages of single losses', () => {
  it('sum up to the gradient of each state', () => {
    const property = fc.property(updates, (update) => {
      const record = recordAt(update);
      const { window, trace, sizes, result } = record;
      const { H } = sizes;
      propagateMessages(record, (t, messages) => {
        const sum = new Float64Array(H);
        for (let k = Math.max(t, window.lossFrom); k <= window.end; k++) {
          for (let i = 0; i < H; i++) sum[i]! += messages[(k - window.lossFrom) * H + i]!;
        }
        const row = t - window.start;
        if (row >= 0) expectClose(sum, trace.dh.subarray(row * H, (row + 1) * H));
        else if (window.start === 1) expectClose(sum, result!.gradient.h0);
      });
    });
    fc.assert(property, runs(100));
  });

  it('are the same one loss at a time, and have the norms they should', () => {
    const property = fc.property(updates, (update) => {
      const record = recordAt(update);
      const { window, sizes } = record;
      const { H } = sizes;
      const { norms, columns } = messageNorms(record);
      expect(columns).toBe(window.end - window.start + 2);
      for (let k = window.lossFrom; k <= window.end; k++) {
        const row = messagesOf(record, k);
        expect(row.length).toBe((k - window.start + 2) * H);
        for (let column = 0; column < columns; column++) {
          const norm = norms[(k - window.lossFrom) * columns + column]!;
          expect(norm).toBe(euclideanNorm(row.subarray(column * H, (column + 1) * H)));
        }
      }
    });
    fc.assert(property, runs(50));
  });
});

describe('the gradient check', () => {
  it('shows both losses and their quotient', () => {
    const [record] = recordsOf(someSetup(), 1);
    const check = new GradientCheck(record!, 'sigmoid').check('Why', 0, 1e-5);
    expect(check).toMatchObject({ parameter: 'Why', index: 0, epsilon: 1e-5 });
    expectClose([check.quotient], [(check.lossPlus - check.lossMinus) / 2e-5], 1e-9);
  });

  it('refuses an element that is not there, and an update that is not complete', () => {
    const [record] = recordsOf(someSetup(), 1);
    expect(() => new GradientCheck(record!, 'sigmoid').check('by', 99)).toThrow(/no element 99/);
    expect(() => new GradientCheck({ ...record!, result: null }, 'sigmoid')).toThrow(RangeError);
  });
});
