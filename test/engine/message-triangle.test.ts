import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorNorm } from '../../src/engine/factor-norm.ts';
import { messageNorms, messagesOf } from './all-messages.ts';
import {
  firstState,
  messagePath,
  messageTriangle,
  stateGradient,
} from '../../src/engine/messages.ts';
import { leadingBlock } from '../../src/engine/leading-block.ts';
import { euclideanNorm } from '../../src/engine/norm.ts';
import { spectralRadiusInSlices } from '../../src/engine/spectral-radius.ts';
import { atOnce } from '../../src/engine/sliced.ts';
import { createTraining } from '../../src/engine/training.ts';
import type { UpdateRecord } from '../../src/engine/record.ts';
import { HELLO, expectClose, finish, recordsOf, runs, setups } from './support.ts';

/** Any update of any run, and any range of its states, h_0 included where the window begins with it. */
const ranges = fc.tuple(setups, fc.nat(4), fc.nat(), fc.nat()).map(([setup, n, a, b]) => {
  const record = recordsOf(setup, n + 1)[n]!;
  const { start, end } = record.window;
  const first = firstState(record.window);
  const from = first + (a % (end - first + 1));
  const to = Math.max(from, start);
  return { record, from, to: to + (b % (end - to + 1)) };
});

describe('the triangle of messages', () => {
  it('has the norms that the messages have, whatever part of it is looked at', () => {
    const property = fc.property(ranges, ({ record, from, to }) => {
      const { start, lossFrom, end } = record.window;
      const all = messageNorms(record);
      const normOf = (k: number, t: number): number =>
        all.norms[(k - lossFrom) * all.columns + t - start + 1]!;
      const { result: triangle } = finish(messageTriangle(record, from, to));
      expect(triangle.firstLoss).toBe(Math.max(from, lossFrom));
      for (let t = from; t <= to; t++) {
        for (let k = triangle.firstLoss; k <= to; k++) {
          const norm = triangle.norms[(k - triangle.firstLoss) * triangle.columns + t - from];
          expect(norm).toBe(t > k ? 0 : normOf(k, t));
        }
        expect(triangle.last[t - from]).toBe(normOf(end, t));
      }
    });
    fc.assert(property, runs(100));
  });

  it('adds up to ∇h_t, the losses after it included', () => {
    const property = fc.property(ranges, ({ record, from, to }) => {
      const { result: triangle } = finish(messageTriangle(record, from, to));
      for (let t = from; t <= to; t++) {
        const gradient = t === 0 ? record.result!.gradient.h0 : stateGradient(record, t);
        expect(triangle.gradients[t - from]).toBe(euclideanNorm(gradient));
        expect(triangle.differences[t - from]).toBeLessThan(1e-12);
      }
    });
    fc.assert(property, runs(100));
  });

  it('would notice a sum that is not the gradient', () => {
    const record = lineOf(HELLO.text, 3);
    record.trace.dh[3] = record.trace.dh[3]! * 1.01;
    const { result } = finish(messageTriangle(record, 1, 4));
    expect(result.differences[1]).toBeGreaterThan(1e-4);
    expect(result.differences[2]).toBeLessThan(1e-14);
  });

  it('comes in slices, none of them long', () => {
    const record = lineOf('abcdefgh'.repeat(5), 512);
    // 40 rows of 512² products at most: without slices the last columns would take ten times one.
    expect(finish(messageTriangle(record, 1, 39)).slices).toBeGreaterThan(180);
    expect(finish(messagePath(record, 39, 1)).slices).toBeGreaterThan(9);
    expect(finish(factorNorm(record, 3)).slices).toBeGreaterThan(9);
    expect(finish(spectralRadiusInSlices(record.parameters.Whh, 512)).slices).toBeGreaterThan(500);
    // A look at a power goes over all of its columns again for each direction that is left in it.
    expect(finish(leadingBlock(record.parameters.Whh, record.parameters.Whh, 512)).slices).toBe(10);
    // 54 powers of a matrix that is one slice itself.
    const { Whh } = lineOf('ab', 64).parameters;
    expect(finish(spectralRadiusInSlices(Whh, 64)).slices).toBeGreaterThan(50);
  });
});

describe('the way of a message', () => {
  it('is the message at every time step that it passes', () => {
    const property = fc.property(ranges, ({ record, from, to }) => {
      const { start, lossFrom } = record.window;
      const k = Math.max(to, lossFrom);
      const { H } = record.sizes;
      const { result: path } = finish(messagePath(record, k, from));
      expect([...path]).toEqual([...messagesOf(record, k).subarray((from - start + 1) * H)]);
    });
    fc.assert(property, runs(50));
  });

  it('never grows by more than the norm of the factor that it passes', () => {
    const property = fc.property(ranges, ({ record, from }) => {
      const { H } = record.sizes;
      const { end } = record.window;
      const { result: path } = finish(messagePath(record, end, from));
      for (let j = end; j > from; j--) {
        const at = (j - from) * H;
        const bound = atOnce(factorNorm(record, j)) * euclideanNorm(path, at, at + H);
        expect(euclideanNorm(path, at - H, at)).toBeLessThanOrEqual(bound * (1 + 1e-12));
      }
    });
    fc.assert(property, runs(50));
  });

  it('passes factors whose norm is that of the matrix', () => {
    const record = lineOf('ab', 2);
    const { Whh } = record.parameters;
    Whh.set([3, 0, 0, -2]);
    record.trace.h.set([0, 0, 0, 0]);
    expectClose([atOnce(factorNorm(record, 1))], [3], 1e-6);
    // Saturation at the first unit: tanh′ = 1 − 0.8².
    record.trace.h.set([0.8, 0], 2);
    expectClose([atOnce(factorNorm(record, 1))], [2], 1e-6);
  });

  it('passes factors whose norm is exact, however close the next singular value is', () => {
    const record = lineOf('ab', 48);
    const { Whh } = record.parameters;
    record.trace.h.fill(0);
    // Reflections on both sides of a diagonal leave its numbers the singular values.
    const diagonal = Array.from({ length: 48 }, (_, i) => 2 - i * 1e-4);
    const left = reflection(48, 1);
    const right = reflection(48, 2);
    for (let i = 0; i < 48; i++) {
      for (let j = 0; j < 48; j++) {
        Whh[i * 48 + j] = diagonal.reduce((sum, d, m) => sum + left(i, m) * d * right(m, j), 0);
      }
    }
    expectClose([atOnce(factorNorm(record, 1))], [2], 1e-12);
  });

  it('passes factors whose norm is none where a weight is none, and 0 where all are 0', () => {
    const record = lineOf('ab', 3);
    const { Whh } = record.parameters;
    Whh.fill(0);
    expect(atOnce(factorNorm(record, 1))).toBe(0);
    Whh[4] = NaN;
    expect(atOnce(factorNorm(record, 1))).toBeNaN();
  });
});

/** The elements of a Householder reflection: symmetric and orthogonal. */
function reflection(size: number, seed: number): (i: number, j: number) => number {
  const v = Array.from({ length: size }, (_, i) => Math.sin(seed * (i + 1) ** 2));
  const square = v.reduce((sum, x) => sum + x * x, 0);
  return (i, j) => (i === j ? 1 : 0) - (2 * v[i]! * v[j]!) / square;
}

function lineOf(text: string, hiddenSize: number): UpdateRecord {
  const training = createTraining({ ...HELLO, text, hiddenSize });
  training.runUpdate();
  return training.record();
}
