import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { AddressProblem, AddressState, Sampling } from '../share/address.ts';
import { usualTemperature } from '../share/address.ts';
import { move } from '../timeline/position.ts';
import type { Cell } from '../timeline/quantities.ts';
import type { ClientListener, TrainingClient } from '../worker/client.ts';
import type { SessionActions } from './actions.ts';
import { updatesMade } from './answers.ts';
import { changeActions } from './change-actions.ts';
import type { Preferences } from './preferences.ts';
import { screenActions, trailFrom } from './screen-actions.ts';
import { writerOf } from './selectors.ts';
import { pictureChanges } from './picture-changes.ts';
import { ShownRun } from './shown-run.ts';
import type { Notice, SessionState } from './state.ts';
import { initialState } from './state.ts';

export interface Session {
  readonly store: StoreApi<SessionState>;
  /** Calls `changed` after every change of the state but the figures of further updates. */
  readonly onPicture: (changed: () => void) => () => void;
  readonly actions: SessionActions;
}

/** A session at the state of an address. `connect` makes the client that it trains with. */
export function createSession(
  address: AddressState,
  preferences: Preferences,
  connect: (listener: ClientListener) => TrainingClient,
): Session {
  const store = createStore<SessionState>()(() => ({ ...initialState(address), preferences }));
  const { getState: get, setState: set } = store;
  const run = new ShownRun(store, connect);
  const intervene: SessionActions['intervene'] = (configuration) => {
    run.intervene(configuration);
  };

  /** What was said has been read when the person moves on. */
  function readNotice(...kinds: Notice['kind'][]): void {
    const { notice } = get();
    if (notice !== null && kinds.includes(notice.kind)) set({ notice: null });
  }

  /** Leaves the run on the stage for another; what has been trained can be gone back to. */
  function leave(): void {
    run.forgetAddress();
    const { scene, runsLeft, notice } = get();
    const left = scene === null ? 0 : updatesMade(get());
    if (left > 0) set({ runsLeft: runsLeft + 1, notice: { kind: 'begun', left }, opening: null });
    // While a text is typed each character begins a run.
    else set({ notice: notice?.kind === 'begun' ? notice : null, opening: null });
  }

  /** As with the network: what nobody has chosen suits the text. */
  function suitSampling(before: string, text: string): void {
    const { sampling } = get();
    if (sampling.temperature !== usualTemperature(before.length)) return;
    const temperature = usualTemperature(text.length);
    if (temperature !== sampling.temperature) set({ sampling: { ...sampling, temperature } });
  }

  /** Asks a number at a step of the update on the stage. */
  function askAt(cell: Cell, i: number): void {
    const { position } = get();
    const trail = trailFrom(get());
    if (i !== position.i) run.goTo({ n: position.n, i });
    set({ selection: cell, trail });
  }

  const actions: SessionActions = {
    ...screenActions(store),
    ...changeActions(store, intervene),
    intervene,
    move(kind) {
      run.forgetAddress();
      readNotice('stopped', 'begun');
      const { position, awaited, steps, divergedAt, activity } = get();
      // Training is past the update on the stage: it stops, at the end of the one it has come to.
      if (activity.kind === 'training') {
        run.stopTraining();
        return;
      }
      // On from where the last move will lead, so that quick keys are not lost while waiting.
      if (awaited !== null && kind !== 'nextUpdate' && kind !== 'previousUpdate') return;
      run.goTo(move(kind, awaited ?? position, steps, divergedAt));
    },
    playOrPause() {
      const { activity, playing } = get();
      if (activity.kind === 'training') run.stopTraining();
      else set({ playing: !playing });
    },
    goTo(position) {
      run.forgetAddress();
      // Not 'begun': a preset jumps by itself.
      readNotice('stopped');
      run.goTo(position);
    },
    train(goal) {
      run.train(goal);
    },
    stopTraining() {
      run.stopTraining();
    },
    apply(configuration) {
      leave();
      suitSampling(get().configuration.text, configuration.text);
      run.begin(configuration, { n: 0, i: 0 });
    },
    load(model) {
      leave();
      run.keep([model]);
      run.begin(model.configuration, { n: model.checkpoint.n, i: 0 });
    },
    open(next, problem, kept = []) {
      if (kept.length > 0) run.keep(kept);
      const { panel, board, folded, weights, comparing, curve, sampling } = next;
      set({ panel, board, folded, weights, comparing, curve, notice: noticeOf(problem) });
      if (!isSameSampling(sampling, get().sampling)) set({ sampling });
      run.open(next);
    },
    giveUp() {
      run.giveUp();
    },
    follow(cell) {
      const { position, steps } = get();
      askAt(cell, Math.max(position.i, writerOf(steps, cell) ?? 0));
    },
    goToWriter(cell) {
      askAt(cell, writerOf(get().steps, cell) ?? 0);
    },
    goBack() {
      const { position, trail } = get();
      const before = trail.at(-1);
      if (before === undefined) return;
      if (before.i !== position.i) run.goTo({ n: position.n, i: before.i });
      set({ selection: before.cell, trail: trail.slice(0, -1) });
    },
    showPanel(panel) {
      set({ panel });
      run.updateSample();
    },
    setSampling(change) {
      set({ sampling: { ...get().sampling, ...change } });
      run.resample();
    },
    dispose() {
      run.dispose();
    },
  };
  return { store, onPicture: pictureChanges(store), actions };
}

const isSameSampling = (one: Sampling, other: Sampling): boolean =>
  one.prefix === other.prefix && one.temperature === other.temperature;

function noticeOf(problem: AddressProblem | null): Notice | null {
  if (problem === null) return null;
  if (typeof problem !== 'string') return { kind: 'addressFaulty', faults: problem };
  return { kind: problem === 'newer' ? 'addressNewer' : problem };
}
