import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backward } from '../../src/engine/backward.ts';
import { createTransposes, setTransposes } from '../../src/engine/transposes.ts';
import { forward } from '../../src/engine/forward.ts';
import { initialParameters } from '../../src/engine/initialisation.ts';
import { createParameters } from '../../src/engine/parameters.ts';
import { createRandom } from '../../src/engine/random.ts';
import { backwardSmall, forwardSmall, isSmall } from '../../src/engine/small-network.ts';
import { createTrace } from '../../src/engine/trace.ts';
import { runs } from './support.ts';

it('gives the bits that the blocked products give, in windows without and with losses', () => {
  fc.assert(
    fc.property(fc.record({ V: dimension, H: dimension, T, seed: fc.nat() }), (example) => {
      const { T: end, seed, ...sizes } = example;
      expect(isSmall(sizes)).toBe(false);
      const random = createRandom(seed);
      const parameters = initialParameters(sizes, { kind: 'uniform' }, random);
      const character = (): number => Math.floor(random() * sizes.V);
      const inputs = Int32Array.from({ length: end }, character);
      const targets = Int32Array.from({ length: end }, character);
      const task = { head: 'softmax' as const, inputs, targets };
      const transposes = createTransposes(sizes);
      setTransposes(transposes, parameters, sizes);
      const window = { start: 1, lossFrom: 1 + Math.floor(random() * end), end };

      const trace = createTrace(sizes, end);
      const gradient = createParameters(sizes);
      forward(parameters, task, trace, 1, 1, end);
      backward(transposes, task, trace, gradient, window, end, 1);

      const again = createTrace(sizes, end);
      const summed = createParameters(sizes);
      forwardSmall(parameters, task, again, 0, end, 1);
      expect(again.h).toEqual(trace.h);
      expect(again.o).toEqual(trace.o);
      again.do.set(trace.do);
      backwardSmall(transposes, task, again, summed, window, end, 1);
      summed.h0.set(gradient.h0);
      expect(again.du).toEqual(trace.du);
      expect(summed.buffer).toEqual(gradient.buffer);
    }),
    runs(100),
  );
});

const dimension = fc.integer({ min: 5, max: 9 });
const T = fc.integer({ min: 1, max: 12 });
