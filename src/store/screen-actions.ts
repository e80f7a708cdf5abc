import type { StoreApi } from 'zustand/vanilla';
import type { Cell } from '../timeline/quantities.ts';
import { cellKey, shapeOf } from '../timeline/quantities.ts';
import type { SessionActions } from './actions.ts';
import { selectedCell } from './selectors.ts';
import type { Asked, SessionState } from './state.ts';

const LONGEST_TRAIL = 50;

/** What only changes how the run is looked at. */
export type ScreenActions = Pick<
  SessionActions,
  | 'setPlaying'
  | 'setSpeed'
  | 'setCurve'
  | 'select'
  | 'clearSelection'
  | 'showBoard'
  | 'pin'
  | 'unpin'
  | 'setComparing'
  | 'setWeights'
  | 'setFolded'
  | 'setZoom'
  | 'setBlank'
  | 'showKeys'
  | 'setPreferences'
  | 'tell'
  | 'setReading'
  | 'dismissNotice'
>;

export function screenActions({
  getState: get,
  setState: set,
}: StoreApi<SessionState>): ScreenActions {
  return {
    setPlaying: (playing) => {
      set({ playing });
    },
    setSpeed: (speed) => {
      set({ speed });
    },
    setCurve(change) {
      set({ curve: { ...get().curve, ...change } });
    },
    select(cell) {
      set({
        selection: cell,
        // It answers there.
        panel: 'now',
        trail: trailOfAsked(get(), cell),
        ...elementChosen(get(), cell),
      });
    },
    clearSelection: () => {
      set({ selection: null, trail: [] });
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
  };
}

/** The way back from a number on the picture: the one before it, if the person had asked one. */
function trailOfAsked(state: SessionState, next: Cell): readonly Asked[] {
  const { selection, trail } = state;
  return selection === null || cellKey(selection) === cellKey(next) ? trail : trailFrom(state);
}

/** The way back from a number that the shown one led to. */
export function trailFrom(state: SessionState): readonly Asked[] {
  const cell = selectedCell(state);
  if (cell === null) return state.trail;
  return [...state.trail.slice(-LONGEST_TRAIL), { cell, i: state.position.i }];
}

/** An element chosen in a vector over hidden units is kept from step to step. */
function elementChosen({ scene }: SessionState, { quantity, index }: Cell): Partial<SessionState> {
  if (scene === null) return {};
  const [rows, columns] = shapeOf(quantity, scene.record.sizes);
  return rows === scene.record.sizes.H && columns === 1 ? { hiddenElement: index } : {};
}
