import type { Training } from '../engine/training.ts';

/** What is told of every update: one number each, in this order. `clipped` is 1 or 0. */
export const FIGURES = ['loss', 'losses', 'correct', 'gradientNorm', 'clipped'] as const;
export const FIGURE_COUNT = FIGURES.length;

/** Enough for what a slow page makes wait; it doubles when it is not. */
const FIRST_CAPACITY = 1024;

/** The figures of a run on their way to the page: each update's once, however often it is run. */
export class FiguresQueue {
  #from: number;
  #waiting = new Float64Array(FIRST_CAPACITY * FIGURE_COUNT);
  #count = 0;

  /** @param reported the number of updates whose figures the page already has */
  constructor(reported: number) {
    this.#from = reported;
  }

  /** The training has made an update. Updates are made in order, or again. */
  note(training: Training): void {
    if (training.n - 1 !== this.#from + this.#count) return;
    const at = this.#count * FIGURE_COUNT;
    if (at === this.#waiting.length) this.#grow();
    const waiting = this.#waiting;
    waiting[at] = training.loss;
    waiting[at + 1] = training.lossCount;
    waiting[at + 2] = training.correct;
    waiting[at + 3] = training.gradientNorm;
    waiting[at + 4] = training.clippingActed ? 1 : 0;
    this.#count++;
  }

  #grow(): void {
    const grown = new Float64Array(2 * this.#waiting.length);
    grown.set(this.#waiting);
    this.#waiting = grown;
  }

  /** What has come since the last time, and the update it begins at; null when there is nothing. */
  take(): { from: number; values: Float64Array } | null {
    if (this.#count === 0) return null;
    const values = this.#waiting.slice(0, this.#count * FIGURE_COUNT);
    const from = this.#from;
    this.#from += this.#count;
    this.#count = 0;
    return { from, values };
  }
}
