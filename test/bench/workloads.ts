import { initialParameters } from '../../src/engine/initialisation.ts';
import type { Parameters } from '../../src/engine/parameters.ts';
import { createRandom } from '../../src/engine/random.ts';

export interface Workload {
  readonly T: number;
  readonly V: number;
  readonly H: number;
}

/** From the lecture's “hello” to what a page of text needs. */
export const WORKLOADS: readonly Workload[] = [
  { T: 4, V: 4, H: 3 },
  { T: 25, V: 65, H: 100 },
  { T: 100, V: 65, H: 128 },
  { T: 100, V: 96, H: 512 },
  { T: 1000, V: 65, H: 64 },
];

/**
 * What every contestant computes: softmax head, full BPTT, one update of plain gradient descent
 * after each pass over the sequence. Losses are summed over time.
 */
export interface Problem extends Workload {
  readonly inputs: Int32Array;
  readonly targets: Int32Array;
  readonly rate: number;
  /** The parameters to start from; copied by each contestant. */
  readonly parameters: Parameters;
}

/**
 * A random sequence. Its first character is the last of the vocabulary and occurs nowhere else:
 * brain.js begins every sequence with a token of its own, which plays that part.
 */
export function problemOf({ T, V, H }: Workload): Problem {
  const random = createRandom(1);
  const sequence = Int32Array.from({ length: T + 1 }, () => Math.floor(random() * (V - 1)));
  sequence[0] = V - 1;
  const parameters = initialParameters({ V, H }, { kind: 'uniform' }, random);
  const [inputs, targets] = [sequence.slice(0, -1), sequence.slice(1)];
  return { T, V, H, inputs, targets, rate: 0.01 / T, parameters };
}

/** One way to compute the updates of a problem. */
export interface Contestant {
  readonly name: string;
  /** @returns a function that runs one update and returns the loss before it */
  prepare(problem: Problem): () => number;
}
