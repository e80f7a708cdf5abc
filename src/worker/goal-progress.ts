import type { Training } from '../engine/training.ts';
import { encode } from '../engine/vocabulary.ts';
import type { Goal, StopReason } from './contract.ts';

/** How near a stretch of training is to its goal. */
export class GoalProgress {
  readonly #training: Training;
  readonly #goal: Goal;
  readonly #phrase: Int32Array | null;
  /** The updates in a row, up to the last, after which the network generates the phrase. */
  #inARow = 0;
  /** The last losses of the stretch, the latest of them at (#count − 1) mod their number. */
  readonly #losses: Float64Array;
  #count = 0;

  constructor(training: Training, goal: Goal) {
    this.#training = training;
    this.#goal = goal;
    this.#phrase = phraseOf(training, goal);
    this.#losses = new Float64Array(goal.kind === 'loss' ? goal.over : 0);
  }

  /** Counts the update just made towards the goal. */
  count(): void {
    if (this.#goal.kind === 'loss') {
      this.#losses[this.#count % this.#losses.length] = this.#training.loss;
      this.#count++;
    } else if (this.#goal.kind === 'generates') {
      const succeeds = this.#phrase !== null && this.#training.generates(this.#phrase);
      this.#inARow = succeeds ? this.#inARow + 1 : 0;
    }
  }

  reached(): StopReason | null {
    const goal = this.#goal;
    const { n } = this.#training;
    if (goal.kind === 'updates') return n >= goal.count ? 'goal' : null;
    const isReached = goal.kind === 'loss' ? this.#mean() <= goal.mean : this.#inARow >= goal.times;
    if (isReached) return 'goal';
    return n >= goal.atMost ? 'limit' : null;
  }

  /** The mean of the last losses, from the oldest on; Infinity while there are too few. */
  #mean(): number {
    const { length } = this.#losses;
    if (this.#count < length) return Infinity;
    let sum = 0;
    for (let k = 0; k < length; k++) sum += this.#losses[(this.#count + k) % length] ?? 0;
    return sum / length;
  }
}

/** null: it has characters that the network does not know, and so will never write. */
function phraseOf({ vocabulary, text }: Training, goal: Goal): Int32Array | null {
  if (goal.kind !== 'generates' || goal.phrase === undefined) return text;
  try {
    return encode(goal.phrase, vocabulary);
  } catch {
    return null;
  }
}
