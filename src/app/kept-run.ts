import type { Configuration } from '../engine/configuration.ts';
import { modelFrom, numbersOf, runName } from '../share/kept-model.ts';
import type { Model } from '../share/model-file.ts';
import { examine } from '../share/new-text.ts';
import type { Keeping } from '../store/database.ts';
import type { KeptRuns, Place } from '../store/kept-runs.ts';
import { findPlace, StoredRuns } from '../store/kept-runs.ts';
import { History } from '../store/history.ts';
import { modelBefore } from '../store/models.ts';
import type { Session } from '../store/session.ts';
import { inSlices } from '../store/slices.ts';
import { isWorthKeeping } from './worth-keeping.ts';

/** After a change, so that quick keys are one; and at most this often while it trains. */
const QUIET_MS = 300;
const TRAINING_MS = 3000;
/** Keeping a large network takes time, too: at most a part of all while it trains. */
const REST_AFTER_KEEPING = 20;
/** Places of the page's own that stay, so that one is near when the person goes back a little. */
const OWN_PLACES = 3;

const SAYS = { full: 'storageFull', denied: 'storageDenied' } as const;

/** The nearest kept place of a run at or before n updates, or why there is none. */
export async function findKept(
  configuration: Configuration,
  n: number,
): Promise<Model | 'none' | 'damaged'> {
  let found: unknown;
  try {
    found = await findPlace([runName(configuration), n]);
  } catch {
    return 'none'; // Denied: then nothing has been kept either.
  }
  if (found === undefined) return 'none';
  const text = await inSlices(examine(configuration.text));
  return (text.ok ? modelFrom(found, configuration, text.value) : null) ?? 'damaged';
}

/**
 * A reload must not take seconds to compute a long run again, so the models that the update on the
 * stage and the pinned one begin with are kept, from now on.
 */
export function bindKeptRun(
  { store, actions }: Pick<Session, 'store' | 'actions'>,
  runs: KeptRuns = new StoredRuns(),
): () => void {
  let last = null as ReturnType<typeof store.getState>['scene'];
  let lastPinned = last;
  let nextTime = -Infinity;
  let own: Place[] = [];
  /** Stays, however far the stage goes on. */
  let pinnedPlace: Place | null = null;
  let failure: Exclude<Keeping, 'kept'> | null = null;
  let hasSaid = false;
  let timer: number | undefined;

  /** Once, and when nothing else is being said. */
  const say = (): void => {
    if (failure === null || hasSaid || store.getState().notice !== null) return;
    hasSaid = true;
    actions.tell({ kind: SAYS[failure] });
  };
  const keep = async (model: Model, forget: readonly Place[]): Promise<void> => {
    const begun = performance.now();
    const keeping = await runs.keep(placeOf(model), numbersOf(model), forget);
    nextTime = begun + Math.max(TRAINING_MS, REST_AFTER_KEEPING * (performance.now() - begun));
    failure = keeping === 'kept' ? null : keeping;
    say();
  };
  const keepPinned = (): void => {
    const { pinned } = store.getState();
    if (pinned === lastPinned) return;
    lastPinned = pinned;
    if (pinned === null || !isWorthKeeping(pinned)) return;
    const model = modelBefore({ scene: pinned, history: NO_HISTORY });
    if (model === null) return;
    pinnedPlace = placeOf(model);
    void keep(model, []);
  };
  const keepPresent = (): void => {
    const state = store.getState();
    const { scene } = state;
    if (scene === last || scene === null || !isWorthKeeping(scene)) return;
    const model = modelBefore(state);
    if (model === null) return;
    last = scene;
    nextTime = Infinity;
    const place = placeOf(model);
    const others = own.filter((other) => !isSame(other, place));
    own = [place, ...others.slice(0, OWN_PLACES - 1)];
    const left = others.slice(OWN_PLACES - 1);
    void keep(
      model,
      left.filter((other) => pinnedPlace === null || !isSame(other, pinnedPlace)),
    );
  };
  const write = (): void => {
    window.clearTimeout(timer);
    timer = undefined;
    keepPinned();
    keepPresent();
  };
  const writeInTime = (): void => {
    timer = undefined;
    const isTraining = store.getState().activity.kind === 'training';
    const wait = isTraining ? nextTime - performance.now() : 0;
    // In pieces: the training may end before.
    if (wait > 0) timer = window.setTimeout(writeInTime, Math.min(wait, QUIET_MS));
    else write();
  };
  timer = window.setTimeout(writeInTime, QUIET_MS);
  const unsubscribe = store.subscribe(({ scene, pinned }) => {
    say();
    if (scene !== last || pinned !== lastPinned) timer ??= window.setTimeout(writeInTime, QUIET_MS);
  });
  const leave = (): void => {
    if (document.visibilityState === 'hidden') write();
  };
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', write);
  return () => {
    window.clearTimeout(timer);
    unsubscribe();
    document.removeEventListener('visibilitychange', leave);
    window.removeEventListener('pagehide', write);
  };
}

/** The curve up to a pinned update comes with the update on the stage. */
const NO_HISTORY = new History();

const placeOf = ({ configuration, checkpoint }: Model): Place => [
  runName(configuration),
  checkpoint.n,
];
const isSame = (one: Place, other: Place): boolean => one[0] === other[0] && one[1] === other[1];
