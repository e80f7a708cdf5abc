import { address } from './en-address.ts';
import { check } from './en-check.ts';
import { compare } from './en-compare.ts';
import { experiment } from './en-experiment.ts';
import { keys } from './en-keys.ts';
import { longMemory } from './en-long-memory.ts';
import { model } from './en-model.ts';
import { notices } from './en-notices.ts';
import { overview } from './en-overview.ts';
import { problems } from './en-problems.ts';
import { replay } from './en-replay.ts';
import { sharedWeights } from './en-shared-weights.ts';
import { stopped } from './en-stopped.ts';
import { training } from './en-training.ts';
import { used } from './en-used.ts';

/** The words of what comes after the first picture: they come with it. */
export const enLater = {
  address,
  check,
  compare,
  experiment,
  keys,
  longMemory,
  model,
  notices,
  overview,
  problems,
  replay,
  sharedWeights,
  stopped,
  training,
  used,
};

/** What every language has to say of that, too. */
export type LaterWords = typeof enLater;
