import { tinykeys } from 'tinykeys';
import type { Session } from '../store/session.ts';
import { isIn, moveToAnswer } from './answer-focus.ts';
import { letGo } from './focus.ts';
import { KEYS } from './keys.ts';
import type { KeyBinding } from './keys.ts';

/** Where keys are typed or chosen, and so are not the app's. */
const TEXT_FIELDS = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
/** A slider has nothing of its own to undo. */
const SLIDER = 'input[type=range]';
/** Where a page can be turned. Elsewhere a clicker's keys would choose another option, or set a number. */
const LONG_FIELDS = 'textarea, [contenteditable]';
const CLICKER = ['PageDown', 'PageUp'];

const isOfField = ({ key, target }: KeyboardEvent): boolean =>
  isIn(target, CLICKER.includes(key) ? LONG_FIELDS : TEXT_FIELDS) &&
  !(key === 'z' && isIn(target, SLIDER));

/** Space and Enter press the button that has the focus; the app leaves them to it. */
const pressesButton = (event: KeyboardEvent): boolean =>
  event.key === ' ' && isIn(event.target, 'button, a, summary, [role=button], [type=checkbox]');

/** All keys work from anywhere that is not a text field; a clicker's from there, too, where it has one line. */
export function bindKeyboard(session: Session, target: HTMLElement): () => void {
  const { store, actions } = session;
  const handle =
    ({ run, isSingleKey }: KeyBinding) =>
    (event: KeyboardEvent): void => {
      const { preferences, keysShown } = store.getState();
      if (isOfField(event) || pressesButton(event)) return;
      if (isSingleKey && !preferences.singleKeys) return;
      // The open list of keys is a dialog: only the key that opened it works beneath.
      if (keysShown && event.key !== '?') return;
      event.preventDefault();
      run(session, event);
    };
  const bindings = Object.fromEntries(
    KEYS.flatMap((key) => key.keys.map((keys) => [keys, handle(key)] as const)),
  );
  const answer = (event: KeyboardEvent): void => {
    if (!store.getState().keysShown && moveToAnswer(event, session))
      event.stopImmediatePropagation();
  };
  target.addEventListener('keydown', answer);
  const unbind = tinykeys(target, bindings);

  // While the screen is blank, any key brings the picture back and does nothing else.
  const wake = (event: Event): void => {
    if (!store.getState().blank) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    actions.setBlank(false);
  };
  target.addEventListener('click', letGo);
  window.addEventListener('keydown', wake, { capture: true });
  window.addEventListener('pointerdown', wake, { capture: true });
  return () => {
    unbind();
    target.removeEventListener('keydown', answer);
    target.removeEventListener('click', letGo);
    window.removeEventListener('keydown', wake, { capture: true });
    window.removeEventListener('pointerdown', wake, { capture: true });
  };
}
