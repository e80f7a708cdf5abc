import type { UpdateRecord } from '../engine/record.ts';

/** About 64 MB of float64: enough for hundreds of updates of "hello", few of a long text. */
const MOST_NUMBERS = 8_000_000;
const MOST_RECORDS = 256;

/**
 * The records that were shown lately, so that going back shows the very numbers that were shown
 * before. Bounded: the one unused for longest goes first.
 */
export class Records {
  private readonly byUpdate = new Map<number, UpdateRecord>();
  private numbers = 0;
  /** The update that training showed last, unless it has been asked for since. */
  private passing: number | null = null;

  get(n: number): UpdateRecord | undefined {
    if (n === this.passing) this.passing = null;
    const record = this.byUpdate.get(n);
    if (record !== undefined) {
      this.byUpdate.delete(n);
      this.byUpdate.set(n, record);
    }
    return record;
  }

  put(record: UpdateRecord): void {
    if (record.n === this.passing) this.passing = null;
    this.drop(record.n);
    this.byUpdate.set(record.n, record);
    this.numbers += size(record);
    for (const n of this.byUpdate.keys()) {
      const fits = this.numbers <= MOST_NUMBERS && this.byUpdate.size <= MOST_RECORDS;
      if (fits || n === record.n) break;
      this.drop(n);
    }
  }

  /** Keeps what training shows on its way until it shows the next: in minutes they would be many. */
  putPassing(record: UpdateRecord): void {
    if (this.passing !== null) this.drop(this.passing);
    this.put(record);
    this.passing = record.n;
  }

  clear(): void {
    this.byUpdate.clear();
    this.numbers = 0;
    this.passing = null;
  }

  /** Forgets the records from update n on. */
  clearFrom(n: number): void {
    for (const kept of [...this.byUpdate.keys()]) if (kept >= n) this.drop(kept);
  }

  private drop(n: number): void {
    const record = this.byUpdate.get(n);
    if (record === undefined) return;
    this.byUpdate.delete(n);
    this.numbers -= size(record);
  }
}

const size = ({ trace, parameters, moments }: UpdateRecord): number =>
  trace.buffer.length + (4 + 2 * moments.length) * parameters.buffer.length;
