/**
 * Scrolls the board to a row that lies outside of what it shows and, where the board is wider than
 * its view, to the matrix of it that the step writes, with its head. The page itself scrolls only where the board
 * has no room for the row below its heads, and only while a person sees the board.
 */
export function bringIntoView(row: HTMLElement): void {
  const scroller = row.closest<HTMLElement>('.board-scroll');
  if (scroller === null) return;
  const heads = scroller.querySelector('.heads')?.getBoundingClientRect().height ?? 0;
  const written = row.querySelector('.matrix.writes');
  const page = pageRoom();
  // Of a row that is higher than the view, what is written counts.
  const most = Math.min(scroller.clientHeight, page.bottom - page.top) - heads;
  const isHigh = written !== null && row.offsetHeight > most;
  const shown = isHigh ? written : row;
  scrollPage(scroller, shown, heads, page);
  const { top, bottom } = scroller.getBoundingClientRect();
  const room = { top: top + heads, bottom: Math.min(bottom, page.bottom) };
  scroller.scrollTop += distance(shown.getBoundingClientRect(), room);
  if (written !== null) scroller.scrollLeft += sidewards(scroller, row, written);
}

/** Until the heads are in view, with room for what is to be shown below them. */
function scrollPage(scroller: Element, shown: Element, heads: number, page: Span): void {
  const view = scroller.getBoundingClientRect();
  if (view.top >= page.bottom || view.bottom <= page.top) return;
  const box = shown.getBoundingClientRect();
  const below = scroller.scrollHeight - scroller.scrollTop - (box.bottom - view.top);
  // Nearer to the heads the board cannot bring it, and no higher above its own end.
  const bottom = Math.max(view.top + heads + box.height, view.bottom - below);
  globalThis.scrollBy(0, distance({ top: view.top, bottom }, page));
}

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** What of the window the controls leave free. */
function pageRoom(): Span {
  const controls = document.querySelector('.controls')?.getBoundingClientRect();
  return { top: 0, bottom: controls?.top ?? globalThis.innerHeight };
}

/** How far to scroll; of what is larger than the room its beginning stays. */
function distance(box: Span, room: Span): number {
  const above = box.top - room.top;
  return above < 0 ? above : Math.max(0, Math.min(above, box.bottom - room.bottom));
}

function sidewards(scroller: Element, row: Element, written: Element): number {
  const sum = row.querySelector('.sum');
  if (sum === null) return 0;
  const view = scroller.getBoundingClientRect();
  // The name and the sum stay where they are, before what passes below them.
  const isTerm = (sum.compareDocumentPosition(written) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return distance(withHead(written, scroller), {
    top: row.querySelector('.row-name')?.getBoundingClientRect().right ?? view.left,
    bottom: isTerm ? sum.getBoundingClientRect().left : view.right,
  });
}

/** From where to where a matrix and the head above its middle reach sidewards. */
function withHead(matrix: Element, scroller: Element): Span {
  const { left, right } = matrix.getBoundingClientRect();
  const middle = (left + right) / 2;
  const heads = [...scroller.querySelectorAll('.head:not(.summed)')];
  const head = heads
    .map((each) => each.getBoundingClientRect())
    .find((box) => box.left < middle && middle < box.right);
  return { top: Math.min(left, head?.left ?? left), bottom: Math.max(right, head?.right ?? right) };
}
