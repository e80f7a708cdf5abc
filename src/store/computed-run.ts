import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../engine/configuration.ts';
import { firstDifference } from '../engine/configuration.ts';
import type { UpdateRecord } from '../engine/record.ts';
import type { Model } from '../share/model-file.ts';
import { stepsOf } from '../timeline/steps.ts';
import { contextOf } from '../timeline/values.ts';
import type { TrainingClient } from '../worker/client.ts';
import type { Span } from './history.ts';
import { Records } from './records.ts';
import { Sampler } from './sampler.ts';
import type { SessionState } from './state.ts';

/** The part of the run that was left is drawn no finer than this. */
const EARLIER_SPANS = 600;

/**
 * What to draw of the run that is left when it goes on differently after n updates. While a number
 * is dragged little is left each time: the run that was left first stays.
 */
function earlierThan({ history, earlier }: SessionState, n: number): readonly Span[] {
  if (history.count <= n + 1) return earlier;
  return history.spans(Math.max(0, n - 1), history.count, EARLIER_SPANS);
}

/** The run that the client computes, what is kept of it, and where it goes another way. */
export class ComputedRun {
  readonly client: TrainingClient;
  readonly records = new Records();
  readonly sampler: Sampler;
  readonly #get: () => SessionState;
  readonly #set: StoreApi<SessionState>['setState'];
  #configuration: Configuration;
  #failed = false;

  constructor(store: StoreApi<SessionState>, client: TrainingClient) {
    this.#get = store.getState;
    this.#set = store.setState;
    this.#configuration = store.getState().configuration;
    this.client = client;
    this.sampler = new Sampler(store, (order) => {
      if (!this.#failed) this.client.sample(order);
    });
  }

  /** The configuration of the client's run. state.configuration may be ahead of it: see ShownRun.intervene. */
  get configuration(): Configuration {
    return this.#configuration;
  }

  /** Nothing can be computed any more: what is not kept will not come, so nothing waits for it. */
  get failed(): boolean {
    return this.#failed;
  }

  fail(): void {
    this.#failed = true;
  }

  /** Begins the run of the present configuration, with new weights or with a model. */
  restart(from: Model | null): void {
    this.records.clear();
    this.#failed = false;
    this.sampler.forget();
    this.#configuration = this.#get().configuration;
    this.#set({ awaited: null, activity: { kind: 'idle' }, divergedAt: null });
    this.client.start(this.#configuration, from?.checkpoint ?? null);
  }

  /**
   * The run goes on after `at` updates (null: from wherever it is asked for), as the present
   * configuration says. What both have in common stays; what came after is kept to be drawn.
   */
  branch(at: number | null): void {
    const { configuration, history, divergedAt, historyVersion } = this.#get();
    const differs = firstDifference(this.#configuration, configuration);
    const told = history.boundary(Math.min(differs, at ?? Infinity));
    const earlier = earlierThan(this.#get(), told);
    history.truncate(told);
    this.records.clearFrom(differs);
    this.#failed = false;
    this.sampler.forget();
    this.#configuration = configuration;
    this.#set({
      awaited: null,
      activity: { kind: 'idle' },
      divergedAt: divergedAt !== null && divergedAt < differs ? divergedAt : null,
      earlier,
      historyVersion: historyVersion + 1,
    });
    this.client.start(this.#configuration, null, { at: at ?? told, told });
  }

  /** Keeps an update that is complete, and notes when it is the last that there is. */
  keep(record: UpdateRecord): void {
    const { activity, awaited } = this.#get();
    if (activity.kind === 'training' && awaited === null) this.records.putPassing(record);
    else this.records.put(record);
    if (record.result?.divergence) this.#noteDivergence(record);
  }

  #noteDivergence(record: UpdateRecord): void {
    if (this.#get().divergedAt !== null) return;
    const last = stepsOf(contextOf({ record, configuration: this.#configuration })).at(-1);
    if (last === undefined) return;
    this.#set({
      divergedAt: record.n,
      playing: false,
      notice: { kind: 'diverged', n: record.n, step: last },
    });
  }

  noteFigures(from: number, values: Float64Array): void {
    const { history, historyVersion } = this.#get();
    if (from > history.count) return;
    history.append(from, values);
    this.#set({ historyVersion: historyVersion + 1 });
  }
}
