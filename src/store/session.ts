import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Configuration } from '../engine/configuration.ts';
import { firstDifference } from '../engine/configuration.ts';
import type { UpdateRecord } from '../engine/record.ts';
import type { AddressProblem, AddressState, Pin, Sampling } from '../share/address.ts';
import { LIMITS } from '../share/limits.ts';
import type { Model } from '../share/model-file.ts';
import type { Move, Position } from '../timeline/position.ts';
import { clampIndex, move } from '../timeline/position.ts';
import type { Cell } from '../timeline/quantities.ts';
import { shapeOf } from '../timeline/quantities.ts';
import { stepsOf } from '../timeline/steps.ts';
import type { Step } from '../timeline/steps.ts';
import type { Scene } from '../timeline/values.ts';
import { contextOf } from '../timeline/values.ts';
import type { ClientListener, TrainingClient } from '../worker/client.ts';
import type { SessionActions } from './actions.ts';
import { updatesMade } from './answers.ts';
import type { Span } from './history.ts';
import { History } from './history.ts';
import { historyOf } from './model-history.ts';
import type { Preferences } from './preferences.ts';
import { Records } from './records.ts';
import type { Activity, Notice, SessionState } from './state.ts';
import { Sampler } from './sampler.ts';
import { isSameRun } from './same-run.ts';
import { selectedCell, writerOf } from './selectors.ts';
import { initialState } from './state.ts';

const LONGEST_TRAIL = 50;

export interface Session {
  readonly store: StoreApi<SessionState>;
  readonly actions: SessionActions;
}

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

/** A session at the state of an address. `connect` makes the client that it trains with. */
export function createSession(
  address: AddressState,
  preferences: Preferences,
  connect: (listener: ClientListener) => TrainingClient,
): Session {
  const store = createStore<SessionState>()(() => ({ ...initialState(address), preferences }));
  const { getState: get, setState: set } = store;
  const records = new Records();
  /** Nothing can be computed any more: what is not kept will not come, so nothing waits for it. */
  let failed = false;
  /** The configuration of the client's run. state.configuration may be ahead of it: see intervene. */
  let running = address.configuration;
  /** Whether the picture still shows another run than the one that was last begun. */
  let replacing = false;
  /** The number that an address asks, until its update is there. */
  let asked: Cell | null = null;
  /** Models that were loaded or kept: their runs can begin there. */
  let models: readonly Model[] = [];
  const client = connect(listen());
  const sampler = new Sampler(store, (order) => {
    if (!failed) client.sample(order);
  });

  function show(record: UpdateRecord, i: number, activity: Activity = { kind: 'idle' }): void {
    const scene = { record, configuration: running };
    const steps = stepsOf(contextOf(scene));
    set({
      scene,
      steps,
      position: { n: record.n, i: clampIndex(steps, i) },
      awaited: null,
      ...(replacing ? {} : { selection: asked, trail: [] }),
      activity,
    });
    if (get().opening === null) asked = null;
    replacing = get().configuration !== running;
    if (replacing) replace();
    else openAfterPinning(scene);
    sampler.update();
  }

  /** The update that an address keeps has been run: on to the one that it shows. */
  function openAfterPinning(pinned: Scene): void {
    const { opening } = get();
    if (opening === null) return;
    set({ pinned, opening: null });
    const { configuration } = opening;
    const position = { n: opening.update, i: opening.step };
    const nearest = modelFor(configuration, position)?.checkpoint.n ?? 0;
    const { n } = pinned.record;
    // From here it is nearer than from anywhere else, and this run remembers the way.
    if (isSameRun(configuration, running) && nearest <= (n <= position.n ? n : 0)) goTo(position);
    else begin(configuration, position);
  }

  function goTo(target: Position): void {
    const { scene, steps, awaited, activity, divergedAt } = get();
    if (activity.kind === 'training') client.pause();
    const n = divergedAt === null ? target.n : Math.min(target.n, divergedAt);
    if (scene?.record.n === n && !replacing) {
      set({
        position: { n, i: clampIndex(steps, target.i) },
        awaited: null,
        selection: asked,
        trail: [],
        activity: { kind: 'idle' },
      });
      asked = null;
      sampler.update();
      return;
    }
    const kept = records.get(n);
    if (kept !== undefined) {
      show(kept, target.i);
      return;
    }
    if (failed) {
      set({ notice: { kind: 'failed' } });
      return;
    }
    set({ awaited: { n, i: target.i } });
    if (awaited?.n !== n) client.watch(n);
  }

  function begin(configuration: Configuration, position: Position): void {
    set({ configuration });
    const from = modelFor(configuration, position);
    restart(from);
    replacing = false;
    set({
      reading: false,
      scene: null,
      steps: NO_STEPS,
      position,
      history: from === null ? new History() : historyOf(from),
      historyVersion: 0,
      earlier: [],
      sample: null,
      playing: false,
      selection: asked,
      trail: [],
    });
    goTo(position);
  }

  /** The nearest model on the way there. */
  function modelFor(configuration: Configuration, { n }: Position): Model | null {
    let nearest: Model | null = null;
    for (const model of models) {
      const isNearer = model.checkpoint.n <= n && model.checkpoint.n > (nearest?.checkpoint.n ?? 0);
      if (isNearer && isSameRun(model.configuration, configuration)) nearest = model;
    }
    return nearest;
  }

  /** The same update of a run that differs from some update on. The picture stays until it arrives. */
  function replace(): void {
    const target = get().awaited ?? get().position;
    branch(null);
    set({ awaited: target });
    client.watch(target.n);
  }

  function restart(from: Model | null = null): void {
    records.clear();
    failed = false;
    sampler.forget();
    running = get().configuration;
    set({ awaited: null, activity: { kind: 'idle' }, divergedAt: null });
    client.start(running, from?.checkpoint ?? null);
  }

  /**
   * The run goes on after `at` updates (null: from wherever it is asked for), as the present
   * configuration says. What both have in common stays; what came after is kept to be drawn.
   */
  function branch(at: number | null): void {
    const { configuration, history, divergedAt, historyVersion } = get();
    const differs = firstDifference(running, configuration);
    const told = history.boundary(Math.min(differs, at ?? Infinity));
    const earlier = earlierThan(get(), told);
    history.truncate(told);
    records.clearFrom(differs);
    failed = false;
    sampler.forget();
    running = configuration;
    set({
      awaited: null,
      activity: { kind: 'idle' },
      divergedAt: divergedAt !== null && divergedAt < differs ? divergedAt : null,
      earlier,
      historyVersion: historyVersion + 1,
    });
    client.start(running, null, { at: at ?? told, told });
  }

  /** Shows a configuration as soon as the one under way has arrived, the latest if there are many. */
  function intervene(configuration: Configuration): void {
    set({ configuration, notice: null, playing: false });
    const underWay = replacing;
    replacing = true;
    if (!underWay) replace();
  }

  /** Moves on from where the last move will lead, so that quick keys are not lost while waiting. */
  function step(kind: Move): void {
    const { position, awaited, steps, divergedAt } = get();
    if (awaited !== null && kind !== 'nextUpdate' && kind !== 'previousUpdate') return;
    goTo(move(kind, awaited ?? position, steps, divergedAt));
  }

  function listen(): ClientListener {
    return {
      onRecord(record, complete) {
        if (!complete) return;
        records.put(record);
        if (record.result?.divergence) noteDivergence(record);
        const { awaited, activity } = get();
        if (awaited?.n === record.n) show(record, awaited.i);
        // The run ends before the update that was asked for: its last one comes instead.
        else if (awaited !== null && record.result?.divergence)
          show(record, Number.POSITIVE_INFINITY);
        else if (activity.kind === 'training') show(record, Number.POSITIVE_INFINITY, activity);
      },
      onFigures(from, values) {
        const { history, historyVersion } = get();
        if (from > history.count) return;
        history.append(from, values);
        set({ historyVersion: historyVersion + 1 });
      },
      onSample(id, text) {
        sampler.answered(id, text);
      },
      onProgress(done, total) {
        if (get().awaited !== null) set({ activity: { kind: 'replaying', done, total } });
      },
      onStopped(n, reason) {
        const { activity, awaited } = get();
        if (activity.kind !== 'training') return;
        const { goal } = activity;
        set({ activity: { kind: 'idle' } });
        if (awaited !== null) return;
        if (reason !== 'diverged') set({ notice: { kind: 'stopped', reason, goal, n } });
        goTo({ n: reason === 'diverged' ? n : Math.max(0, n - 1), i: Number.POSITIVE_INFINITY });
      },
      onRestarted() {
        sampler.forget();
        set({ notice: { kind: 'restarted' } });
      },
      onFailed() {
        failed = true;
        replacing = false;
        set({
          notice: { kind: 'failed' },
          activity: { kind: 'idle' },
          awaited: null,
          playing: false,
        });
      },
    };
  }

  function isPinned({ configuration, update }: Pin): boolean {
    const { pinned } = get();
    return pinned?.record.n === update && isSameRun(pinned.configuration, configuration);
  }

  function noteDivergence(record: UpdateRecord): void {
    if (get().divergedAt !== null) return;
    const last = stepsOf(contextOf({ record, configuration: running })).at(-1);
    if (last === undefined) return;
    set({
      divergedAt: record.n,
      playing: false,
      notice: { kind: 'diverged', n: record.n, step: last },
    });
  }

  /** What was said of the last run's end has been read when the person moves on. */
  function readNotice(): void {
    if (get().notice?.kind === 'stopped') set({ notice: null });
  }

  const actions: SessionActions = {
    move(kind) {
      asked = null;
      readNotice();
      step(kind);
    },
    goTo(position) {
      asked = null;
      readNotice();
      goTo(position);
    },
    setPlaying: (playing) => {
      set({ playing });
    },
    setSpeed: (speed) => {
      set({ speed });
    },
    train(goal) {
      const { divergedAt } = get();
      if (divergedAt !== null) {
        goTo({ n: divergedAt, i: Number.POSITIVE_INFINITY });
        return;
      }
      if (failed) {
        set({ notice: { kind: 'failed' } });
        return;
      }
      const made = updatesMade(get());
      if (made !== get().history.count || get().configuration !== running) branch(made);
      replacing = false;
      set({
        activity: { kind: 'training', goal },
        trainedFrom: made,
        awaited: null,
        playing: false,
        notice: null,
      });
      client.train(goal);
    },
    stopTraining: () => {
      client.pause();
    },
    apply(configuration) {
      asked = null;
      set({ notice: null, opening: null });
      begin(configuration, { n: 0, i: 0 });
    },
    load(loaded) {
      asked = null;
      models = [loaded];
      set({ notice: null, opening: null });
      begin(loaded.configuration, { n: loaded.checkpoint.n, i: 0 });
    },
    intervene,
    setParameter({ parameter, index }, value, continuing) {
      const { configuration, awaited, position } = get();
      const { n } = awaited ?? position;
      const last = configuration.changes.at(-1);
      const replaces =
        continuing && last?.n === n && last.parameter === parameter && last.index === index;
      const before = replaces ? configuration.changes.slice(0, -1) : configuration.changes;
      if (before.length >= LIMITS.changes) set({ notice: { kind: 'tooManyChanges' } });
      else intervene({ ...configuration, changes: [...before, { n, parameter, index, value }] });
    },
    setRate(value) {
      const { configuration } = get();
      const n = updatesMade(get());
      const before = configuration.changes.filter(
        (change) => change.parameter !== 'rate' || change.n !== n,
      );
      const change = { n, parameter: 'rate', index: 0, value } as const;
      if (before.length >= LIMITS.changes) set({ notice: { kind: 'tooManyChanges' } });
      else intervene({ ...configuration, changes: [...before, change] });
    },
    setCurve(change) {
      set({ curve: { ...get().curve, ...change } });
    },
    setSampling(change) {
      set({ sampling: { ...get().sampling, ...change } });
      sampler.forget();
      sampler.update();
    },
    undoChange() {
      const { configuration } = get();
      if (configuration.changes.length === 0) return;
      intervene({ ...configuration, changes: configuration.changes.slice(0, -1) });
    },
    open(next, problem, kept = []) {
      if (kept.length > 0) models = kept;
      const { panel, board, folded, weights, ask, pin, comparing, curve, sampling } = next;
      asked = ask;
      set({ panel, board, folded, weights, comparing, curve, notice: noticeOf(problem) });
      if (!isSameSampling(sampling, get().sampling)) set({ sampling });
      const pinFirst = pin !== null && !isPinned(pin);
      set({ opening: pinFirst ? next : null, pinned: pin === null ? null : get().pinned });
      if (pinFirst) {
        begin(pin.configuration, { n: pin.update, i: 0 });
        return;
      }
      const position = { n: next.update, i: next.step };
      if (isSameRun(next.configuration, get().configuration) && get().scene !== null)
        goTo(position);
      else begin(next.configuration, position);
    },
    giveUp() {
      const { opening, scene, history } = get();
      if (opening !== null) {
        set({ opening: null, comparing: false });
        begin(opening.configuration, { n: opening.update, i: opening.step });
      } else if (scene === null) begin(get().configuration, { n: 0, i: 0 });
      else {
        const { count } = history;
        replacing = false;
        set({ configuration: scene.configuration });
        if (running !== scene.configuration) branch(null);
        else client.start(running, null, { at: count, told: count });
        set({ awaited: null, activity: { kind: 'idle' } });
      }
    },
    select(cell) {
      const before = selectedCell(get());
      set({
        selection: cell,
        trail: before === null ? [] : [...get().trail.slice(-LONGEST_TRAIL), before],
        ...elementChosen(get(), cell),
      });
    },
    follow(cell) {
      const { position, steps, trail } = get();
      const before = selectedCell(get());
      const writer = writerOf(steps, cell) ?? 0;
      if (writer > position.i) goTo({ n: position.n, i: writer });
      set({ selection: cell, trail: before === null ? trail : [...trail, before] });
    },
    clearSelection: () => {
      set({ selection: null, trail: [] });
    },
    goBack() {
      const trail = get().trail;
      const before = trail.at(-1);
      if (before !== undefined) set({ selection: before, trail: trail.slice(0, -1) });
    },
    showPanel: (panel) => {
      set({ panel });
      sampler.update();
    },
    showBoard: (board) => {
      set({ board });
    },
    pin: () => {
      set({ pinned: get().scene, comparing: false });
    },
    unpin: () => {
      set({ pinned: null, comparing: false });
    },
    setComparing: (comparing) => {
      set({ comparing });
    },
    setWeights: (change) => {
      set({ weights: { ...get().weights, ...change } });
    },
    setFolded: (folded) => {
      set({ folded });
    },
    setZoom: (zoom) => {
      set({ zoom });
    },
    setBlank: (blank) => {
      set({ blank });
    },
    showKeys: (keysShown) => {
      set({ keysShown });
    },
    setPreferences: (change) => {
      set({ preferences: { ...get().preferences, ...change } });
    },
    tell: (notice) => {
      set({ notice });
    },
    setReading: (reading) => {
      set({ reading });
    },
    dismissNotice: () => {
      set({ notice: null });
    },
    dispose: () => {
      client.dispose();
    },
  };
  return { store, actions };
}

const isSameSampling = (one: Sampling, other: Sampling): boolean =>
  one.prefix === other.prefix && one.temperature === other.temperature;

/** An element chosen in a vector over hidden units is kept from step to step. */
function elementChosen({ scene }: SessionState, { quantity, index }: Cell): Partial<SessionState> {
  if (scene === null) return {};
  const [rows, columns] = shapeOf(quantity, scene.record.sizes);
  return rows === scene.record.sizes.H && columns === 1 ? { hiddenElement: index } : {};
}

function noticeOf(problem: AddressProblem | null): Notice | null {
  if (problem === null) return null;
  switch (problem) {
    case 'newer':
      return { kind: 'addressNewer' };
    case 'malformed':
      return { kind: 'addressMalformed' };
    default:
      return { kind: problem };
  }
}
