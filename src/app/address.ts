import { readAddress, writeAddress } from '../share/address.ts';
import type { Session } from '../store/session.ts';
import { addressOf } from '../store/state.ts';

/** Browsers limit how often the address may change; a held arrow key would exceed it. */
const QUIET = 200;

/** Keeps the address equal to the state, and follows an address that the person edits or goes back to. */
export function bindAddress({ store, actions }: Session): () => void {
  let written = location.hash.replace(/^#/, '');
  let timer: number | undefined;

  const write = (): void => {
    const next = writeAddress(addressOf(store.getState()));
    if (next === written) return;
    written = next;
    history.replaceState(history.state, '', `#${next}`);
  };
  const unsubscribe = store.subscribe(() => {
    clearTimeout(timer);
    timer = window.setTimeout(write, QUIET);
  });
  const follow = (): void => {
    const hash = location.hash.replace(/^#/, '');
    if (hash === written) return;
    written = hash;
    const { state, problem } = readAddress(hash);
    actions.open(state, problem);
  };
  // A reload must find the very picture that was left, even within the quiet time.
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
