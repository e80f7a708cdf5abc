import { readAddress, writeAddress } from '../share/address.ts';
import type { Session } from '../store/session.ts';
import { addressOf } from '../store/state.ts';

/**
 * Browsers limit how often the address may change (Safari: 100 times in 30 s); a held arrow key
 * would exceed it. So that a reload at any moment finds the picture that was left, every change is
 * written at once while it may, and after a quiet time beyond that.
 */
const QUIET = 200;
const PERIOD = 30_000;
const MOST_WRITES = 60;

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

/** Keeps the address equal to the state, and follows an address that the person edits or goes back to. */
export function bindAddress({ store, actions }: Session): () => void {
  let written = location.hash.replace(/^#/, '');
  let timer: number | undefined;
  let recent: number[] = [];

  const write = (): void => {
    const next = writeAddress(addressOf(store.getState()));
    if (next === written) return;
    written = next;
    recent = [...recent.filter((time) => time > Date.now() - PERIOD), Date.now()];
    history.replaceState(history.state, '', `#${next}`);
  };
  const unsubscribe = store.subscribe(() => {
    clearTimeout(timer);
    const isBusy = recent.length >= MOST_WRITES && (recent[0] ?? 0) > Date.now() - PERIOD;
    remember(writeAddress(addressOf(store.getState())));
    if (isBusy) timer = window.setTimeout(write, QUIET);
    else write();
  });
  const follow = (): void => {
    const hash = location.hash.replace(/^#/, '');
    if (hash === written) return;
    written = hash;
    remember(hash);
    const { state, problem } = readAddress(hash);
    actions.open(state, problem);
  };
  const leave = (): void => {
    clearTimeout(timer);
    write();
  };
  window.addEventListener('hashchange', follow);
  window.addEventListener('pagehide', leave);
  return () => {
    unsubscribe();
    window.removeEventListener('hashchange', follow);
    window.removeEventListener('pagehide', leave);
  };
}
