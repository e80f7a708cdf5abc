import { check } from './en-check.ts';
import { experiment } from './en-experiment.ts';
import { longMemory } from './en-long-memory.ts';
import { model } from './en-model.ts';
import { sharedWeights } from './en-shared-weights.ts';
import { training } from './en-training.ts';

/** The words of what comes after the first picture: they come with it. */
export const enLater = { check, experiment, longMemory, model, sharedWeights, training };

/** What every language has to say of that, too. */
export type LaterWords = typeof enLater;
