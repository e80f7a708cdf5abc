/** One timed function per contestant, by its name. */
export type Runners = ReadonlyMap<string, () => unknown>;

export interface MeasureOptions {
  /** How many times each contestant gets its turn. */
  readonly rounds: number;
  /** Milliseconds of one turn, as far as one call fits into it. */
  readonly turn: number;
}

/**
 * Milliseconds per call, one number for each round. The contestants take turns, so that whatever
 * else the machine does meets all of them; ratios are then taken round by round.
 */
export function measure(runners: Runners, { rounds, turn }: MeasureOptions): Map<string, number[]> {
  const calls = new Map<string, number>();
  for (const [name, run] of runners) calls.set(name, warmUp(run, turn));
  const times = new Map([...runners.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of runners) times.get(name)!.push(time(run, calls.get(name)!));
  }
  return times;
}

/**
 * The processor's time where it is less than the wall's: what other processes take while this one
 * waits is not the contestant's.
 */
function time(run: () => unknown, calls: number): number {
  const start = performance.now();
  const before = process.cpuUsage();
  for (let i = 0; i < calls; i++) run();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - start, (user + system) / 1000) / calls;
}

/** Runs until the compiler has surely seen enough, and returns how many calls fill a turn. */
function warmUp(run: () => unknown, turn: number): number {
  let calls = 1;
  for (;;) {
    const each = time(run, calls);
    if (each * calls >= 2 * turn) return Math.max(1, Math.round(turn / each));
    calls = Math.ceil(calls * 2);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** The median of a/b, round by round. */
export const medianRatio = (a: readonly number[], b: readonly number[]): number =>
  median(a.map((value, round) => value / b[round]!));
