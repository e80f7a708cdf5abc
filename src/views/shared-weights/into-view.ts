/**
 * Scrolls the board to a row that lies outside of what it shows and, where the board is wider than
 * its view, to the matrix of it that the step writes. The page itself scrolls only where the board
 * does not, and only while a person sees the board.
 */
export function bringIntoView(row: HTMLElement): void {
  const scroller = row.closest('.board-scroll');
  if (scroller === null) return;
  const scrolls = scroller.scrollHeight > scroller.clientHeight;
  const view = scroller.getBoundingClientRect();
  const heads = scroller.querySelector('.heads')?.getBoundingClientRect().height ?? 0;
  const room = scrolls ? { top: view.top + heads, bottom: view.bottom } : pageRoom();
  const box = row.getBoundingClientRect();
  const written = row.querySelector('.matrix.writes');
  // Of a row that is higher than the view, what is written counts.
  const isHigh = written !== null && box.height > room.bottom - room.top;
  const down = distance(isHigh ? written.getBoundingClientRect() : box, room);
  if (scrolls) scroller.scrollTop += down;
  else if (view.top < room.bottom && view.bottom > room.top) globalThis.scrollBy(0, down);
  if (written !== null) scroller.scrollLeft += sidewards(row, written, view);
}

/** What of the window the controls leave free. */
function pageRoom(): { top: number; bottom: number } {
  const controls = document.querySelector('.controls')?.getBoundingClientRect();
  return { top: 0, bottom: controls?.top ?? globalThis.innerHeight };
}

/** How far to scroll; of what is larger than the room its beginning stays. */
function distance(
  box: { top: number; bottom: number },
  room: { top: number; bottom: number },
): number {
  const above = box.top - room.top;
  return above < 0 ? above : Math.max(0, Math.min(above, box.bottom - room.bottom));
}

function sidewards(row: HTMLElement, written: Element, view: DOMRect): number {
  const sum = row.querySelector('.sum');
  if (sum === null) return 0;
  const { left, right } = written.getBoundingClientRect();
  // The name and the sum stay where they are, before what passes below them.
  const isTerm = (sum.compareDocumentPosition(written) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return distance(
    { top: left, bottom: right },
    {
      top: row.querySelector('.row-name')?.getBoundingClientRect().right ?? view.left,
      bottom: isTerm ? sum.getBoundingClientRect().left : view.right,
    },
  );
}
