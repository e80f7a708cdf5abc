import type { Session } from '../store/session.ts';
import type { Move } from '../timeline/position.ts';
import type { Direction } from '../views/parts/neighbour.ts';
import { moveSelection } from '../views/parts/neighbour.ts';
import { words } from '../views/parts/words.ts';

export interface KeyBinding {
  /** Keys in tinykeys' notation. */
  readonly keys: readonly string[];
  /** How they are shown in the list of keys; empty: listed with another binding. */
  readonly shown: string;
  readonly words: string;
  /** A single letter can be switched off (WCAG 2.1.4). */
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
  about: string,
  run: KeyBinding['run'],
  isSingleKey = false,
): KeyBinding => ({ keys, shown, words: about, run, isSingleKey });

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
  binding(['ArrowRight'], '→ ←', words.keys.step, moving('nextStep')),
  binding(['ArrowLeft'], '', '', moving('previousStep')),
  binding(['ArrowUp', 'Shift+ArrowRight'], '↑ ↓', words.keys.timeStep, moving('nextTimeStep')),
  binding(['ArrowDown', 'Shift+ArrowLeft'], '', '', moving('previousTimeStep')),
  binding(['PageDown'], 'PageDown PageUp', words.keys.beat, moving('nextStep')),
  binding(['PageUp'], '', '', moving('previousStep')),
  binding(['Home'], 'Home End', words.keys.phase, moving('phaseStart')),
  binding(['End'], '', '', moving('phaseEnd')),
  binding(['n'], 'n p', words.keys.update, moving('nextUpdate'), true),
  binding(['p'], '', '', moving('previousUpdate'), true),
  binding(['Space'], 'Space', words.keys.play, ({ store, actions }) => {
    actions.setPlaying(!store.getState().playing);
  }),
  binding(
    ['c'],
    'c',
    words.keys.compare,
    ({ store, actions }) => {
      const { pinned, comparing } = store.getState();
      if (pinned !== null) actions.setComparing(!comparing);
    },
    true,
  ),
  binding(['Alt+ArrowRight'], 'Alt → ← ↑ ↓', words.keys.select, selecting('right')),
  binding(['Alt+ArrowLeft'], '', '', selecting('left')),
  binding(['Alt+ArrowUp'], '', '', selecting('up')),
  binding(['Alt+ArrowDown'], '', '', selecting('down')),
  binding(['+', 'Shift++', '=', 'Shift+='], '+ - 0', words.keys.zoom, zooming(ZOOM_STEP), true),
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
  binding(['.'], '. b', words.keys.blank, blank, true),
  binding(['b'], '', '', blank, true),
  binding(['f'], 'f', words.keys.fullScreen, toggleFullScreen, true),
  binding(['$mod+z'], 'Ctrl Z', words.keys.undo, ({ actions }) => {
    actions.undoChange();
  }),
  binding(['Escape'], 'Esc', words.keys.stepsNumber, ({ actions }) => {
    actions.clearSelection();
  }),
  binding(
    ['Shift+?', '?'],
    '?',
    words.keys.help,
    ({ store, actions }) => {
      actions.showKeys(!store.getState().keysShown);
    },
    true,
  ),
];
