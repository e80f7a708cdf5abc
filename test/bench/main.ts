import { engine } from './engine.ts';
import { measure, median, medianRatio } from './measure.ts';
import { plain } from './plain.ts';
import type { Contestant, Workload } from './workloads.ts';
import { WORKLOADS, problemOf } from './workloads.ts';

type Print = (line: string) => void;

/** Times per update of every contestant on one workload, one for each round. */
interface Result {
  readonly workload: Workload;
  readonly times: ReadonlyMap<string, number[]>;
}

const PER_STEP = [100, 1000, 10_000].map((T) => ({ T, V: 65, H: 64 }));

/** Runs everything, prints tables and targets, and returns whether all targets are met. */
export function bench(peers: readonly Contestant[], print: Print): boolean {
  print('Milliseconds per update (median over the rounds), and as a multiple of this engine');
  print('Softmax head, full BPTT, forward, backward and SGD; contestants take turns.\n');
  const contestants = [engine, plain, ...peers];
  print(
    row(
      'T, V, H',
      contestants.map(({ name }) => name),
    ),
  );
  const results = WORKLOADS.map((workload) => {
    const times = runAll(workload, contestants);
    const own = times.get(engine.name)!;
    const cells = contestants.map(({ name }) => cell(times.get(name)!, own));
    print(row(label(workload), cells));
    return { workload, times };
  });
  const spread = perStep(print);
  return reportTargets(results, peers, spread, print);
}

function runAll(workload: Workload, contestants: readonly Contestant[]): Result['times'] {
  const problem = problemOf(workload);
  const runners = new Map(contestants.map(({ name, prepare }) => [name, prepare(problem)]));
  const want = runners.get(engine.name)!();
  for (const [name, run] of runners) {
    if (name === engine.name) continue;
    const loss = run();
    if (!(Math.abs(loss - want) < 1e-4 * want))
      throw new Error(`${name}: loss ${loss}, not ${want}`);
  }
  // A tiny update is over before a clock tick: only many turns tell contestants apart.
  return measure(runners, { rounds: workload.H < 64 ? 41 : 7, turn: 50 });
}

/** The cost of one time step of one update must not grow with the length of the sequence. */
function perStep(print: Print): number {
  print('\nMicroseconds per time step of this engine, V = 65, H = 64');
  const runners = new Map(PER_STEP.map((w) => [`T = ${w.T}`, engine.prepare(problemOf(w))]));
  const times = measure(runners, { rounds: 7, turn: 100 });
  const each = PER_STEP.map(({ T }) => times.get(`T = ${T}`)!.map((ms) => (1000 * ms) / T));
  each.forEach((us, i) => {
    print(row(`T = ${PER_STEP[i]!.T}`, [median(us).toPrecision(3)]));
  });
  return medianRatio(each.at(-1)!, each[0]!);
}

/** How many times as long the fastest of some contestants takes, and where that is least. */
function leastRatio(
  results: readonly Result[],
  contestants: readonly Contestant[],
): { readonly ratio: number; readonly text: string } {
  const all = results.flatMap(({ workload, times }) =>
    contestants.map(({ name }) => ({
      ratio: medianRatio(times.get(name)!, times.get(engine.name)!),
      where: `${name} at ${label(workload)}`,
    })),
  );
  const { ratio, where } = all.reduce((least, each) => (each.ratio < least.ratio ? each : least));
  return { ratio, text: `${ratio.toFixed(2)} (${where})` };
}

function reportTargets(
  results: readonly Result[],
  peers: readonly Contestant[],
  spread: number,
  print: Print,
): boolean {
  print('\nTargets');
  const verdict = (met: boolean, text: string): boolean => {
    print(`${met ? 'met    ' : 'NOT MET'}  ${text}`);
    return met;
  };
  const large = results.filter(({ workload }) => workload.H >= 64);
  const loops = leastRatio(large, [plain]);
  const verdicts = [
    verdict(loops.ratio >= 1.8, `at least 1.8 times plain loops where H ≥ 64: ${loops.text}`),
    verdict(
      spread <= 1.5,
      `a time step at T = 10,000 costs at most 1.5 of one at T = 100: ${spread.toFixed(2)}`,
    ),
  ];
  if (peers.length > 0) {
    const fastest = leastRatio(results, peers);
    verdicts.push(
      verdict(fastest.ratio >= 3, `at least 3 times the fastest library: ${fastest.text}`),
    );
    const fastestLarge = leastRatio(large, peers);
    verdicts.push(verdict(fastestLarge.ratio >= 3, `the same where H ≥ 64: ${fastestLarge.text}`));
  }
  return verdicts.every(Boolean);
}

const label = ({ T, V, H }: Workload): string => `${T}, ${V}, ${H}`;

const cell = (times: readonly number[], own: readonly number[]): string =>
  `${significant(median(times))} (${medianRatio(times, own).toFixed(1)}×)`;

const significant = (ms: number): string => (ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3));

const row = (head: string, cells: readonly string[]): string =>
  head.padEnd(14) + cells.map((text) => text.padStart(18)).join('');
