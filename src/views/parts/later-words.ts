import { enLater } from '../../text/en-later.ts';
import type { LaterWords } from '../../text/en-later.ts';

/** The words of what comes after the first picture, apart from those that it needs. */
export const laterWords: LaterWords = enLater;
