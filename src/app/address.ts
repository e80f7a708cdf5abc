import { DEFAULT_ADDRESS, writeAddress } from '../share/address.ts';
import type { Session } from '../store/session.ts';
import type { SessionState } from '../store/state.ts';
import { addressOf } from '../store/state.ts';
import { openAddress } from './resume.ts';
import { openHash } from './texts.ts';

/**
 * Browsers limit how often the address may change (Safari: 100 times in 30 s), and writing it takes
 * milliseconds. So it is at most so long behind, a held key or a dragged number writes it only when
 * it rests, and it is written when the page is left.
 */
const QUICK = 100;
const QUIET = 200;
const PERIOD = 30_000;
const MOST_WRITES = 60;
/** While it trains the address changes with every picture, and is never where it will end. */
const TRAINING = 1000;

/** What the address would say by now, for a reload in the quiet time; of this tab alone. */
const LATEST = 'unrolled address';

/** The address that the page was opened with or, on a reload, the latest that it had. */
export function openedAddress(): string {
  const [navigation] = performance.getEntriesByType('navigation');
  const isReload = (navigation as PerformanceNavigationTiming | undefined)?.type === 'reload';
  try {
    return (isReload ? sessionStorage.getItem(LATEST) : null) ?? location.hash;
  } catch {
    return location.hash; // Storage may be denied.
  }
}

function remember(address: string): void {
  try {
    sessionStorage.setItem(LATEST, address);
  } catch {
    // Denied or full: then a reload finds what the address says.
  }
}

const standing = (): string => location.hash.replace(/^#/, '');

const USUAL = writeAddress(DEFAULT_ADDRESS);

/** What the address should say; null: leave it, because what it speaks of is not shown (yet). */
function presentAddress(state: SessionState): string | null {
  if (state.reading) return null;
  const next = writeAddress(addressOf(state));
  const stands = /^text(Missing|Damaged|Unreachable)$/.test(state.notice?.kind ?? '');
  return stands && next === USUAL ? null : next;
}

/** Keeps the address equal to the state, and follows an address that the person edits or goes back to. */
export function bindAddress(session: Session): () => void {
  const { store } = session;
  let written = standing();
  let timer: number | undefined;
  let recent: number[] = [];

  const write = (state: SessionState): void => {
    timer = undefined;
    const next = presentAddress(state);
    if (next === null) return;
    // An address that was just pasted or gone back to is heard of only later: it is followed, not lost.
    if (standing() !== written) return;
    remember(next);
    if (next === written) return;
    written = next;
    recent = [...recent.filter((time) => time > Date.now() - PERIOD), Date.now()];
    history.replaceState(history.state, '', `#${next}`);
  };
  const writePresent = (): void => {
    write(store.getState());
  };
  /** What is left stays where it is, to go back to; what is begun gets an entry of its own. */
  const beginEntry = (left: SessionState): void => {
    clearTimeout(timer);
    write(left);
    history.pushState(history.state, '', `#${written}`);
  };
  const unsubscribe = store.subscribe(({ activity, runsLeft }, before) => {
    if (runsLeft !== before.runsLeft) {
      beginEntry(before);
      return;
    }
    if (activity.kind === 'training') {
      timer ??= window.setTimeout(writePresent, TRAINING);
      return;
    }
    clearTimeout(timer);
    const first = recent[0] ?? 0;
    const isBusy = recent.length >= MOST_WRITES && first > Date.now() - PERIOD;
    const rest = Math.max(0, QUICK - (Date.now() - (recent.at(-1) ?? 0)));
    timer = window.setTimeout(writePresent, isBusy ? QUIET : rest);
  });
  const follow = (): void => {
    const hash = standing();
    if (hash === written) return;
    clearTimeout(timer);
    timer = undefined;
    written = hash;
    remember(hash);
    void openHash(session, hash, (state, problem) => openAddress(session, state, problem));
  };
  const leave = (): void => {
    clearTimeout(timer);
    writePresent();
  };
  window.addEventListener('hashchange', follow);
  window.addEventListener('pagehide', leave);
  return () => {
    unsubscribe();
    window.removeEventListener('hashchange', follow);
    window.removeEventListener('pagehide', leave);
  };
}
