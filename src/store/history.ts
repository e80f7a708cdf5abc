import { FIGURE_COUNT } from '../worker/client.ts';

/** A stretch of updates, one after another: what is known of them together. */
export interface Span {
  /** The first update, and how many there are. */
  readonly n: number;
  readonly updates: number;
  /** Of the losses L of the updates. */
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  /** The number of losses of time steps in them, and how many of those were of right predictions. */
  readonly losses: number;
  readonly correct: number;
  /** Of L divided by the number of its losses: the loss per character. */
  readonly lowEach: number;
  readonly highEach: number;
  /** The mean of the norms of the gradients, and in how many updates clipping changed them. */
  readonly gradientNorm: number;
  readonly clipped: number;
}

/** What is kept of a stretch; sums, so that two of them can be added. */
const FIELDS = 9;
const [LOSS, LOW, HIGH, LOSSES, CORRECT, LOW_EACH, HIGH_EACH, NORM, CLIPPED] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
] as const;

/** Stretches kept per level: so many of the latest updates are known one by one. */
const KEPT = 2048;

/**
 * The latest stretches of one length. `count` stretches have been made, of which the last KEPT or
 * fewer are still there: those from `first` on.
 */
class Level {
  readonly updates: number;
  count = 0;
  first = 0;
  #fields = new Float64Array(64 * FIELDS);

  constructor(updates: number) {
    this.updates = updates;
  }

  /** Where the fields of a stretch are. */
  at(index: number): number {
    return (index % KEPT) * FIELDS;
  }
  get fields(): Float64Array {
    return this.#fields;
  }

  /** Room for one stretch more, which takes the place of the oldest when all places are taken. */
  append(): number {
    const at = this.at(this.count);
    if (at >= this.#fields.length) {
      const grown = new Float64Array(Math.min(KEPT * FIELDS, 2 * this.#fields.length));
      grown.set(this.#fields);
      this.#fields = grown;
    }
    this.count++;
    this.first = Math.max(this.first, this.count - KEPT);
    return at;
  }

  truncate(updates: number): void {
    this.count = Math.floor(updates / this.updates);
    this.first = Math.min(this.first, this.count);
  }

  holds(index: number): boolean {
    return index >= this.first && index < this.count;
  }
}

/**
 * The figures of every update of a run in bounded memory: the latest one by one, older ones as
 * stretches of 2, 4, 8 … updates, the longer the older they are.
 */
export class History {
  readonly #single = new Level(1);
  readonly #levels: Level[] = [this.#single];

  /** The number of updates. */
  get count(): number {
    return this.#single.count;
  }

  /** The numbers that are kept, for a test that they are few. */
  get size(): number {
    return this.#levels.reduce((sum, { fields }) => sum + fields.length, 0);
  }

  /** Adds the updates from `from` on; those that are known already are left out. */
  append(from: number, values: Float64Array): void {
    const updates = values.length / FIGURE_COUNT;
    for (let i = Math.max(0, this.count - from); i < updates; i++) {
      this.#push(values, i * FIGURE_COUNT);
    }
  }

  #push(values: Float64Array, i: number): void {
    const level = this.#single;
    const at = level.append();
    const f = level.fields;
    const loss = values[i] ?? NaN;
    const each = loss / (values[i + 1] ?? 1);
    f[at + LOSS] = f[at + LOW] = f[at + HIGH] = loss;
    f[at + LOSSES] = values[i + 1] ?? 0;
    f[at + CORRECT] = values[i + 2] ?? 0;
    f[at + LOW_EACH] = f[at + HIGH_EACH] = each;
    f[at + NORM] = values[i + 3] ?? 0;
    f[at + CLIPPED] = values[i + 4] ?? 0;
    let last = level;
    for (let k = 0; last.count % 2 === 0; k++) last = this.#merge(last, k);
  }

  /** The last two stretches of level k are one of the next level, which it returns. */
  #merge(level: Level, k: number): Level {
    const above = (this.#levels[k + 1] ??= new Level(2 * level.updates));
    const to = above.append();
    const a = level.at(level.count - 2);
    const b = level.at(level.count - 1);
    const f = level.fields;
    const g = above.fields;
    for (const field of [LOSS, LOSSES, CORRECT, NORM, CLIPPED]) {
      g[to + field] = (f[a + field] ?? 0) + (f[b + field] ?? 0);
    }
    for (const field of [LOW, LOW_EACH])
      g[to + field] = Math.min(f[a + field] ?? 0, f[b + field] ?? 0);
    for (const field of [HIGH, HIGH_EACH])
      g[to + field] = Math.max(f[a + field] ?? 0, f[b + field] ?? 0);
    return above;
  }

  /** L of update n, where it is still known by itself. */
  loss(n: number): number | undefined {
    return this.at(n)?.mean;
  }

  /** Update n, where it is still known by itself. */
  at(n: number): Span | undefined {
    return this.#single.holds(n) ? this.#span(this.#single, n) : undefined;
  }

  #span(level: Level, index: number): Span {
    const at = level.at(index);
    const field = (name: number): number => level.fields[at + name] ?? NaN;
    const { updates } = level;
    return {
      n: index * updates,
      updates,
      low: field(LOW),
      high: field(HIGH),
      mean: field(LOSS) / updates,
      losses: field(LOSSES),
      correct: field(CORRECT),
      lowEach: field(LOW_EACH),
      highEach: field(HIGH_EACH),
      gradientNorm: field(NORM) / updates,
      clipped: field(CLIPPED),
    };
  }

  /**
   * The `updates` updates up to and including n, or fewer at the beginning, added up from the oldest
   * on; null when they are not all known one by one.
   */
  upTo(n: number, updates: number): Span | null {
    const level = this.#single;
    const from = Math.max(0, n + 1 - updates);
    if (n < from || !level.holds(from) || !level.holds(n)) return null;
    let sum = this.#span(level, from);
    for (let m = from + 1; m <= n; m++) sum = together(sum, this.#span(level, m));
    return sum;
  }

  /**
   * The updates from … to − 1 in stretches, in order: no more than about `most` of them, each as
   * short as that and what is still known allow. Updates at the end that fill no stretch are told
   * in shorter ones.
   */
  spans(from: number, to: number, most: number): Span[] {
    let wanted = 0;
    while ((to - from) / 2 ** wanted > most) wanted++;
    const spans: Span[] = [];
    let n = from;
    while (n < to) {
      const level = this.#levelFor(n, wanted, to);
      if (level === null) break;
      spans.push(this.#span(level, Math.floor(n / level.updates)));
      n = (Math.floor(n / level.updates) + 1) * level.updates;
    }
    return spans;
  }

  /** The level to tell update n from: the wanted one if it knows it, else the nearest that does. */
  #levelFor(n: number, wanted: number, to: number): Level | null {
    const knowing = this.#levels.filter((level) => level.holds(Math.floor(n / level.updates)));
    const fitting = knowing.findLast(
      ({ updates }) => updates <= 2 ** wanted && n % updates === 0 && n + updates <= to,
    );
    return fitting ?? knowing[0] ?? null;
  }

  /** The last update, at most n, after which everything can be forgotten without a gap. */
  boundary(n: number): number {
    const most = Math.min(n, this.count);
    for (const level of this.#levels) {
      const index = Math.floor(most / level.updates);
      // The stretch before it is still there, to be joined with what comes.
      if (index === 0 || level.first < index) return index * level.updates;
    }
    return 0;
  }

  /** Forgets the updates from n on; n is a boundary. */
  truncate(n: number): void {
    for (const level of this.#levels) level.truncate(n);
  }
}

/** Two stretches that follow each other, as one. */
export function together(one: Span, next: Span): Span {
  const updates = one.updates + next.updates;
  const mean = (a: number, b: number): number => (a * one.updates + b * next.updates) / updates;
  return {
    n: one.n,
    updates,
    low: Math.min(one.low, next.low),
    high: Math.max(one.high, next.high),
    mean: mean(one.mean, next.mean),
    losses: one.losses + next.losses,
    correct: one.correct + next.correct,
    lowEach: Math.min(one.lowEach, next.lowEach),
    highEach: Math.max(one.highEach, next.highEach),
    gradientNorm: mean(one.gradientNorm, next.gradientNorm),
    clipped: one.clipped + next.clipped,
  };
}
