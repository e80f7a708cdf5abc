import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../engine/configuration.ts';
import { firstDifference } from '../engine/configuration.ts';
import type { UpdateRecord } from '../engine/record.ts';
import type { AddressState, Pin } from '../share/address.ts';
import type { Model } from '../share/model-file.ts';
import type { Position } from '../timeline/position.ts';
import { clampIndex } from '../timeline/position.ts';
import type { Cell } from '../timeline/quantities.ts';
import { stepsOf } from '../timeline/steps.ts';
import type { Step } from '../timeline/steps.ts';
import type { Scene } from '../timeline/values.ts';
import { contextOf } from '../timeline/values.ts';
import type { ClientListener, Goal, TrainingClient } from '../worker/client.ts';
import { updatesMade } from './answers.ts';
import type { Span } from './history.ts';
import { History } from './history.ts';
import { historyOf } from './model-history.ts';
import { Records } from './records.ts';
import { isSameRun } from './same-run.ts';
import { Sampler } from './sampler.ts';
import type { Activity, SessionState } from './state.ts';

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

const NO_STEPS: readonly Step[] = [];

/** The run on the stage: what is computed of it, which update is shown, and what follows it. */
export class ShownRun {
  readonly #get: () => SessionState;
  readonly #set: StoreApi<SessionState>['setState'];
  readonly #records = new Records();
  readonly #client: TrainingClient;
  readonly #sampler: Sampler;
  /** Nothing can be computed any more: what is not kept will not come, so nothing waits for it. */
  #failed = false;
  /** The configuration of the client's run. state.configuration may be ahead of it: see intervene. */
  #running: Configuration;
  /** Whether the picture still shows another run than the one that was last begun. */
  #replacing = false;
  /** The number that an address asks, until its update is there. */
  #asked: Cell | null = null;
  /** Models that were loaded or kept: their runs can begin there. */
  #models: readonly Model[] = [];

  /** `connect` makes the client that it trains with. */
  constructor(
    store: StoreApi<SessionState>,
    connect: (listener: ClientListener) => TrainingClient,
  ) {
    this.#get = store.getState;
    this.#set = store.setState;
    this.#running = store.getState().configuration;
    this.#client = connect(this.#listen());
    this.#sampler = new Sampler(store, (order) => {
      if (!this.#failed) this.#client.sample(order);
    });
  }

  #show(record: UpdateRecord, i: number, activity: Activity = { kind: 'idle' }): void {
    const scene = { record, configuration: this.#running };
    const steps = stepsOf(contextOf(scene));
    this.#set({
      scene,
      steps,
      position: { n: record.n, i: clampIndex(steps, i) },
      awaited: null,
      ...(this.#replacing ? {} : { selection: this.#asked, trail: [] }),
      activity,
    });
    if (this.#get().opening === null) this.#asked = null;
    this.#replacing = this.#get().configuration !== this.#running;
    if (this.#replacing) this.#replace();
    else this.#openAfterPinning(scene);
    this.#sampler.update();
  }

  /** The update that an address keeps has been run: on to the one that it shows. */
  #openAfterPinning(pinned: Scene): void {
    const { opening } = this.#get();
    if (opening === null) return;
    this.#set({ pinned, opening: null });
    const { configuration } = opening;
    const position = { n: opening.update, i: opening.step };
    const nearest = this.#modelFor(configuration, position)?.checkpoint.n ?? 0;
    const { n } = pinned.record;
    // From here it is nearer than from anywhere else, and this run remembers the way.
    if (isSameRun(configuration, this.#running) && nearest <= (n <= position.n ? n : 0))
      this.goTo(position);
    else this.begin(configuration, position);
  }

  /** Shows a place of the run, as soon as its update is there. */
  goTo(target: Position): void {
    const { scene, steps, awaited, activity, divergedAt } = this.#get();
    if (activity.kind === 'training') this.#client.pause();
    const n = divergedAt === null ? target.n : Math.min(target.n, divergedAt);
    if (scene?.record.n === n && !this.#replacing) {
      this.#set({
        position: { n, i: clampIndex(steps, target.i) },
        awaited: null,
        selection: this.#asked,
        trail: [],
        activity: { kind: 'idle' },
      });
      this.#asked = null;
      this.#sampler.update();
      return;
    }
    const kept = this.#records.get(n);
    if (kept !== undefined) {
      this.#show(kept, target.i);
      return;
    }
    if (this.#failed) {
      this.#set({ notice: { kind: 'failed' } });
      return;
    }
    this.#set({ awaited: { n, i: target.i } });
    if (awaited?.n !== n) this.#client.watch(n);
  }

  /** Begins a run with new weights, or with a model on the way, and goes to a place of it. */
  begin(configuration: Configuration, position: Position): void {
    this.#set({ configuration });
    const from = this.#modelFor(configuration, position);
    this.#restart(from);
    this.#replacing = false;
    this.#set({
      reading: false,
      scene: null,
      steps: NO_STEPS,
      position,
      history: from === null ? new History() : historyOf(from),
      historyVersion: 0,
      earlier: [],
      sample: null,
      playing: false,
      selection: this.#asked,
      trail: [],
    });
    this.goTo(position);
  }

  /** The nearest model on the way there. */
  #modelFor(configuration: Configuration, { n }: Position): Model | null {
    let nearest: Model | null = null;
    for (const model of this.#models) {
      const isNearer = model.checkpoint.n <= n && model.checkpoint.n > (nearest?.checkpoint.n ?? 0);
      if (isNearer && isSameRun(model.configuration, configuration)) nearest = model;
    }
    return nearest;
  }

  /** The same update of a run that differs from some update on. The picture stays until it arrives. */
  #replace(): void {
    const target = this.#get().awaited ?? this.#get().position;
    this.#branch(null);
    this.#set({ awaited: target });
    this.#client.watch(target.n);
  }

  #restart(from: Model | null = null): void {
    this.#records.clear();
    this.#failed = false;
    this.#sampler.forget();
    this.#running = this.#get().configuration;
    this.#set({ awaited: null, activity: { kind: 'idle' }, divergedAt: null });
    this.#client.start(this.#running, from?.checkpoint ?? null);
  }

  /**
   * The run goes on after `at` updates (null: from wherever it is asked for), as the present
   * configuration says. What both have in common stays; what came after is kept to be drawn.
   */
  #branch(at: number | null): void {
    const { configuration, history, divergedAt, historyVersion } = this.#get();
    const differs = firstDifference(this.#running, configuration);
    const told = history.boundary(Math.min(differs, at ?? Infinity));
    const earlier = earlierThan(this.#get(), told);
    history.truncate(told);
    this.#records.clearFrom(differs);
    this.#failed = false;
    this.#sampler.forget();
    this.#running = configuration;
    this.#set({
      awaited: null,
      activity: { kind: 'idle' },
      divergedAt: divergedAt !== null && divergedAt < differs ? divergedAt : null,
      earlier,
      historyVersion: historyVersion + 1,
    });
    this.#client.start(this.#running, null, { at: at ?? told, told });
  }

  /** Shows a configuration as soon as the one under way has arrived, the latest if there are many. */
  intervene(configuration: Configuration): void {
    this.#set({ configuration, notice: null, playing: false });
    const underWay = this.#replacing;
    this.#replacing = true;
    if (!underWay) this.#replace();
  }

  /** The number that is asked as soon as an update is shown, or none. */
  ask(cell: Cell | null): void {
    this.#asked = cell;
  }

  /** Runs may begin at these models from now on, instead of those before. */
  keep(models: readonly Model[]): void {
    this.#models = models;
  }

  /** What an address shows, the update that it has pinned first. */
  open(address: AddressState): void {
    const { pin, configuration } = address;
    const pinFirst = pin !== null && !this.#isPinned(pin);
    const { pinned } = this.#get();
    this.#set({ opening: pinFirst ? address : null, pinned: pin === null ? null : pinned });
    const position = { n: address.update, i: address.step };
    if (pinFirst) this.begin(pin.configuration, { n: pin.update, i: 0 });
    else if (isSameRun(configuration, this.#get().configuration) && this.#get().scene !== null)
      this.goTo(position);
    else this.begin(configuration, position);
  }

  #isPinned({ configuration, update }: Pin): boolean {
    const { pinned } = this.#get();
    return pinned?.record.n === update && isSameRun(pinned.configuration, configuration);
  }

  train(goal: Goal): void {
    const { divergedAt, history, configuration } = this.#get();
    if (divergedAt !== null) {
      this.goTo({ n: divergedAt, i: Number.POSITIVE_INFINITY });
      return;
    }
    if (this.#failed) {
      this.#set({ notice: { kind: 'failed' } });
      return;
    }
    const made = updatesMade(this.#get());
    if (made !== history.count || configuration !== this.#running) this.#branch(made);
    this.#replacing = false;
    this.#set({
      activity: { kind: 'training', goal },
      trainedFrom: made,
      awaited: null,
      playing: false,
      notice: null,
    });
    this.#client.train(goal);
  }

  stopTraining(): void {
    this.#client.pause();
  }

  /** See SessionActions. */
  giveUp(): void {
    const { opening, scene, history, configuration } = this.#get();
    if (opening !== null) {
      this.#set({ opening: null, comparing: false });
      this.begin(opening.configuration, { n: opening.update, i: opening.step });
    } else if (scene === null) this.begin(configuration, { n: 0, i: 0 });
    else {
      const { count } = history;
      this.#replacing = false;
      this.#set({ configuration: scene.configuration });
      if (this.#running !== scene.configuration) this.#branch(null);
      else this.#client.start(this.#running, null, { at: count, told: count });
      this.#set({ awaited: null, activity: { kind: 'idle' } });
    }
  }

  /** Asks for the sample that the panel wants to show, unless it has been asked for. */
  updateSample(): void {
    this.#sampler.update();
  }

  /** The sample is to be drawn another way. */
  resample(): void {
    this.#sampler.forget();
    this.#sampler.update();
  }

  dispose(): void {
    this.#client.dispose();
  }

  #listen(): ClientListener {
    return {
      onRecord: (record, complete) => {
        if (!complete) return;
        this.#records.put(record);
        if (record.result?.divergence) this.#noteDivergence(record);
        const { awaited, activity } = this.#get();
        if (awaited?.n === record.n) this.#show(record, awaited.i);
        // The run ends before the update that was asked for: its last one comes instead.
        else if (awaited !== null && record.result?.divergence)
          this.#show(record, Number.POSITIVE_INFINITY);
        else if (activity.kind === 'training')
          this.#show(record, Number.POSITIVE_INFINITY, activity);
      },
      onFigures: (from, values) => {
        const { history, historyVersion } = this.#get();
        if (from > history.count) return;
        history.append(from, values);
        this.#set({ historyVersion: historyVersion + 1 });
      },
      onSample: (id, text) => {
        this.#sampler.answered(id, text);
      },
      onProgress: (done, total) => {
        if (this.#get().awaited !== null)
          this.#set({ activity: { kind: 'replaying', done, total } });
      },
      onStopped: (n, reason) => {
        const { activity, awaited } = this.#get();
        if (activity.kind !== 'training') return;
        const { goal } = activity;
        this.#set({ activity: { kind: 'idle' } });
        if (awaited !== null) return;
        if (reason !== 'diverged') this.#set({ notice: { kind: 'stopped', reason, goal, n } });
        this.goTo({
          n: reason === 'diverged' ? n : Math.max(0, n - 1),
          i: Number.POSITIVE_INFINITY,
        });
      },
      onRestarted: () => {
        this.#sampler.forget();
        this.#set({ notice: { kind: 'restarted' } });
      },
      onFailed: () => {
        this.#failed = true;
        this.#replacing = false;
        this.#set({
          notice: { kind: 'failed' },
          activity: { kind: 'idle' },
          awaited: null,
          playing: false,
        });
      },
    };
  }

  #noteDivergence(record: UpdateRecord): void {
    if (this.#get().divergedAt !== null) return;
    const last = stepsOf(contextOf({ record, configuration: this.#running })).at(-1);
    if (last === undefined) return;
    this.#set({
      divergedAt: record.n,
      playing: false,
      notice: { kind: 'diverged', n: record.n, step: last },
    });
  }
}
