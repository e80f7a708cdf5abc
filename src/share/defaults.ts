import type { Configuration } from '../engine/configuration.ts';

/** The lecture's example, with a seed for which training goes well. */
export const DEFAULT_CONFIGURATION: Configuration = {
  text: 'hello',
  hiddenSize: 3,
  head: 'sigmoid',
  seed: 31,
  initialisation: { kind: 'uniform' },
  optimizer: { kind: 'sgd', rate: 0.3 },
  clipping: null,
  truncation: null,
  cut: null,
  changes: [],
};
