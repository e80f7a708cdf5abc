import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../engine/configuration.ts';
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
import { ComputedRun } from './computed-run.ts';
import { History } from './history.ts';
import { historyOf } from './model-history.ts';
import { isSameRun } from './same-run.ts';
import { changedBy, faultsOf } from './opened-address.ts';
import type { Activity, SessionState } from './state.ts';

const NO_STEPS: readonly Step[] = [];

/** The run on the stage: which update of it is shown, what is waited for, and what follows it. */
export class ShownRun {
  readonly #get: () => SessionState;
  readonly #set: StoreApi<SessionState>['setState'];
  readonly #run: ComputedRun;
  /** Whether the picture still shows another run than the one that was last begun. */
  #replacing = false;
  /** The address that is being opened, until its update is there. */
  #address: AddressState | null = null;
  /** Models that were loaded or kept: their runs can begin there. */
  #models: readonly Model[] = [];

  /** `connect` makes the client that it trains with. */
  constructor(
    store: StoreApi<SessionState>,
    connect: (listener: ClientListener) => TrainingClient,
  ) {
    this.#get = store.getState;
    this.#set = store.setState;
    this.#run = new ComputedRun(store, connect(this.#listen()));
  }

  #show(record: UpdateRecord, i: number, activity: Activity = { kind: 'idle' }): void {
    const scene = { record, configuration: this.#run.configuration };
    const steps = stepsOf(contextOf(scene));
    this.#set({
      scene,
      steps,
      position: { n: record.n, i: clampIndex(steps, i) },
      awaited: null,
      ...(this.#replacing ? {} : { selection: this.#asked, trail: [] }),
      activity,
    });
    if (this.#get().opening === null) this.#arrive();
    this.#replacing = this.#get().configuration !== this.#run.configuration;
    if (this.#replacing) this.#replace();
    else this.#openAfterPinning(scene);
    this.#run.sampler.update();
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
    if (isSameRun(configuration, this.#run.configuration) && nearest <= (n <= position.n ? n : 0))
      this.goTo(position);
    else this.begin(configuration, position);
  }

  /** Shows a place of the run, as soon as its update is there. */
  goTo(target: Position): void {
    const { scene, steps, awaited, activity, divergedAt } = this.#get();
    if (activity.kind === 'training') this.#run.client.pause();
    const n = divergedAt === null ? target.n : Math.min(target.n, divergedAt);
    if (scene?.record.n === n && !this.#replacing) {
      this.#set({
        position: { n, i: clampIndex(steps, target.i) },
        awaited: null,
        selection: this.#asked,
        trail: [],
        activity: { kind: 'idle' },
      });
      this.#arrive();
      this.#run.sampler.update();
      return;
    }
    const kept = this.#run.records.get(n);
    if (kept !== undefined) {
      this.#show(kept, target.i);
      return;
    }
    if (this.#run.failed) {
      this.#set({ notice: { kind: 'failed' } });
      return;
    }
    this.#set({ awaited: { n, i: target.i } });
    if (awaited?.n !== n) this.#run.client.watch(n);
  }

  /** Begins a run with new weights, or with a model on the way, and goes to a place of it. */
  begin(configuration: Configuration, position: Position): void {
    this.#set({ configuration });
    const from = this.#modelFor(configuration, position);
    this.#run.restart(from);
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
    this.#run.branch(null);
    this.#set({ awaited: target });
    this.#run.client.watch(target.n);
  }

  /** Shows a configuration as soon as the one under way has arrived, the latest if there are many. */
  intervene(configuration: Configuration): void {
    this.#set({ configuration, notice: null, playing: false });
    const underWay = this.#replacing;
    this.#replacing = true;
    if (!underWay) this.#replace();
  }

  /** The number that is asked as soon as an update is shown, or none. */
  get #asked(): Cell | null {
    return this.#address?.ask ?? null;
  }

  /** The update of an address is there: what the address names that the update has not is told. */
  #arrive(): void {
    const address = this.#address;
    this.#address = null;
    if (address === null) return;
    const state = this.#get();
    this.#set(changedBy(faultsOf(state, address), state));
  }

  /** The person goes elsewhere. */
  forgetAddress(): void {
    this.#address = null;
  }

  /** Runs may begin at these models from now on, instead of those before. */
  keep(models: readonly Model[]): void {
    this.#models = models;
  }

  /** What an address shows, the update that it has pinned first. */
  open(address: AddressState): void {
    const { pin, configuration } = address;
    this.#address = address;
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
    if (this.#run.failed) {
      this.#set({ notice: { kind: 'failed' } });
      return;
    }
    const made = updatesMade(this.#get());
    if (made !== history.count || configuration !== this.#run.configuration) this.#run.branch(made);
    this.#replacing = false;
    this.#set({
      activity: { kind: 'training', goal },
      trainedFrom: made,
      awaited: null,
      playing: false,
      notice: null,
    });
    this.#run.client.train(goal);
  }

  stopTraining(): void {
    this.#run.client.pause();
  }

  /** See SessionActions. */
  giveUp(): void {
    const { opening, scene, history, configuration } = this.#get();
    if (opening !== null) {
      this.#set({ opening: null, comparing: false });
      this.begin(opening.configuration, { n: opening.update, i: opening.step });
      return;
    }
    // The update that the address names has been given up: nothing is wrong with the address.
    this.forgetAddress();
    if (scene === null) this.begin(configuration, { n: 0, i: 0 });
    else {
      const { count } = history;
      this.#replacing = false;
      this.#set({ configuration: scene.configuration });
      if (this.#run.configuration !== scene.configuration) this.#run.branch(null);
      else this.#run.client.start(this.#run.configuration, null, { at: count, told: count });
      this.#set({ awaited: null, activity: { kind: 'idle' } });
    }
  }

  /** Asks for the sample that the panel wants to show, unless it has been asked for. */
  updateSample(): void {
    this.#run.sampler.update();
  }

  /** The sample is to be drawn another way. */
  resample(): void {
    this.#run.sampler.forget();
    this.#run.sampler.update();
  }

  dispose(): void {
    this.#run.client.dispose();
  }

  #listen(): ClientListener {
    return {
      onRecord: (record, complete) => {
        if (!complete) return;
        this.#run.keep(record);
        const { awaited, activity } = this.#get();
        if (awaited?.n === record.n) this.#show(record, awaited.i);
        // The run ends before the update that was asked for: its last one comes instead.
        else if (awaited !== null && record.result?.divergence)
          this.#show(record, Number.POSITIVE_INFINITY);
        else if (activity.kind === 'training')
          this.#show(record, Number.POSITIVE_INFINITY, activity);
      },
      onFigures: (from, values) => {
        this.#run.noteFigures(from, values);
      },
      onSample: (id, text) => {
        this.#run.sampler.answered(id, text);
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
        this.#run.sampler.forget();
        this.#set({ notice: { kind: 'restarted' } });
      },
      onFailed: () => {
        this.#run.fail();
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
}
