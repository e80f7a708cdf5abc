import type { Configuration } from '../engine/configuration.ts';
import type { PlainCheckpoint } from '../engine/plain-checkpoint.ts';
import type { UpdateRecord } from '../engine/record.ts';

/** When training at full speed should stop by itself (it also stops when paused). */
export type Goal =
  /** When `count` updates have been made in all. */
  | { readonly kind: 'updates'; readonly count: number }
  /** When the mean of the last `over` losses of this stretch is at most `mean`, or after `atMost`. */
  | {
      readonly kind: 'loss';
      readonly mean: number;
      readonly over: number;
      readonly atMost: number;
    }
  /**
   * When the network generates the phrase (by default the whole text) `times` updates in a row, or
   * after `atMost` updates in all.
   */
  | {
      readonly kind: 'generates';
      readonly times: number;
      readonly atMost: number;
      readonly phrase?: string;
    };

/** Why a stretch of training ended. */
export type StopReason = 'goal' | 'limit' | 'paused' | 'diverged';

/** How far a streaming record has come, in 1-based time steps. */
export interface Reached {
  /** The last time step whose forward quantities are there; before the first, lossFrom − 1. */
  readonly forward: number;
  /** The earliest time step whose gradients are there; before the first, end + 1. */
  readonly backward: number;
}

/** What the client tells its owner. Nothing stale ever arrives: only the present run speaks. */
export interface ClientListener {
  /**
   * An update's record began, or has grown by time steps, or is complete (`record.result` set).
   * The same record object grows in place while it streams; `complete` comes once.
   */
  onRecord(record: UpdateRecord, complete: boolean, reached: Reached): void;
  /** The figures of the updates from `from` on (see FIGURES), in order, each update once. */
  onFigures(from: number, values: Float64Array): void;
  /** The answer to the question for a sample that had this id. */
  onSample(id: number, text: string): void;
  /** Replaying to an update takes longer than a blink: done of total. */
  onProgress(done: number, total: number): void;
  /**
   * A stretch of training ended; n updates have been made. Every `train` is answered once, unless
   * a later `train`, `watch` or `start` takes its place.
   */
  onStopped(n: number, reason: StopReason): void;
  /** The worker failed and was restarted where it was; `cause` says in words what happened. */
  onRestarted(cause: 'crashed' | 'silent', detail: string): void;
  /** The worker cannot be kept alive; nothing more will arrive until `start`. */
  onFailed(detail: string): void;
}

/** A run that begins like another, and may go on differently. */
export interface Fork {
  /** How many updates count as made. */
  readonly at: number;
  /** How many, at most that, the page has the figures of: those are the same in both runs. */
  readonly told: number;
}

/** What to sample, and how. */
export interface SampleOrder {
  /** Comes back with the answer. */
  readonly id: number;
  readonly parameters: Float64Array;
  readonly prefix: string;
  /** The number of characters after the prefix. */
  readonly length: number;
  /** 0: always the likeliest character. */
  readonly temperature: number;
  readonly seed: number;
}

export interface TrainingClient {
  /**
   * Begin a new run; whatever was under way is dropped. With a checkpoint of it the run is where that
   * is, and only what lies before that has to be computed, when it is asked for. With a fork it goes
   * on from an update of the run before it, without computing again what both have in common.
   */
  start(configuration: Configuration, checkpoint?: PlainCheckpoint | null, fork?: Fork): void;
  /**
   * Stream update n (0-based) time step by time step, replaying to it when need be.
   * When the run diverges before update n, the diverging update is streamed in its place.
   */
  watch(n: number): void;
  /** Train at full speed from where the run is. */
  train(goal: Goal): void;
  /** Stop training within one frame; the run stays where it is. */
  pause(): void;
  /**
   * Sample from parameters: at once, or while it trains a few times a second. Each takes the place
   * of the one before that has not been answered. Forgotten when the worker fails or another run
   * is started.
   */
  sample(order: SampleOrder): void;
  dispose(): void;
}
