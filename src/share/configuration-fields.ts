import type {
  ClippingSettings,
  Configuration,
  Initialisation,
  OptimizerSettings,
  ParameterChange,
  RecurrenceCut,
  Truncation,
} from '../engine/configuration.ts';
import type { ModelSizes } from '../engine/shapes.ts';
import { PARAMETER_NAMES, parameterShape } from '../engine/shapes.ts';
import { vocabularyOf } from '../engine/vocabulary.ts';
import { DEFAULT_CONFIGURATION } from './defaults.ts';
import type { Parsed } from './fields.ts';
import {
  optimizerNumberParser,
  parseClippingLimit,
  parseCount,
  parseHead,
  parseHiddenSize,
  parseInputScale,
  parseK1,
  parseK2,
  parseOneOf,
  parseParameter,
  parseRadius,
  parseRate,
  parseSeed,
  parseText,
} from './fields.ts';
import { LIMITS } from './limits.ts';
import type { Examined, FindText, TextReference } from './texts.ts';
import { isLong, LONG_TRUNCATION, referenceTo, SHIPPED_TEXTS } from './texts.ts';
import type { OptimizerConstant } from '../timeline/quantities.ts';
import {
  CLIPPING_KINDS,
  INITIALISATION_KINDS,
  numbersOf,
  OPTIMIZER_KINDS,
  USUAL_INITIALISATIONS,
  USUAL_OPTIMIZERS,
} from './settings.ts';

/** Writes a field of the address, unless its value is the usual one. */
export type Put = (key: string, value: string | number, usual: string | number) => void;
/** Reads a field of the address: what is missing or not valid is as usual. */
export type Take = <Value>(
  key: string,
  parse: (input: string) => Parsed<Value>,
  usual: Value,
) => Value;

/** The fields of the address that hold a configuration. */
export function writeConfiguration(
  configuration: Configuration,
  put: Put,
  refer: (text: string) => TextReference | null = referenceTo,
): void {
  const usual = DEFAULT_CONFIGURATION;
  const reference = refer(configuration.text);
  if (reference === null) put('text', configuration.text, usual.text);
  else put(reference.kind, reference.key, '');
  put('H', configuration.hiddenSize, usual.hiddenSize);
  put('head', configuration.head, usual.head);
  put('seed', configuration.seed, usual.seed);
  writeOptimizer(configuration.optimizer, put);
  writeInitialisation(configuration.initialisation, put);
  const { clipping, truncation, cut, changes } = configuration;
  put('clip', clipping === null ? '' : clipping.kind, '');
  put('limit', clipping === null ? '' : clipping.limit, '');
  const usualTruncation = isLong(configuration.text) ? LONG_TRUNCATION : null;
  put('k1', truncation?.k1 ?? '', usualTruncation?.k1 ?? '');
  put('k2', truncation?.k2 ?? '', usualTruncation?.k2 ?? '');
  put('cut', cut === null ? '' : (cut.until ?? 'all'), '');
  put('set', changes.map(writeChange).join('_'), '');
}

type TextParser = (input: string) => Parsed<string>;

/** The text that the address holds, or the one that it names. */
function readText(
  take: Take,
  find: FindText,
  parse: TextParser,
): { text: string; V: () => number } {
  const found = (reference: TextReference): Parsed<Examined | null> => {
    const text = find(reference);
    return text === null
      ? { ok: false, problem: { kind: 'textUnreachable' } }
      : { ok: true, value: text };
  };
  const parseName = parseOneOf(SHIPPED_TEXTS);
  const named =
    take<Examined | null>(
      'lib',
      (input) => {
        const name = parseName(input);
        return name.ok ? found({ kind: 'lib', key: name.value }) : name;
      },
      null,
    ) ?? take<Examined | null>('own', (key) => found({ kind: 'own', key }), null);
  if (named !== null) return { text: named.text, V: () => named.V };
  const text = take('text', parse, DEFAULT_CONFIGURATION.text);
  return { text, V: () => vocabularyOf(text).length };
}

/** @param find the long texts that the address names; without them it is not valid */
export function readConfiguration(
  take: Take,
  find: FindText,
  parse: TextParser = parseText,
): Configuration {
  const usual = DEFAULT_CONFIGURATION;
  const { text, V } = readText(take, find, parse);
  const hiddenSize = take('H', parseHiddenSize, usual.hiddenSize);
  return {
    text,
    hiddenSize,
    head: take('head', parseHead, usual.head),
    seed: take('seed', parseSeed, usual.seed),
    optimizer: readOptimizer(take),
    initialisation: readInitialisation(take),
    clipping: readClipping(take),
    truncation: readTruncation(take) ?? (isLong(text) ? LONG_TRUNCATION : null),
    cut: take('cut', parseCut, null),
    changes: take(
      'set',
      parseChanges(() => ({ V: V(), H: hiddenSize })),
      [],
    ),
  };
}

function writeOptimizer(optimizer: OptimizerSettings, put: Put): void {
  const usual = USUAL_OPTIMIZERS[optimizer.kind];
  const usualNumbers = new Map(numbersOf(usual));
  put('opt', optimizer.kind, DEFAULT_CONFIGURATION.optimizer.kind);
  put('rate', optimizer.rate, usual.rate);
  for (const [name, value] of numbersOf(optimizer)) put(name, value, usualNumbers.get(name) ?? '');
}

function readOptimizer(take: Take): OptimizerSettings {
  const kind = take('opt', parseOneOf(OPTIMIZER_KINDS), DEFAULT_CONFIGURATION.optimizer.kind);
  const usual = USUAL_OPTIMIZERS[kind];
  const numbers: Partial<Record<OptimizerConstant, number>> = {};
  for (const [name, value] of numbersOf(usual)) {
    numbers[name] = take(name, optimizerNumberParser(name), value);
  }
  return { ...usual, rate: take('rate', parseRate, usual.rate), ...numbers };
}

const SPECTRAL = USUAL_INITIALISATIONS.spectral;

function writeInitialisation(initialisation: Initialisation, put: Put): void {
  put('init', initialisation.kind, DEFAULT_CONFIGURATION.initialisation.kind);
  if (initialisation.kind !== 'spectral') return;
  put('radius', initialisation.radius, SPECTRAL.radius);
  put('inputs', initialisation.inputScale, SPECTRAL.inputScale);
}

function readInitialisation(take: Take): Initialisation {
  const usual = DEFAULT_CONFIGURATION.initialisation.kind;
  const kind = take('init', parseOneOf(INITIALISATION_KINDS), usual);
  if (kind !== 'spectral') return USUAL_INITIALISATIONS[kind];
  return {
    kind,
    radius: take('radius', parseRadius, SPECTRAL.radius),
    inputScale: take('inputs', parseInputScale, SPECTRAL.inputScale),
  };
}

function readClipping(take: Take): ClippingSettings | null {
  const kind = take<ClippingSettings['kind'] | null>('clip', parseOneOf(CLIPPING_KINDS), null);
  return kind === null ? null : { kind, limit: take('limit', parseClippingLimit, 1) };
}

/** One of the two lengths alone means both. */
function readTruncation(take: Take): Truncation | null {
  const longest = LIMITS.window.high;
  const k1 = take<number | null>('k1', (input) => parseK1(input, longest), null);
  const k2 = take<number | null>('k2', (input) => parseK2(input, k1 ?? 1), k1);
  return k2 === null ? null : { k1: k1 ?? k2, k2 };
}

function parseCut(input: string): Parsed<RecurrenceCut> {
  if (input === 'all') return { ok: true, value: { until: null } };
  const parsed = parseCount(1, LIMITS.updates)(input);
  return parsed.ok
    ? { ok: true, value: { until: parsed.value } }
    : { ok: false, problem: { kind: 'notOfForm' } };
}

/** People count updates from 1. */
const writeChange = ({ n, parameter, index, value }: ParameterChange): string =>
  `${n + 1}.${parameter}.${index}.${value}`;

const parseChanges =
  (sizesOf: () => ModelSizes) =>
  (input: string): Parsed<readonly ParameterChange[]> => {
    const sizes = sizesOf();
    const parsed = input.split('_', LIMITS.changes + 1).map((part) => parseChange(part, sizes));
    const changes = parsed.filter((change) => change !== null);
    return changes.length === parsed.length && changes.length <= LIMITS.changes
      ? { ok: true, value: changes }
      : { ok: false, problem: { kind: 'notOfForm' } };
  };

function parseChange(part: string, sizes: ModelSizes): ParameterChange | null {
  const [, update = '', name, index = '', number = ''] =
    /^(\d+)\.(\w+)\.(\d+)\.(-?\d[\d.e+-]*)$/.exec(part) ?? [];
  if (name === 'rate') return parseRateChange(update, index, number);
  const parameter = PARAMETER_NAMES.find((known) => known === name);
  if (parameter === undefined) return null;
  const [rows, columns] = parameterShape(parameter, sizes);
  const n = parseCount(1, LIMITS.updates)(update);
  const element = parseCount(0, rows * columns - 1)(index);
  const value = parseParameter(number);
  if (!n.ok || !element.ok || !value.ok) return null;
  return { n: n.value - 1, parameter, index: element.value, value: value.value };
}

function parseRateChange(update: string, index: string, number: string): ParameterChange | null {
  const n = parseCount(1, LIMITS.updates)(update);
  const value = parseRate(number);
  if (!n.ok || !value.ok || index !== '0') return null;
  return { n: n.value - 1, parameter: 'rate', index: 0, value: value.value };
}
