import type { Configuration } from '../engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from './defaults.ts';
import type { Parsed } from './fields.ts';
import { parseHead, parseHiddenSize, parseRate, parseSeed, parseText } from './fields.ts';

export const PANELS = ['now', 'training', 'experiment'] as const;
export type Panel = (typeof PANELS)[number];

/** What stands left of the panels: the unrolled network, or a board that looks at it another way. */
export const BOARDS = ['network', 'weights'] as const;
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
}

export const DEFAULT_ADDRESS: AddressState = {
  configuration: DEFAULT_CONFIGURATION,
  update: 0,
  step: 0,
  panel: 'now',
  board: 'network',
  folded: false,
};

export type AddressProblem = 'malformed' | 'newer';

/** The version of the form below. A change of meaning makes a new one, with an upgrade from the old. */
const VERSION = 1;
/** Beyond this many updates no address is believed: replaying to it would take too long. */
const HIGHEST_UPDATE = 1_000_000;
const HIGHEST_STEP = 1_000_000;

/** The state as the part of an address after '#'; what is as usual is left out. */
export function writeAddress(state: AddressState): string {
  const { configuration, update, step, panel, board, folded } = state;
  const usual = DEFAULT_CONFIGURATION;
  const fields = new URLSearchParams({ v: String(VERSION) });
  const put = (key: string, value: string | number, usualValue: string | number): void => {
    if (value !== usualValue) fields.set(key, String(value));
  };
  put('text', configuration.text, usual.text);
  put('H', configuration.hiddenSize, usual.hiddenSize);
  put('head', configuration.head, usual.head);
  put('rate', configuration.optimizer.rate, usual.optimizer.rate);
  put('seed', configuration.seed, usual.seed);
  // People count updates from 1.
  put('update', update + 1, 1);
  put('step', step, 0);
  put('panel', panel, 'now');
  put('board', board, 'network');
  put('folded', folded ? 1 : 0, 0);
  return fields.toString();
}

/**
 * The state that an address holds. Anything may stand there: what is missing is as usual, what is
 * not valid is replaced by the usual and reported.
 */
export function readAddress(hash: string): {
  readonly state: AddressState;
  readonly problem: AddressProblem | null;
} {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  if ([...fields].length === 0) return { state: DEFAULT_ADDRESS, problem: null };
  const version = Number(fields.get('v'));
  if (version > VERSION) return { state: DEFAULT_ADDRESS, problem: 'newer' };

  let malformed = version !== VERSION;
  const take = <Value>(
    key: string,
    parse: (input: string) => Parsed<Value>,
    usual: Value,
  ): Value => {
    const input = fields.get(key);
    if (input === null) return usual;
    const parsed = parse(input);
    if (parsed.ok) return parsed.value;
    malformed = true;
    return usual;
  };
  const usual = DEFAULT_CONFIGURATION;
  const configuration: Configuration = {
    ...usual,
    text: take('text', parseText, usual.text),
    hiddenSize: take('H', parseHiddenSize, usual.hiddenSize),
    head: take('head', parseHead, usual.head),
    seed: take('seed', parseSeed, usual.seed),
    optimizer: { kind: 'sgd', rate: take('rate', parseRate, usual.optimizer.rate) },
  };
  const state: AddressState = {
    configuration,
    update: take('update', parseCount(1, HIGHEST_UPDATE), 1) - 1,
    step: take('step', parseCount(0, HIGHEST_STEP), 0),
    panel: take('panel', parseOneOf(PANELS), 'now'),
    board: take('board', parseOneOf(BOARDS), 'network'),
    folded: take('folded', parseOneOf(['0', '1']), '0') === '1',
  };
  return { state, problem: malformed ? 'malformed' : null };
}

const parseCount =
  (low: number, high: number) =>
  (input: string): Parsed<number> => {
    const value = /^\d{1,9}$/.test(input) ? Number(input) : NaN;
    return value >= low && value <= high
      ? { ok: true, value }
      : { ok: false, problem: { kind: 'outOfRange', low, high } };
  };

const parseOneOf =
  <Choice extends string>(choices: readonly Choice[]) =>
  (input: string): Parsed<Choice> => {
    const value = choices.find((choice) => choice === input);
    return value === undefined
      ? { ok: false, problem: { kind: 'notAChoice' } }
      : { ok: true, value };
  };
