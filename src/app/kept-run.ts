import type { Model } from '../share/model-file.ts';
import { writeModel } from '../share/model-file.ts';
import { modelBefore } from '../store/models.ts';
import type { Session } from '../store/session.ts';
import type { Notice, SessionState } from '../store/state.ts';
import { KEPT_RUN } from './kept-run-key.ts';

/** In UTF-16 units: less than half of what the strictest browser grants a page. */
const MOST_LENGTH = 2_000_000;

/** After a change, so that quick keys are one; and at most this often while it trains. */
const QUIET_MS = 300;
const TRAINING_MS = 3000;

/** Fewer multiply–adds than this are computed again in the blink of an eye. */
const WORTH_KEEPING = 3e7;
/** What tanh and exp cost, in multiply–adds. */
const FUNCTION = 20;

function isWorthKeeping({ scene }: SessionState): boolean {
  if (scene === null) return false;
  const { n, window, sizes } = scene.record;
  const { V, H } = sizes;
  const work = (window.end - window.start + 1) * (H + FUNCTION) * (H + V);
  return n * work >= WORTH_KEEPING;
}

type Storage = Pick<globalThis.Storage, 'setItem'>;
type Failure = Extract<Notice['kind'], 'storageDenied' | 'storageFull'>;

/** About how long the model is when it is written with so many losses: base64 of eight bytes each. */
function lengthOf({ configuration, checkpoint }: Model, losses: number): number {
  const { parameters, moments, carried } = checkpoint;
  const numbers = parameters.length * (1 + moments.length) + (carried?.length ?? 0) + losses;
  return configuration.text.length + (32 / 3) * numbers;
}

/** Keeps the model; returns why it could not. What was kept before stays then. */
export function keep(storage: () => Storage, model: Model): Failure | null {
  // Writing a large network down takes longer than a frame: not only to find it too long.
  const { length } = model.losses;
  if (lengthOf(model, 0) > MOST_LENGTH) return 'storageFull';
  // The curve can be done without.
  const withoutCurve = lengthOf(model, length) > MOST_LENGTH;
  const kept = withoutCurve ? { ...model, losses: new Float64Array() } : model;
  try {
    storage().setItem(KEPT_RUN, writeModel(kept));
    return null;
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return isFull ? 'storageFull' : 'storageDenied';
  }
}

export { readModel as readKept } from '../share/model-file.ts';

/** Keeps the run of a session from now on. */
export function bindKeptRun(
  { store, actions }: Session,
  storage: () => Storage = () => sessionStorage,
): () => void {
  let last: SessionState['scene'] = null;
  let lastTime = -Infinity;
  let failure: Failure | null = null;
  let hasSaid = false;

  /** Once, and when nothing else is being said. */
  const say = (): void => {
    if (failure === null || hasSaid || store.getState().notice !== null) return;
    hasSaid = true;
    actions.tell({ kind: failure });
  };
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const state = store.getState();
    if (state.scene === last || !isWorthKeeping(state)) return;
    const model = modelBefore(state);
    if (model === null) return;
    last = state.scene;
    lastTime = performance.now();
    failure = keep(storage, model);
    say();
  };
  const writeInTime = (): void => {
    timer = undefined;
    const isTraining = store.getState().activity.kind === 'training';
    const wait = isTraining ? lastTime + TRAINING_MS - performance.now() : 0;
    // In pieces: the training may end before.
    if (wait > 0) timer = window.setTimeout(writeInTime, Math.min(wait, QUIET_MS));
    else write();
  };
  let timer: number | undefined = window.setTimeout(writeInTime, QUIET_MS);
  const unsubscribe = store.subscribe((state) => {
    say();
    if (state.scene !== last) timer ??= window.setTimeout(writeInTime, QUIET_MS);
  });
  const leave = (): void => {
    if (document.visibilityState === 'hidden') write();
  };
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', write);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    document.removeEventListener('visibilitychange', leave);
    window.removeEventListener('pagehide', write);
  };
}
