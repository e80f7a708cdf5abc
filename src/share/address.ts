import type { Configuration } from '../engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from './defaults.ts';
import { readConfiguration, writeConfiguration } from './configuration-fields.ts';
import type { Put, Take } from './configuration-fields.ts';
import { parseCount, parseOneOf } from './fields.ts';
import { LIMITS } from './limits.ts';

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
const HIGHEST_STEP = 1_000_000;

/** The state as the part of an address after '#'; what is as usual is left out. */
export function writeAddress(state: AddressState): string {
  const { configuration, update, step, panel, board, folded } = state;
  const fields = new URLSearchParams({ v: String(VERSION) });
  const put: Put = (key, value, usual) => {
    if (value !== usual) fields.set(key, String(value));
  };
  writeConfiguration(configuration, put);
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
  const take: Take = (key, parse, usual) => {
    const input = fields.get(key);
    if (input === null) return usual;
    const parsed = parse(input);
    if (parsed.ok) return parsed.value;
    malformed = true;
    return usual;
  };
  const state: AddressState = {
    configuration: readConfiguration(take),
    update: take('update', parseCount(1, LIMITS.updates), 1) - 1,
    step: take('step', parseCount(0, HIGHEST_STEP), 0),
    panel: take('panel', parseOneOf(PANELS), 'now'),
    board: take('board', parseOneOf(BOARDS), 'network'),
    folded: take('folded', parseOneOf(['0', '1']), '0') === '1',
  };
  return { state, problem: malformed ? 'malformed' : null };
}
