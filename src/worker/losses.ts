/** The losses of a run on their way to the page: each update's once, however often it is run. */
export class Losses {
  #from: number;
  #waiting: number[] = [];

  /** @param reported the number of updates whose losses the page already has */
  constructor(reported: number) {
    this.#from = reported;
  }

  /** Update n has been made, with this loss. Updates are made in order, or again. */
  note(n: number, loss: number): void {
    if (n === this.#from + this.#waiting.length) this.#waiting.push(loss);
  }

  /** What has come since the last time, and the update it begins at; null when there is nothing. */
  take(): { from: number; losses: Float64Array } | null {
    if (this.#waiting.length === 0) return null;
    const batch = { from: this.#from, losses: Float64Array.from(this.#waiting) };
    this.#from += this.#waiting.length;
    this.#waiting = [];
    return batch;
  }
}
