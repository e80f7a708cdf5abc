import { Training } from '../../src/engine/training.ts';
import type { Contestant, Problem } from './workloads.ts';

export const engine: Contestant = { name: 'this engine', prepare };

function prepare({ V, H, inputs, targets, rate, parameters }: Problem): () => number {
  const training = new Training({
    vocabulary: [],
    sizes: { V, H },
    inputs,
    targets,
    head: 'softmax',
    truncation: null,
    clipping: null,
    optimizer: { kind: 'sgd', rate },
    parameters,
  });
  return () => {
    training.runUpdate();
    return training.loss;
  };
}
