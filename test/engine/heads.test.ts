import { describe, expect, it } from 'vitest';
import type { HeadKind } from '../../src/engine/configuration.ts';
import { exp } from '../../src/engine/elementary.ts';
import { applyHead, differentiateLoss, subtractTargets } from '../../src/engine/heads.ts';
import { createTrace } from '../../src/engine/trace.ts';
import { expectClose } from './support.ts';

/** One row of outputs through a head, forward and backward. */
function through(head: HeadKind, outputs: number[], target: number) {
  const trace = createTrace({ V: outputs.length, H: 1 }, 1);
  trace.o.set(outputs);
  const targets = Int32Array.of(target);
  const check = applyHead(head, trace, targets, 0, 1, 1) + subtractTargets(trace, targets, 0, 1, 1);
  differentiateLoss(head, trace, targets, 0, 1, 1);
  return { ...trace, check };
}

describe('the sigmoid head', () => {
  it('is the logistic function and the binary cross-entropy of every character', () => {
    const { yhat, L, dyhat, do: dO, check } = through('sigmoid', [0.5, -1, 2], 1);
    const sigma = [0.5, -1, 2].map((o) => 1 / (1 + Math.exp(-o)));
    expectClose(yhat, sigma);
    expectClose(L, [-Math.log(1 - sigma[0]!) - Math.log(sigma[1]!) - Math.log(1 - sigma[2]!)]);
    expectClose(dyhat, [1 / (1 - sigma[0]!), -1 / sigma[1]!, 1 / (1 - sigma[2]!)]);
    expectClose(dO, [sigma[0]!, sigma[1]! - 1, sigma[2]!]);
    expect(check).toBe(0);
  });

  it('keeps its digits where ŷ rounds to 0 or 1', () => {
    const wrong = through('sigmoid', [-800, 40], 0);
    expectClose(wrong.L, [840], 1e-15);
    expect([...wrong.do]).toEqual([-1, 1]);
    const right = through('sigmoid', [40, -40], 0);
    expectClose(right.L, [2 * exp(-40)], 0);
    expectClose(right.dyhat, [-1, 1], 1e-15);
    expect(right.yhat[1]).toBe(exp(-40));
    expect(right.check).toBe(0);
  });

  it('says when ∇ŷ overflows, which it does before anything else', () => {
    expect(through('sigmoid', [-708, 0], 0).check).toBe(0);
    const over = through('sigmoid', [-710, 0], 0);
    expect(over.dyhat[0]).toBe(-Infinity);
    expect(over.L[0]).toBeCloseTo(710 + Math.LN2, 12);
    expect(over.check).toBeNaN();
    expect(through('sigmoid', [0, 710], 0).check).toBeNaN();
  });
});

describe('the softmax head', () => {
  it('is the softmax and the cross-entropy of the target', () => {
    const { yhat, L, dyhat, do: dO, check } = through('softmax', [0.5, -1, 2], 1);
    const sum = Math.exp(0.5) + Math.exp(-1) + Math.exp(2);
    const probabilities = [Math.exp(0.5) / sum, Math.exp(-1) / sum, Math.exp(2) / sum];
    expectClose(yhat, probabilities);
    expectClose(L, [Math.log(sum) + 1]);
    expectClose(dyhat, [0, -1 / probabilities[1]!, 0]);
    expectClose(dO, [probabilities[0]!, probabilities[1]! - 1, probabilities[2]!]);
    expect(check).toBe(0);
  });

  it('does not overflow with its outputs', () => {
    const { yhat, L, dyhat, do: dO, check } = through('softmax', [5000, 4990, 4300], 1);
    expectClose(yhat, [1 / (1 + Math.exp(-10)), 1 / (1 + Math.exp(10)), Math.exp(-700)], 1e-15);
    expectClose(L, [10 + Math.log1p(Math.exp(-10))], 1e-15);
    expectClose(dyhat, [0, -(1 + Math.exp(10)), 0], 1e-13);
    expect(dO[0]).toBeCloseTo(1, 4);
    expect(check).toBe(0);
  });

  it('of one character is certain', () => {
    const { yhat, L, do: dO } = through('softmax', [3], 0);
    expect([yhat[0], L[0], dO[0]]).toEqual([1, 0, 0]);
  });

  it('says when ∇ŷ overflows', () => {
    expect(through('softmax', [708, 0], 1).check).toBe(0);
    expect(through('softmax', [710, 0], 1).check).toBeNaN();
  });
});
