import type { Configuration } from '../engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from './defaults.ts';
import type { ParameterName } from '../engine/shapes.ts';
import { PARAMETER_NAMES } from '../engine/shapes.ts';
import { hasMoreThan } from '../engine/vocabulary.ts';
import type { Cell } from '../timeline/quantities.ts';
import { cellFrom } from '../timeline/quantities.ts';
import { readConfiguration, writeConfiguration } from './configuration-fields.ts';
import type { AddressFault } from './address-reader.ts';
import { readerOf } from './address-reader.ts';
import type { Put, Take } from './configuration-fields.ts';
import type { Parsed } from './fields.ts';
import { isWellFormed, parseCount, parseOneOf, refuse } from './fields.ts';
import { LIMITS } from './limits.ts';
import type { FindText } from './texts.ts';
import { SENTENCE } from './texts.ts';

export const PANELS = ['now', 'training', 'experiment'] as const;
export type Panel = (typeof PANELS)[number];

/** What stands left of the panels: the unrolled network, or a board that looks at it another way. */
export const BOARDS = ['network', 'weights', 'memory'] as const;
export type Board = (typeof BOARDS)[number];

/** All that the picture depends on: the address holds it, so the same address is the same picture. */
export interface AddressState {
  readonly configuration: Configuration;
  /** 0-based update. */
  readonly update: number;
  /** Index into the update's steps. */
  readonly step: number;
  readonly panel: Panel;
  readonly board: Board;
  readonly folded: boolean;
  readonly weights: WeightsView;
  /** The number that is asked; null: the one that the step is about. */
  readonly ask: Cell | null;
  /** An update, of this run or another, to compare with; and whether that is done. */
  readonly pin: Pin | null;
  readonly comparing: boolean;
  readonly curve: CurveView;
  readonly sampling: Sampling;
}

/** What the loss can be shown as on its curve; all but the first are per character. */
export const CURVE_UNITS = ['loss', 'each', 'bits', 'perplexity'] as const;
export type Unit = (typeof CURVE_UNITS)[number];

/** How the loss curve is drawn. */
export interface CurveView {
  readonly unit: Unit;
  readonly isLog: boolean;
}

/** What a sample can be drawn with; at 0 it is always the likeliest character. */
export const TEMPERATURES = [0, 0.5, 1, 1.5] as const;
export const LONGEST_PREFIX = 200;

/** How the training panel's sample is drawn. */
export interface Sampling {
  /** What the network reads first; empty: the first character of the text. */
  readonly prefix: string;
  readonly temperature: (typeof TEMPERATURES)[number];
}

/** What the board of the shared weights shows. */
export interface WeightsView {
  /** One parameter by itself, or all; null: as the track goes. */
  readonly parameter: ParameterName | 'all' | null;
  /** The time step in detail; null: the one that the track is at. */
  readonly t: number | null;
  /** Whether it shows what separate copies would become. */
  readonly separate: boolean;
}

export const DEFAULT_WEIGHTS_VIEW: WeightsView = { parameter: null, t: null, separate: false };
export const DEFAULT_CURVE: CurveView = { unit: 'loss', isLog: false };
export const DEFAULT_SAMPLING: Sampling = { prefix: '', temperature: 0 };

/** A long text's likeliest characters go in circles; a little chance shows what has been learned. */
export const usualTemperature = (characters: number): Sampling['temperature'] =>
  characters <= SENTENCE ? 0 : 0.5;

export type Pin = Pick<AddressState, 'configuration' | 'update'>;

export const DEFAULT_ADDRESS: AddressState = {
  configuration: DEFAULT_CONFIGURATION,
  update: 0,
  step: 0,
  panel: 'now',
  board: 'network',
  folded: false,
  weights: DEFAULT_WEIGHTS_VIEW,
  ask: null,
  pin: null,
  comparing: false,
  curve: DEFAULT_CURVE,
  sampling: DEFAULT_SAMPLING,
};

/** The person's own text is kept in another browser; its copy here is damaged; a file did not come. */
export type TextMissing = 'textMissing' | 'textDamaged' | 'textUnreachable';
export type AddressProblem = 'newer' | TextMissing | readonly AddressFault[];

/** The version of the form below. A change of meaning makes a new one, with an upgrade from the old. */
const VERSION = 1;
const HIGHEST_STEP = 1_000_000;

/** The state as the part of an address after '#'; what is as usual is left out. */
export function writeAddress(state: AddressState): string {
  const fields = new URLSearchParams({ v: String(VERSION) });
  const put = putInto(fields);
  writeRun(state, put);
  const usual = new Map(viewFields(DEFAULT_ADDRESS));
  for (const [key, value] of viewFields(state)) put(key, value, usual.get(key) ?? '');
  if (state.pin !== null) fields.set('pin', writePin(state.pin));
  return fields.toString();
}

/** What is looked at of the run, and how; nothing is an empty field. */
const viewFields = (state: AddressState): readonly (readonly [string, string | number])[] => [
  ['step', state.step],
  ['panel', state.panel],
  ['board', state.board],
  ['folded', Number(state.folded)],
  ['weights', state.weights.parameter ?? ''],
  ['t', state.weights.t ?? ''],
  ['separate', Number(state.weights.separate)],
  ['ask', state.ask === null ? '' : writeCell(state.ask)],
  ['compare', Number(state.comparing)],
  ['unit', state.curve.unit],
  ['scale', state.curve.isLog ? 'log' : 'linear'],
  ['prefix', state.sampling.prefix],
  ['temperature', state.sampling.temperature],
];

const putInto =
  (fields: URLSearchParams): Put =>
  (key, value, usual) => {
    if (value !== usual) fields.set(key, String(value));
  };

function writeRun({ configuration, update }: Pin, put: Put): void {
  writeConfiguration(configuration, put);
  // People count updates from 1.
  put('update', update + 1, DEFAULT_ADDRESS.update + 1);
}

/** An address within the address; of the first update of the usual run it is empty. */
function writePin(pin: Pin): string {
  const fields = new URLSearchParams();
  writeRun(pin, putInto(fields));
  return fields.toString();
}

/**
 * The state that an address holds. Anything may stand there: what is missing is as usual, what is
 * not valid is replaced by the usual and reported.
 */
export function readAddress(
  hash: string,
  find: FindText = () => null,
): {
  readonly state: AddressState;
  readonly problem: AddressProblem | null;
} {
  const address = hash.replace(/^#/, '');
  if (/^[&]*$/.test(address)) return { state: DEFAULT_ADDRESS, problem: null };
  const { take, faults } = readerOf(address);
  const version = Number(take('v', parseAny, ''));
  if (version > VERSION) return { state: DEFAULT_ADDRESS, problem: 'newer' };

  const pinned = readPin(take<string | null>('pin', parseAny, null), find);
  const usual = DEFAULT_ADDRESS;
  const state: AddressState = {
    ...readRun(take, find),
    step: take('step', parseCount(0, HIGHEST_STEP), usual.step),
    panel: take('panel', parseOneOf(PANELS), usual.panel),
    board: take('board', parseOneOf(BOARDS), usual.board),
    folded: take('folded', parseFlag, usual.folded),
    weights: readWeights(take, usual.weights),
    ask: take('ask', parseCell, usual.ask),
    comparing: take('compare', parseFlag, usual.comparing),
    curve: {
      unit: take('unit', parseOneOf(CURVE_UNITS), usual.curve.unit),
      isLog: take('scale', parseEither('linear', 'log'), usual.curve.isLog),
    },
    sampling: {
      prefix: take('prefix', parsePrefix, usual.sampling.prefix),
      temperature: take('temperature', parseTemperature, usual.sampling.temperature),
    },
    pin: pinned.pin,
  };
  const all: AddressFault[] = [...faults(), ...pinned.faults];
  if (version !== VERSION) all.unshift({ kind: 'version' });
  return { state, problem: all.length === 0 ? null : all };
}

const parseAny = (value: string): Parsed<string> => ({ ok: true, value });

/** One of two words: whether it is the second. */
const parseEither =
  (no: string, yes: string) =>
  (input: string): Parsed<boolean> => {
    const parsed = parseOneOf([no, yes])(input);
    return parsed.ok ? { ok: true, value: parsed.value === yes } : parsed;
  };

const parseFlag = parseEither('0', '1');

const readRun = (take: Take, find: FindText): Pin => ({
  configuration: readConfiguration(take, find),
  update: take('update', parseCount(1, LIMITS.updates), DEFAULT_ADDRESS.update + 1) - 1,
});

const readWeights = (take: Take, usual: WeightsView): WeightsView => ({
  parameter: take<WeightsView['parameter']>(
    'weights',
    parseOneOf<ParameterName | 'all'>(['all', ...PARAMETER_NAMES]),
    usual.parameter,
  ),
  t: take('t', parseCount(1, LIMITS.textBytes), usual.t),
  separate: take('separate', parseFlag, usual.separate),
});

const parsePrefix = (input: string): Parsed<string> =>
  !hasMoreThan(input, LONGEST_PREFIX) && isWellFormed(input)
    ? { ok: true, value: input }
    : refuse({ kind: 'textTooLong', limit: LONGEST_PREFIX });

function parseTemperature(input: string): Parsed<Sampling['temperature']> {
  const value = TEMPERATURES.find((known) => String(known) === input);
  return value === undefined
    ? refuse({ kind: 'notAChoice', choices: TEMPERATURES.map(String) })
    : { ok: true, value };
}

/** Quantity, time (nothing where it has none), element. */
export const writeCell = ({ quantity, t, index }: Cell): string =>
  `${quantity}.${t ?? ''}.${index}`;

function parseCell(input: string): Parsed<Cell> {
  const [, quantity = '', t = '', index = ''] =
    /^([\w ]+)\.(\d{0,9})\.(\d{1,9})$/.exec(input) ?? [];
  const cell = cellFrom(quantity, t === '' ? null : Number(t), Number(index));
  return cell === null ? refuse({ kind: 'notOfForm' }) : { ok: true, value: cell };
}

/** An update with only a part of what was meant would be another one: then there is none. */
function readPin(
  address: string | null,
  find: FindText,
): { readonly pin: Pin | null; readonly faults: readonly AddressFault[] } {
  if (address === null) return { pin: null, faults: [] };
  const { take, faults } = readerOf(address);
  const pin = readRun(take, find);
  const [fault] = faults();
  return fault === undefined
    ? { pin, faults: [] }
    : { pin: null, faults: [{ kind: 'pin', fault }] };
}
