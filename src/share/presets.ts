import type { Configuration } from '../engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from './defaults.ts';

export const PRESET_NAMES = [
  'vanishing',
  'exploding',
  'saturated',
  'truncated',
  'clipped',
] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** A run that shows one thing about long memory, and where on its track that is seen. */
export interface Preset {
  readonly configuration: Configuration;
  /** 0-based update. */
  readonly update: number;
  /** The end of the backward pass, or of the clipping after it. */
  readonly until: 'backward' | 'clipping';
}

/**
 * The sentence, the sizes and the seed are the same in all of them, so that what differs is what
 * the preset names. With this seed the weights that explode from small states vanish from usual
 * ones: the same matrix, only tanh has changed sides.
 */
const SENTENCE: Configuration = {
  ...DEFAULT_CONFIGURATION,
  text: 'the clouds are in the sky',
  hiddenSize: 8,
  head: 'softmax',
  seed: 2,
  optimizer: { kind: 'sgd', rate: 0.1 },
};

/** States so small that 24 steps of growth do not yet bring them to where tanh bends. */
const EXPLODING: Configuration = {
  ...SENTENCE,
  initialisation: { kind: 'spectral', radius: 3, inputScale: 1e-12 },
};

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  vanishing: {
    configuration: {
      ...SENTENCE,
      initialisation: { kind: 'spectral', radius: 0.5, inputScale: 1 },
    },
    update: 0,
    until: 'backward',
  },
  exploding: { configuration: EXPLODING, update: 0, until: 'backward' },
  saturated: {
    configuration: {
      ...SENTENCE,
      initialisation: { kind: 'spectral', radius: 3, inputScale: 1 },
    },
    update: 0,
    until: 'backward',
  },
  truncated: {
    configuration: {
      ...SENTENCE,
      initialisation: { kind: 'spectral', radius: 1, inputScale: 1 },
      truncation: { k1: 4, k2: 8 },
    },
    // The last of the epoch's six windows: what it cannot hear is the largest part of the text.
    update: 5,
    until: 'backward',
  },
  clipped: {
    configuration: { ...EXPLODING, clipping: { kind: 'norm', limit: 1 } },
    update: 0,
    until: 'clipping',
  },
};
