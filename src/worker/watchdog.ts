/** The page's clock, injected so that tests need no waiting. */
export interface Timer {
  now(): number;
  /** Calls `tick` every `ms` milliseconds until the returned function is called. */
  every(ms: number, tick: () => void): () => void;
}

const TICK_MS = 1000;
/** A slice of work takes a few milliseconds, so this is silence, not diligence. */
const SILENT_TICKS = 5;
/** Before its first message a worker is loading, perhaps over a slow network. */
const LOADING_TICKS = 30;
/**
 * A tick this late means that the page was asleep (a background tab, a closed lid, a breakpoint).
 * What the worker said meanwhile is still in the queue, so such a tick says nothing about it.
 */
const LATE_MS = 3 * TICK_MS;

/**
 * Asks a worker for a sign of life while something is expected of it, and tells when none comes.
 * Silence is counted in ticks, not in time: time also passes while the page itself is stopped.
 */
export class Watchdog {
  readonly #timer: Timer;
  readonly #ping: () => void;
  readonly #onSilent: (ms: number) => void;
  #stop: (() => void) | null = null;
  #lastTick = 0;
  #missed = 0;
  #loaded = false;

  constructor(timer: Timer, ping: () => void, onSilent: (ms: number) => void) {
    this.#timer = timer;
    this.#ping = ping;
    this.#onSilent = onSilent;
  }

  /** From now on an answer is expected, or no longer. */
  expect(pending: boolean): void {
    if (pending === (this.#stop !== null)) return;
    this.#stop?.();
    this.#stop = null;
    if (!pending) return;
    this.#missed = 0;
    this.#lastTick = this.#timer.now();
    this.#stop = this.#timer.every(TICK_MS, () => this.#tick());
  }

  /** The worker said something: it has loaded, and it lives. */
  heard(): void {
    this.#loaded = true;
    this.#missed = 0;
  }

  /** Another worker takes the place of the one watched so far. */
  renewed(): void {
    this.#loaded = false;
    this.#missed = 0;
  }

  #tick(): void {
    const late = this.#timer.now() - this.#lastTick > LATE_MS;
    this.#lastTick = this.#timer.now();
    this.#missed = late ? 0 : this.#missed + 1;
    if (this.#missed > (this.#loaded ? SILENT_TICKS : LOADING_TICKS)) {
      this.#onSilent(this.#missed * TICK_MS);
    } else {
      this.#ping();
    }
  }
}
