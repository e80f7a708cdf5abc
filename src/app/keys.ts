import type { Session } from '../store/session.ts';
import type { Move } from '../timeline/position.ts';
import type { Direction } from '../views/parts/neighbour.ts';
import { moveSelection } from '../views/parts/neighbour.ts';
import type { LaterWords } from '../text/en-later.ts';

export interface KeyBinding {
  /** Keys in tinykeys' notation. */
  readonly keys: readonly string[];
  /** How they are shown in the list of keys; empty: listed with another binding. */
  readonly shown: string;
  /** The name of the words that say what they do. */
  readonly about: keyof LaterWords['keys'] | '';
  /** A single character can be switched off (WCAG 2.1.4). */
  readonly isSingleKey: boolean;
  readonly run: (session: Session, key: KeyboardEvent) => void;
}

const moving =
  (kind: Move): KeyBinding['run'] =>
  ({ actions }) => {
    actions.setPlaying(false);
    actions.move(kind);
  };

const binding = (
  keys: readonly string[],
  shown: string,
  about: KeyBinding['about'],
  run: KeyBinding['run'],
  isSingleKey = false,
): KeyBinding => ({ keys, shown, about, run, isSingleKey });

const toggleFullScreen = (): void => {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen().catch(() => undefined);
};

const selecting =
  (direction: Direction): KeyBinding['run'] =>
  ({ store, actions }) => {
    moveSelection(direction, store.getState(), actions);
  };

const ZOOM_STEP = 1.5;

/** A clicker has two keys: to unfold is the first thing that a lecture shows, so it is a beat. */
const onByClicker: KeyBinding['run'] = (session, key) => {
  const { board, folded } = session.store.getState();
  if (board === 'network' && folded) session.actions.setFolded(false);
  else moving('nextStep')(session, key);
};
const backByClicker: KeyBinding['run'] = (session, key) => {
  const { board, folded, position } = session.store.getState();
  if (board === 'network' && !folded && position.n === 0 && position.i === 0)
    session.actions.setFolded(true);
  else moving('previousStep')(session, key);
};

const zooming =
  (factor: number): KeyBinding['run'] =>
  ({ store, actions }) => {
    const { zoom, board, folded } = store.getState();
    if (board === 'network' && !folded) actions.setZoom(zoom * factor);
  };

const blank: KeyBinding['run'] = ({ actions }) => {
  actions.setBlank(true);
};

/** Every key of the app, in the order in which "?" lists them. */
export const KEYS: readonly KeyBinding[] = [
  binding(['ArrowRight'], '→ ←', 'step', moving('nextStep')),
  binding(['ArrowLeft'], '', '', moving('previousStep')),
  binding(['ArrowUp', 'Shift+ArrowRight'], '↑ ↓', 'timeStep', moving('nextTimeStep')),
  binding(['ArrowDown', 'Shift+ArrowLeft'], '', '', moving('previousTimeStep')),
  binding(['PageDown'], 'PageDown PageUp', 'beat', onByClicker),
  binding(['PageUp'], '', '', backByClicker),
  binding(['Home'], 'Home End', 'phase', moving('phaseStart')),
  binding(['End'], '', '', moving('phaseEnd')),
  binding(['n'], 'n p', 'update', moving('nextUpdate'), true),
  binding(['p'], '', '', moving('previousUpdate'), true),
  binding(['Space'], 'Space', 'play', ({ actions }) => {
    actions.playOrPause();
  }),
  binding(
    ['c'],
    'c',
    'compare',
    ({ store, actions }) => {
      const { pinned, comparing } = store.getState();
      if (pinned !== null) actions.setComparing(!comparing);
    },
    true,
  ),
  binding(['Alt+ArrowRight'], 'Alt → ← ↑ ↓', 'select', selecting('right')),
  // See answer-focus.ts.
  binding([], 'Enter', 'answer', () => undefined),
  binding(['Alt+ArrowLeft'], '', '', selecting('left')),
  binding(['Alt+ArrowUp'], '', '', selecting('up')),
  binding(['Alt+ArrowDown'], '', '', selecting('down')),
  binding(['+', 'Shift++', '=', 'Shift+='], '+ - 0', 'zoom', zooming(ZOOM_STEP), true),
  binding(['-'], '', '', zooming(1 / ZOOM_STEP), true),
  binding(
    ['0'],
    '',
    '',
    ({ actions }) => {
      actions.setZoom(1);
    },
    true,
  ),
  binding(['.'], '. b', 'blank', blank, true),
  binding(['b'], '', '', blank, true),
  binding(['f'], 'f', 'fullScreen', toggleFullScreen, true),
  binding(['$mod+z'], 'Ctrl Z', 'undo', ({ actions }) => {
    actions.undoChange();
  }),
  binding(['Escape'], 'Esc', 'stepsNumber', ({ actions }) => {
    actions.clearSelection();
  }),
  binding(
    ['Shift+?', '?'],
    '?',
    'help',
    ({ store, actions }) => {
      actions.showKeys(!store.getState().keysShown);
    },
    true,
  ),
];
