import { selectedCell } from '../store/selectors.ts';
import type { Session } from '../store/session.ts';
import type { SessionState } from '../store/state.ts';
import { cellKey } from '../timeline/quantities.ts';

/** Numbers that can be asked: elements, or a picture of many. */
const NUMBER = ':is(.stage, .board) :is([data-cell], canvas)';
const ANSWER = '.scalar-sum';

/** Whether an event is of something in a place that the selector names. */
export const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** The number from which Enter went to its answer. */
let askedFrom: { readonly element: Element; readonly key: string } | null = null;

const shownKey = (state: SessionState): string => {
  const cell = selectedCell(state);
  return cell === null ? '' : cellKey(cell);
};

/** The answer may have to be fetched first; it is not waited for longer than this. */
const MOST_FRAMES = 300;

/** When it is drawn, unless the focus has gone elsewhere until then. */
function focusAnswer(): void {
  const { activeElement } = document;
  let frames = 0;
  const look = (): void => {
    const answer = document.querySelector<HTMLElement>(ANSWER);
    if (answer !== null) answer.focus();
    else if (++frames < MOST_FRAMES && document.activeElement === activeElement) {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/**
 * Enter on a number goes to its answer, where each operand is a stop of the Tab key; Escape goes
 * back, from answer to answer and then to the number itself. Told of a key before the app's own
 * are; whether it was one of these.
 */
export function moveToAnswer(event: KeyboardEvent, { store, actions }: Session): boolean {
  const state = store.getState();
  if (event.key === 'Enter' && isIn(event.target, NUMBER)) {
    askedFrom = { element: event.target as Element, key: shownKey(state) };
    focusAnswer();
    return true;
  }
  if (event.key !== 'Escape' || !isIn(event.target, ANSWER)) return false;
  if (state.trail.length > 0 && askedFrom?.key !== shownKey(state)) {
    actions.goBack();
    focusAnswer();
    return true;
  }
  const number =
    askedFrom?.element.isConnected === true && askedFrom.key === shownKey(state)
      ? askedFrom.element
      : document.querySelector(`${NUMBER}[aria-pressed=true]`);
  askedFrom = null;
  (number as SVGElement | null)?.focus();
  return number !== null;
}
