import type { MatrixStyle } from './Matrix.tsx';

/** What a page's matrices have room for; lengths in CSS pixels. */
export interface PageInput {
  readonly rows: number;
  readonly columns: number;
  /** How many matrices stand beside each other. */
  readonly blocks: number;
  readonly width: number;
  readonly height: number | null;
  readonly smallest: number;
  /** Whether bars and small pictures of the time steps stand above. */
  readonly shared: boolean;
}

const LARGEST = { cell: 64, height: 34 };
const HEAT = { smallest: 5, largest: 24, vector: 44 };
/** A block is at least this wide, for its heading; between blocks there is a sign. */
const HEADING = 96;
const APART = 34;
/** What stands above the matrices and over each line of them, in multiples of the font size. */
const ABOVE = { shared: 20, single: 4, line: 5 };

interface Room {
  readonly cell: number;
  readonly cellHeight: number;
}

/** The room for a cell when the matrices stand in so many lines. */
function roomIn(input: PageInput, lines: number): Room {
  const { rows, columns, blocks, width, height, smallest, shared } = input;
  const perLine = Math.ceil(blocks / lines);
  const above = (shared ? ABOVE.shared : ABOVE.single) + ABOVE.line * lines;
  return {
    cell: Math.max(HEADING, (width - APART * perLine) / perLine) / columns,
    cellHeight: Math.max((height ?? 700) - above * smallest, 60 * lines) / lines / rows,
  };
}

/** Numbers where they have room, else heat. */
export function lookOfPage(input: PageInput): MatrixStyle {
  const { rows, columns, smallest } = input;
  const fits = ({ cell, cellHeight }: Room): boolean =>
    cell >= smallest * 2.5 && (cellHeight >= smallest * 1.5 || rows <= 8);
  const [one, two] = [roomIn(input, 1), roomIn(input, 2)];
  // A second line of matrices where it makes the cells larger.
  const size = (room: Room): number => Math.min(room.cell, room.cellHeight);
  const best = fits(one) || size(one) >= size(two) ? one : two;
  if (!fits(best)) {
    const limit = (x: number): number => Math.min(HEAT.largest, Math.max(HEAT.smallest, x));
    // A column vector is drawn wider than high, so that it can be hit.
    const cell = columns === 1 ? HEAT.vector : limit(best.cell);
    const cellHeight = limit(best.cellHeight);
    return { cell, cellHeight, zero: cell, fontSize: smallest, form: 'heat' };
  }
  const cell = Math.min(LARGEST.cell, best.cell);
  return {
    cell,
    cellHeight: Math.min(LARGEST.height, Math.max(best.cellHeight, smallest * 1.55)),
    zero: cell,
    fontSize: Math.max(smallest, Math.min(cell / 3.1, smallest * 1.3)),
    form: cell >= smallest * 2.95 ? 'short' : 'tight',
  };
}
