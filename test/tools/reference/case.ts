import type { HeadKind } from '../../../src/engine/configuration.ts';
import type { ParameterName } from '../../../src/engine/shapes.ts';
import { PARAMETER_NAMES, parameterShape } from '../../../src/engine/shapes.ts';

/** A reference case, as its README describes it. */
export interface ReferenceCase {
  readonly name: string;
  readonly config: CaseConfig;
  readonly params: CaseParameters;
  readonly expected: Readonly<Record<string, unknown>>;
}

export interface CaseConfig {
  readonly vocab: readonly string[];
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
  readonly V: number;
  readonly H: number;
  readonly T: number;
  readonly head: HeadKind;
  readonly init?: { readonly kind: string };
  readonly truncation: null | {
    readonly k1: number;
    readonly k2: number;
    readonly weights: string;
  };
  readonly clip: null | { readonly type: 'norm' | 'value'; readonly c: number };
  readonly optimizer: {
    readonly type: string;
    readonly lr: number;
    readonly eps?: number;
    readonly mu?: number;
    readonly alpha?: number;
    readonly beta1?: number;
    readonly beta2?: number;
  };
  readonly updates: readonly number[];
}

/** Matrices are arrays of rows, vectors are flat. */
export type CaseParameters = Readonly<Record<ParameterName, number[] | number[][]>>;

/**
 * @throws Error saying what is wrong with the file
 */
export function readCase(json: string): ReferenceCase {
  const file = JSON.parse(json) as ReferenceCase & { format?: unknown; version?: unknown };
  demand(isObject(file), 'not an object');
  demand(file.format === 'elman-bptt-case', 'the format is not elman-bptt-case');
  demand(file.version === 1, `version ${String(file.version)} is not 1`);
  demand(isObject(file.config), 'no config');
  demand(isObject(file.params), 'no params');
  demand(isObject(file.expected) && Object.keys(file.expected).length > 0, 'nothing is expected');
  checkConfig(file.config);
  checkParameters(file.config, file.params);
  return file;
}

function demand(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;

const CONSTANTS: Record<string, readonly string[]> = {
  sgd: [],
  momentum: ['mu'],
  adagrad: ['eps'],
  rmsprop: ['alpha', 'eps'],
  adam: ['beta1', 'beta2', 'eps'],
};

function checkConfig(config: CaseConfig): void {
  const { V, H, T, head, truncation, clip, optimizer, updates } = config;
  demand(isCount(V) && isCount(H) && isCount(T), 'V, H and T must be whole and positive');
  demand(['sigmoid', 'softmax'].includes(head), `unknown head ${head}`);
  for (const key of ['inputs', 'targets'] as const) {
    const indices = config[key];
    demand(Array.isArray(indices) && indices.length === T, `${key} must have T = ${T} indices`);
    const inside = indices.every((k) => Number.isSafeInteger(k) && k >= 0 && k < V);
    demand(inside, `${key} must lie between 0 and V − 1`);
  }
  demand(Array.isArray(config.vocab) && config.vocab.length === V, `vocab must have V = ${V}`);
  if (truncation !== null) {
    demand(isObject(truncation), 'truncation must be null or an object');
    const { k1, k2, weights } = truncation;
    demand(isCount(k1) && isCount(k2) && k1 <= k2, 'truncation needs 1 ≤ k1 ≤ k2');
    demand(weights === 'current', `unknown truncation.weights ${weights}`);
  }
  if (clip !== null) {
    demand(isObject(clip) && ['norm', 'value'].includes(clip.type), 'unknown clip');
    demand(clip.c > 0, 'clip.c must be positive');
  }
  demand(isObject(optimizer), 'no optimizer');
  const constants = CONSTANTS[optimizer.type];
  demand(constants !== undefined, `unknown optimizer ${optimizer.type}`);
  for (const key of ['lr', ...constants!]) {
    const value = (optimizer as unknown as Record<string, unknown>)[key];
    demand(typeof value === 'number', `optimizer.${key} must be a number`);
  }
  demand(Array.isArray(updates) && updates.every(isCount), 'updates must be whole and positive');
}

function checkParameters(sizes: CaseConfig, params: CaseParameters): void {
  for (const name of PARAMETER_NAMES) {
    const [rows, columns] = parameterShape(name, sizes);
    const vector = name === 'bh' || name === 'by' || name === 'h0';
    const value = params[name] as unknown;
    demand(Array.isArray(value) && value.length === rows, `params.${name} must have ${rows} rows`);
    const fits = (value as unknown[]).every((row) =>
      vector ? typeof row === 'number' : Array.isArray(row) && row.length === columns,
    );
    demand(fits, vector ? `params.${name} must be flat` : `params.${name}: ${columns} columns`);
    const numbers = (value as unknown[]).flat().every((z) => Number.isFinite(z));
    demand(numbers, `params.${name} must be finite numbers`);
  }
}
