import type { Checkpoint } from './checkpoint.ts';
import type { Training } from './training.ts';

export interface CheckpointsOptions {
  /** The most checkpoints kept; the first never goes. */
  readonly limit?: number;
  /** The most numbers kept in all; overrides `limit` downwards, but never below 4 checkpoints. */
  readonly numbers?: number;
  /** The fewest updates from one checkpoint to the next. */
  readonly spacing?: number;
}

/** 32 MiB of float64. */
const NUMBERS = 4 * 1024 * 1024;

/**
 * A bounded memory of a run, dense near its head and thinner further back: the distance to the
 * next checkpoint grows with the distance from the head, as the patience of someone who goes back
 * far does.
 */
export class Checkpoints {
  readonly #kept: Checkpoint[] = [];
  readonly #limit: number;
  readonly #spacing: number;

  /** @param training at the earliest update that will ever be asked for, usually 0 */
  constructor(training: Training, options: CheckpointsOptions = {}) {
    // Short windows cost less than a checkpoint does: then replaying some is the cheaper way.
    const { limit = 64, numbers = NUMBERS, spacing = 256 / training.trace.capacity } = options;
    const first = training.checkpoint();
    this.#kept.push(first);
    this.#limit = Math.max(4, Math.min(limit, Math.floor(numbers / size(first))));
    this.#spacing = Math.ceil(spacing);
  }

  /**
   * Takes over what another run kept of its first updates, which this one's are equal to. The
   * checkpoint before the first update stays: it may hold what was set by hand there.
   */
  adopt(other: Checkpoints, updates: number): void {
    const known = new Set(this.updates);
    this.#kept.push(...other.#kept.filter(({ n }) => n <= updates && !known.has(n)));
    this.#kept.sort((one, next) => one.n - next.n);
  }

  get count(): number {
    return this.#kept.length;
  }

  /** The updates at which checkpoints are kept, ascending. */
  get updates(): number[] {
    return this.#kept.map(({ n }) => n);
  }

  /** To be called after every update: keeps a checkpoint now and then. */
  offer(training: Training): void {
    const head = this.#kept[this.#kept.length - 1]!;
    if (training.n < head.n + this.#spacing) return;
    this.#kept.push(training.checkpoint());
    if (this.#kept.length > this.#limit) this.#thinOut();
  }

  /** Drops the one whose loss opens the smallest gap, measured by its distance from the head. */
  #thinOut(): void {
    const kept = this.#kept;
    const head = kept[kept.length - 1]!.n;
    let least = Infinity;
    let drop = 1;
    for (let i = 1; i < kept.length - 1; i++) {
      const gap = (kept[i + 1]!.n - kept[i - 1]!.n) / (head - kept[i]!.n);
      if (gap < least) {
        least = gap;
        drop = i;
      }
    }
    kept.splice(drop, 1);
  }

  /** The last checkpoint at or before update n. */
  nearest(n: number): Checkpoint {
    const found = this.#kept.findLast((checkpoint) => checkpoint.n <= n);
    if (found === undefined) throw new RangeError(`Update ${n} lies before the first checkpoint`);
    return found;
  }

  /**
   * Takes the training to n updates, by the shorter way: on from where it is, or from the nearest
   * checkpoint. The update open there is n, with nothing of it run. Nothing has moved yet when
   * this returns, except back to the checkpoint: see Replay.
   */
  replay(training: Training, n: number): Replay {
    const from = this.nearest(n);
    if (training.n > n || training.n < from.n) training.restore(from);
    return new Replay(this, training, n);
  }
}

function size({ parameters, moments, carried }: Checkpoint): number {
  return parameters.length * (1 + moments.length) + (carried?.buffer.length ?? 0);
}

/** A way to update n that can be walked in slices, so that its owner can report and answer. */
export class Replay {
  readonly #checkpoints: Checkpoints;
  readonly #training: Training;
  readonly #target: number;
  readonly #from: number;

  constructor(checkpoints: Checkpoints, training: Training, target: number) {
    this.#checkpoints = checkpoints;
    this.#training = training;
    this.#target = target;
    this.#from = training.n;
    if (training.n === target) training.beginUpdate();
  }

  /** Updates run so far, of `total`. */
  get done(): number {
    return this.#training.n - this.#from;
  }
  get total(): number {
    return this.#target - this.#from;
  }
  /** At the target, or stopped before it by divergence (see Training.divergence). */
  get finished(): boolean {
    return this.#training.n === this.#target || this.#training.divergence !== null;
  }

  /** Runs at most `updates` more; returns whether the replay is finished. */
  advance(updates: number): boolean {
    for (let i = 0; i < updates && !this.finished; i++) {
      this.#training.runUpdate();
      this.#checkpoints.offer(this.#training);
      if (this.#training.n === this.#target) this.#training.beginUpdate();
    }
    return this.finished;
  }
}
