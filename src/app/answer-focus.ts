/** Numbers that can be asked: elements, or a picture of many. */
const NUMBER = ':is(.stage, .board) :is([data-cell], canvas)';
const ANSWER = '.scalar-sum';

/** Whether an event is of something in a place that the selector names. */
export const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

let askedFrom: Element | null = null;

/**
 * Enter on a number goes to its answer, where each operand is a stop of the Tab key; Escape goes
 * back to the number. Told of a key before the app's own are; whether it was one of these.
 */
export function moveToAnswer(event: KeyboardEvent): boolean {
  if (event.key === 'Enter' && isIn(event.target, NUMBER)) {
    askedFrom = event.target as Element;
    // The answer is drawn by then.
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(ANSWER)?.focus();
    });
    return true;
  }
  if (event.key !== 'Escape' || !isIn(event.target, ANSWER)) return false;
  const number =
    askedFrom?.isConnected === true
      ? askedFrom
      : document.querySelector(`${NUMBER}[aria-pressed=true]`);
  askedFrom = null;
  (number as SVGElement | null)?.focus();
  return number !== null;
}
