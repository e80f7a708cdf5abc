import type { ReferenceCase } from './case.ts';

/** An element passes when |got − expected| ≤ absolute + relative · |expected|. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
  /** Of its own largest element, for each vector of backward.perLoss.dh. */
  readonly perVector: number;
}

export const TOLERANCE: Tolerance = { relative: 1e-9, absolute: 1e-12, perVector: 1e-6 };

export interface Comparison {
  /** How many numbers were compared. */
  readonly count: number;
  /** The largest error, as a fraction of what is tolerated. */
  readonly worst: number;
  /** What is wrong, the first of each quantity; empty when the case passes. */
  readonly faults: readonly string[];
}

/** Compares everything that the case expects with what the engine gave. */
export function compare(
  { config, expected }: ReferenceCase,
  got: Readonly<Record<string, unknown>>,
  tolerance = TOLERANCE,
): Comparison {
  const tally: Tally = { count: 0, worst: 0, faults: new Map() };
  walk(expected, got, [], tally, tolerance);
  // A saturated 1 − tanh² is nothing but rounding, so its digits mean nothing.
  if (config.init?.kind !== 'saturated') compareVectors(expected, got, tally, tolerance);
  return { count: tally.count, worst: tally.worst, faults: [...tally.faults.values()] };
}

interface Tally {
  count: number;
  worst: number;
  /** The first fault of each quantity, by its name. */
  readonly faults: Map<string, string>;
}

type Path = readonly string[];

function fault({ faults }: Tally, path: Path, what: string): void {
  // [0][3] belong to one quantity; its first fault says enough.
  const quantity = path.filter((key) => !/^\d+$/.test(key)).join('.');
  if (!faults.has(quantity)) faults.set(quantity, `${path.join('.')}: ${what}`);
}

function walk(want: unknown, got: unknown, path: Path, tally: Tally, tolerance: Tolerance): void {
  if (typeof want === 'number') {
    compareNumber(want, got, path, tally, tolerance);
  } else if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) {
      fault(tally, path, `want ${want.length} entries, got ${lengthOf(got)}`);
      return;
    }
    want.forEach((item, i) => {
      walk(item, got[i], [...path, String(i)], tally, tolerance);
    });
  } else if (typeof want === 'object' && want !== null) {
    for (const [key, value] of Object.entries(want)) {
      walk(
        value,
        (got as Record<string, unknown> | undefined)?.[key],
        [...path, key],
        tally,
        tolerance,
      );
    }
  } else {
    fault(tally, path, `expected ${String(want)}, which is no number`);
  }
}

const lengthOf = (got: unknown): string => (Array.isArray(got) ? String(got.length) : typeof got);

function compareNumber(
  want: number,
  got: unknown,
  path: Path,
  tally: Tally,
  { relative, absolute }: Tolerance,
): void {
  tally.count++;
  if (typeof got !== 'number' || !Number.isFinite(got)) {
    fault(tally, path, `want ${want}, got ${String(got)}`);
    return;
  }
  const score = Math.abs(got - want) / (absolute + relative * Math.abs(want));
  tally.worst = Math.max(tally.worst, score);
  if (score > 1)
    fault(tally, path, `want ${want}, got ${got}, ${score.toPrecision(3)} × tolerance`);
}

interface WithVectors {
  readonly backward?: { readonly perLoss?: { readonly dh?: readonly (readonly number[][])[] } };
}

/** The absolute tolerance would let a vanished gradient be replaced by 0; this does not. */
function compareVectors(
  expected: WithVectors,
  got: WithVectors,
  tally: Tally,
  { perVector }: Tolerance,
): void {
  expected.backward?.perLoss?.dh?.forEach((row, k) => {
    row.forEach((want, t) => {
      const vector = got.backward?.perLoss?.dh?.[k]?.[t] ?? [];
      const largest = Math.max(...want.map(Math.abs));
      const error = Math.max(...want.map((z, i) => Math.abs(z - (vector[i] ?? NaN))));
      if (error <= perVector * largest) return;
      const path = ['backward', 'perLoss', 'dh vectors', String(k), String(t)];
      fault(tally, path, `off by ${error} where the largest element is ${largest}`);
    });
  });
}
