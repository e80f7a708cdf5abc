import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { AddressProblem, AddressState, Sampling } from '../share/address.ts';
import { move } from '../timeline/position.ts';
import type { ClientListener, TrainingClient } from '../worker/client.ts';
import type { SessionActions } from './actions.ts';
import { changeActions } from './change-actions.ts';
import type { Preferences } from './preferences.ts';
import { screenActions } from './screen-actions.ts';
import { selectedCell, writerOf } from './selectors.ts';
import { ShownRun } from './shown-run.ts';
import type { Notice, SessionState } from './state.ts';
import { initialState } from './state.ts';

export interface Session {
  readonly store: StoreApi<SessionState>;
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

  /** What was said of the last run's end has been read when the person moves on. */
  function readNotice(): void {
    if (get().notice?.kind === 'stopped') set({ notice: null });
  }

  const actions: SessionActions = {
    ...screenActions(store),
    ...changeActions(store, intervene),
    intervene,
    move(kind) {
      run.ask(null);
      readNotice();
      const { position, awaited, steps, divergedAt } = get();
      // On from where the last move will lead, so that quick keys are not lost while waiting.
      if (awaited !== null && kind !== 'nextUpdate' && kind !== 'previousUpdate') return;
      run.goTo(move(kind, awaited ?? position, steps, divergedAt));
    },
    goTo(position) {
      run.ask(null);
      readNotice();
      run.goTo(position);
    },
    train(goal) {
      run.train(goal);
    },
    stopTraining() {
      run.stopTraining();
    },
    apply(configuration) {
      run.ask(null);
      set({ notice: null, opening: null });
      run.begin(configuration, { n: 0, i: 0 });
    },
    load(model) {
      run.ask(null);
      run.keep([model]);
      set({ notice: null, opening: null });
      run.begin(model.configuration, { n: model.checkpoint.n, i: 0 });
    },
    open(next, problem, kept = []) {
      if (kept.length > 0) run.keep(kept);
      const { panel, board, folded, weights, ask, comparing, curve, sampling } = next;
      run.ask(ask);
      set({ panel, board, folded, weights, comparing, curve, notice: noticeOf(problem) });
      if (!isSameSampling(sampling, get().sampling)) set({ sampling });
      run.open(next);
    },
    giveUp() {
      run.giveUp();
    },
    follow(cell) {
      const { position, steps, trail } = get();
      const before = selectedCell(get());
      const writer = writerOf(steps, cell) ?? 0;
      if (writer > position.i) run.goTo({ n: position.n, i: writer });
      set({ selection: cell, trail: before === null ? trail : [...trail, before] });
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
  return { store, actions };
}

const isSameSampling = (one: Sampling, other: Sampling): boolean =>
  one.prefix === other.prefix && one.temperature === other.temperature;

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
