import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Configuration } from '../engine/configuration.ts';
import type { UpdateRecord } from '../engine/record.ts';
import type { AddressProblem, AddressState, Pin } from '../share/address.ts';
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
import { allLosses } from './all-losses.ts';
import type { Preferences } from './preferences.ts';
import { Records } from './records.ts';
import type { Notice, SessionState } from './state.ts';
import { refKey, selectedCell, writersOf } from './selectors.ts';
import { initialState } from './state.ts';

const LONGEST_TRAIL = 50;

export interface Session {
  readonly store: StoreApi<SessionState>;
  readonly actions: SessionActions;
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
  /** Whether the losses are those of another run. */
  let lossesAreOld = false;
  /** The number that an address asks, until its update is there. */
  let asked: Cell | null = null;
  /** A model that was loaded or kept: its run can begin there. */
  let model: Model | null = null;
  const client = connect(listen());

  function show(record: UpdateRecord, i: number): void {
    const scene = { record, configuration: running };
    const steps = stepsOf(contextOf(scene));
    set({
      scene,
      steps,
      position: { n: record.n, i: clampIndex(steps, i) },
      awaited: null,
      ...(replacing ? {} : { selection: asked, trail: [] }),
      activity: { kind: 'idle' },
    });
    if (get().opening === null) asked = null;
    replacing = get().configuration !== running;
    if (replacing) replace();
    else openAfterPinning(scene);
  }

  /** The update that an address keeps has been run: on to the one that it shows. */
  function openAfterPinning(pinned: Scene): void {
    const { opening } = get();
    if (opening === null) return;
    set({ pinned, opening: null });
    begin(opening.configuration, { n: opening.update, i: opening.step });
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
    replacing = lossesAreOld = false;
    const losses = from === null ? [] : allLosses(from);
    set({
      scene: null,
      steps: NO_STEPS,
      position,
      losses,
      lossCount: losses.length,
      playing: false,
      selection: asked,
      trail: [],
    });
    goTo(position);
  }

  function modelFor(configuration: Configuration, { n }: Position): Model | null {
    const isOnTheWay =
      model !== null && model.checkpoint.n <= n && isSame(model.configuration, configuration);
    return isOnTheWay ? model : null;
  }

  /** The same update of another run. The picture and the curve stay until theirs arrive. */
  function replace(): void {
    const target = get().awaited ?? get().position;
    restart();
    lossesAreOld = true;
    set({ awaited: target });
    client.watch(target.n);
  }

  function restart(from: Model | null = null): void {
    records.clear();
    failed = false;
    running = get().configuration;
    set({ awaited: null, activity: { kind: 'idle' }, divergedAt: null });
    client.start(running, from?.checkpoint ?? null);
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
        else if (activity.kind === 'training') {
          show(record, Number.POSITIVE_INFINITY);
          set({ activity });
        }
      },
      onLosses(from, batch) {
        const losses = lossesAreOld ? [] : get().losses;
        lossesAreOld = false;
        const known = losses.length - from;
        if (known < 0) return;
        for (const loss of batch.subarray(known)) (losses as number[]).push(loss);
        set({ losses, lossCount: losses.length });
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
    return pinned?.record.n === update && isSame(pinned.configuration, configuration);
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
      if (get().configuration !== running) restart();
      replacing = false;
      set({ activity: { kind: 'training', goal }, awaited: null, playing: false, notice: null });
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
      model = loaded;
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
    undoChange() {
      const { configuration } = get();
      if (configuration.changes.length === 0) return;
      intervene({ ...configuration, changes: configuration.changes.slice(0, -1) });
    },
    open(next, problem, kept = null) {
      model = kept ?? model;
      const { panel, board, folded, weights, ask, pin, comparing } = next;
      asked = ask;
      set({ panel, board, folded, weights, comparing, notice: noticeOf(problem) });
      const pinFirst = pin !== null && !isPinned(pin);
      set({ opening: pinFirst ? next : null, pinned: pin === null ? null : get().pinned });
      if (pinFirst) {
        begin(pin.configuration, { n: pin.update, i: 0 });
        return;
      }
      const position = { n: next.update, i: next.step };
      if (isSame(next.configuration, get().configuration) && get().scene !== null) goTo(position);
      else begin(next.configuration, position);
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
      const writer = writersOf(steps).get(refKey(cell)) ?? 0;
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
    dismissNotice: () => {
      set({ notice: null });
    },
    dispose: () => {
      client.dispose();
    },
  };
  return { store, actions };
}

/** Whatever the order in which their settings were written down. */
const isSame = (one: Configuration, other: Configuration): boolean =>
  JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** An element chosen in a vector over hidden units is kept from step to step. */
function elementChosen({ scene }: SessionState, { quantity, index }: Cell): Partial<SessionState> {
  if (scene === null) return {};
  const [rows, columns] = shapeOf(quantity, scene.record.sizes);
  return rows === scene.record.sizes.H && columns === 1 ? { hiddenElement: index } : {};
}

function noticeOf(problem: AddressProblem | null): Notice | null {
  if (problem === null) return null;
  return { kind: problem === 'newer' ? 'addressNewer' : 'addressMalformed' };
}
