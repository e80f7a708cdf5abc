import { longMemory } from './en-long-memory.ts';
import { training } from './en-training.ts';

/** The words of what comes after the first picture: they come with it. */
export const enLater = { longMemory, training };

/** What every language has to say of that, too. */
export type LaterWords = typeof enLater;
