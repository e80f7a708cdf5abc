import type { WindowSeries } from '../series.ts';

/** What the rows of the overview show, from the top, and their colours. */
export const ROWS: readonly (readonly [quantity: keyof WindowSeries, colour: string])[] = [
  ['L', '--loss'],
  ['h', '--forward'],
  ['dh', '--backward'],
];
/** The height of a row at scale 1. */
export const ROW_HEIGHT = 15;
