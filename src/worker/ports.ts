import type { TrainingEvent } from './events.ts';

/** What the run loop has of the world: injected, so that it runs without a worker. */
export interface LoopPorts {
  /** Clones the event and sends the clone. */
  readonly post: (event: TrainingEvent) => void;
  /** Calls `work` later, after the commands that have arrived until then. */
  readonly schedule: (work: () => void) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Work that can be left alone after every step, for as long as it takes to answer the page. */
export type Steps = Generator<undefined, void, undefined>;

/** Something done now and then: first after `delay`, then at least `every` milliseconds apart. */
export class Pace {
  readonly #now: () => number;
  readonly #every: number;
  #next: number;

  constructor(now: () => number, every: number, delay = 0) {
    this.#now = now;
    this.#every = every;
    this.#next = now() + delay;
  }

  /** Whether it is time again; then the next time is counted from now. */
  due(): boolean {
    const now = this.#now();
    if (now < this.#next) return false;
    this.#next = now + this.#every;
    return true;
  }

  /** Puts the next time off. */
  rest(ms: number): void {
    this.#next = Math.max(this.#next, this.#now() + ms);
  }
}
