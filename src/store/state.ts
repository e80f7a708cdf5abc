import type { Configuration } from '../engine/configuration.ts';
import type {
  AddressState,
  Board,
  CurveView,
  Panel,
  Sampling,
  WeightsView,
} from '../share/address.ts';
import type { AddressFault } from '../share/address-reader.ts';
import type { Position } from '../timeline/position.ts';
import type { Cell } from '../timeline/quantities.ts';
import type { Step } from '../timeline/steps.ts';
import type { Scene } from '../timeline/values.ts';
import type { Goal, StopReason } from '../worker/client.ts';
import type { Span } from './history.ts';
import { History } from './history.ts';
import { DEFAULT_PREFERENCES } from './preferences.ts';
import type { Preferences } from './preferences.ts';

export type { Goal } from '../worker/client.ts';

/** What the worker is busy with. */
export type Activity =
  | { readonly kind: 'idle' }
  | { readonly kind: 'training'; readonly goal: Goal }
  | { readonly kind: 'replaying'; readonly done: number; readonly total: number };

/** What the update that an address opens has not, though the address names it. */
export type OpenedFault =
  /** The run stops before that update. The last update, from 1. */
  | { readonly kind: 'noUpdate'; readonly last: number }
  /** The index of the last step, from 0. */
  | { readonly kind: 'noStep'; readonly last: number }
  /** The last time step, from 1. */
  | { readonly kind: 'noTime'; readonly last: number }
  /** The quantity has the time steps `from` … `to`, and its last place, from 0. */
  | {
      readonly kind: 'noNumber';
      readonly cell: Cell;
      readonly from: number;
      readonly to: number;
      readonly last: number;
    }
  /** A number that is there only from a later step on: its index, from 0. */
  | { readonly kind: 'notYet'; readonly cell: Cell; readonly step: number };

/** Something to tell the person, once; the words are in the catalogue. */
export type Notice =
  | {
      readonly kind:
        | 'addressNewer'
        | 'textMissing'
        | 'textDamaged'
        | 'textUnreachable'
        | 'tooManyChanges'
        | 'storageDenied'
        | 'storageFull'
        | 'keptDamaged';
    }
  | {
      readonly kind: 'addressFaulty';
      readonly faults: readonly (AddressFault | OpenedFault)[];
    }
  | { readonly kind: 'restarted' }
  /** A new network has taken the place of one with so many updates made. */
  | { readonly kind: 'begun'; readonly left: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'textNotKept'; readonly reason: 'full' | 'denied' }
  | {
      readonly kind: 'stopped';
      readonly reason: StopReason;
      readonly goal: Goal;
      readonly n: number;
    }
  | { readonly kind: 'diverged'; readonly n: number; readonly step: Step };

/** What the network wrote after so many updates. */
export interface Sample {
  readonly updates: number;
  readonly prefix: string;
  readonly text: string;
}

/** A number that was asked, and the step at which it was. */
export interface Asked {
  readonly cell: Cell;
  readonly i: number;
}

/** Everything that the picture is drawn from. */
export interface SessionState {
  readonly configuration: Configuration;
  /** How many trained runs were left for others: each keeps an entry in the browser's history. */
  readonly runsLeft: number;
  /** The update on the stage and the configuration of its run; null until the first one arrives. */
  readonly scene: Scene | null;
  /** The steps of the update on the stage. */
  readonly steps: readonly Step[];
  /** The place on the track; position.n is the update on the stage. */
  readonly position: Position;
  /** Where a move leads that waits for its update to arrive. */
  readonly awaited: Position | null;
  /** An update kept to compare others with, and whether the stage shows the differences to it. */
  readonly pinned: Scene | null;
  readonly comparing: boolean;
  /** What an address shows, while the update that it keeps is being run. */
  readonly opening: AddressState | null;
  /** The figures of every update so far. It changes in place; the version tells that it has. */
  readonly history: History;
  readonly historyVersion: number;
  /** What the run did before it went on differently from an earlier update; the latest such. */
  readonly earlier: readonly Span[];
  readonly curve: CurveView;
  readonly sampling: Sampling;
  readonly sample: Sample | null;
  readonly activity: Activity;
  /** The number of updates made when the last training began. */
  readonly trainedFrom: number;
  /** The update at which the run diverged, and so ends; null while it has not. */
  readonly divergedAt: number | null;
  readonly notice: Notice | null;
  /** Whether the texts of an address are being loaded. */
  readonly reading: boolean;
  readonly playing: boolean;
  readonly speed: number;
  /** The number that the person asked; null: the step chooses one. */
  readonly selection: Cell | null;
  /** The numbers asked before this one, for the way back. */
  readonly trail: readonly Asked[];
  /** The element last chosen in vectors over hidden units, kept from step to step. */
  readonly hiddenElement: number;
  readonly panel: Panel;
  readonly board: Board;
  readonly weights: WeightsView;
  /** How large the network is drawn: 1 as it is by itself, less to see more time steps of it. */
  readonly zoom: number;
  /** Whether the network is drawn as the one recurrent cell. */
  readonly folded: boolean;
  readonly blank: boolean;
  readonly keysShown: boolean;
  readonly preferences: Preferences;
}

/** Steps per second at speed 1. */
export const STEPS_PER_SECOND = 1;
export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4, 8];

export function initialState(address: AddressState): SessionState {
  return {
    configuration: address.configuration,
    runsLeft: 0,
    scene: null,
    steps: [],
    position: { n: address.update, i: address.step },
    awaited: null,
    pinned: null,
    opening: null,
    comparing: address.comparing,
    history: new History(),
    historyVersion: 0,
    earlier: [],
    curve: address.curve,
    sampling: address.sampling,
    sample: null,
    activity: { kind: 'idle' },
    trainedFrom: 0,
    divergedAt: null,
    notice: null,
    reading: false,
    playing: false,
    speed: 1,
    selection: address.ask,
    trail: [],
    hiddenElement: 0,
    panel: address.panel,
    board: address.board,
    weights: address.weights,
    zoom: 1,
    folded: address.folded,
    blank: false,
    keysShown: false,
    preferences: DEFAULT_PREFERENCES,
  };
}

/** The part of the state that the address holds. */
export function addressOf(state: SessionState): AddressState {
  if (state.opening !== null) return state.opening;
  const { configuration, position, awaited, pinned, selection: ask } = state;
  const { panel, board, folded, weights, comparing, curve, sampling } = state;
  const { n, i } = awaited ?? position;
  const step = Number.isFinite(i) ? i : Math.max(0, state.steps.length - 1);
  const pin = pinned && { configuration: pinned.configuration, update: pinned.record.n };
  const run = { configuration, update: n, step };
  return { ...run, panel, board, folded, weights, ask, pin, comparing, curve, sampling };
}
