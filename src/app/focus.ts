import type { Session } from '../store/session.ts';

/** Where the focus may stay when what had it is gone. */
const PLACES = '[tabindex], section, form, dialog, main, aside';

/**
 * When what has the focus goes (a button that becomes another, a form that closes), a browser drops
 * the focus to the page, and the next Tab begins at its top. Here it stays in the nearest place
 * around it that is still there.
 */
export function keepFocus({ store }: Session): () => void {
  /** What had the focus last, and what is around it, from the inside out. */
  let last: Element[] = [];
  let frame: number | undefined;

  const repair = (): void => {
    const [focused, ...around] = last;
    const { activeElement } = document;
    if (focused === undefined || focused.isConnected || activeElement !== document.body) return;
    const place = around.find((element) => element.isConnected && element.matches(PLACES));
    last = [];
    if (!(place instanceof HTMLElement)) return;
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  const repairAfterDrawing = (): void => {
    if (last.length === 0) return;
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      repair();
    });
  };
  const note = (focused: Element | null): void => {
    last = [];
    for (let at = focused; at !== null; at = at.parentElement) last.push(at);
  };
  // See letGo.
  let byMouse = false;
  const onPointer = (): void => {
    byMouse = true;
    last = [];
  };
  const onFocus = ({ target }: Event): void => {
    if (!byMouse) note(target as Element);
  };
  const onKey = (): void => {
    byMouse = false;
    // Before the key moves on from where the focus is.
    repair();
    note(document.activeElement);
  };
  const unsubscribe = store.subscribe(repairAfterDrawing);
  const listeners: readonly [string, (event: Event) => void][] = [
    ['pointerdown', onPointer],
    ['focusin', onFocus],
    ['keydown', onKey],
    ['click', repairAfterDrawing],
  ];
  for (const [type, listener] of listeners) document.addEventListener(type, listener, true);
  return () => {
    unsubscribe();
    if (frame !== undefined) cancelAnimationFrame(frame);
    for (const [type, listener] of listeners) document.removeEventListener(type, listener, true);
  };
}

/**
 * A button that the mouse pressed must not take the next Space from the app. The place around it
 * has the focus instead, as if that had been clicked: also when the button went with what it did.
 */
export function letGo(click: MouseEvent): void {
  const around = click.composedPath().filter((at) => at instanceof HTMLElement);
  const button = around.find((at) => at instanceof HTMLButtonElement);
  const { activeElement } = document;
  if (click.detail === 0 || button === undefined) return;
  // Where it led may have taken the focus.
  if (activeElement !== button && activeElement !== document.body) return;
  const place = around.find((at) => at.isConnected && at.matches('[tabindex]:not(button)'));
  if (place === undefined) button.blur();
  else place.focus({ preventScroll: true });
}
