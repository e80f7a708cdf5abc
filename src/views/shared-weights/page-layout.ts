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
const SMALLEST_CELL = 5;
/** A block is at least this wide, for its heading; between blocks there is a sign. */
const HEADING = 96;
const APART = 34;
const ABOVE = { shared: 260, single: 90 };

/** Numbers where they have room, else heat. */
export function lookOfPage(input: PageInput): MatrixStyle {
  const { rows, columns, blocks, width, height, smallest } = input;
  const each = Math.max(HEADING, (width - APART * blocks) / blocks);
  const room = (height ?? 700) - (input.shared ? ABOVE.shared : ABOVE.single);
  const cell = Math.min(LARGEST.cell, each / columns);
  const cellHeight = Math.min(LARGEST.height, Math.max(room, 120) / rows);
  const numbers = cell >= smallest * 2.35 && (cellHeight >= smallest * 1.5 || rows <= 8);
  if (!numbers) {
    const size = Math.max(SMALLEST_CELL, Math.min(cell, cellHeight, 20));
    // A column vector may be wider than high, so that it can be hit.
    const wide = columns === 1 ? Math.max(size, 22) : size;
    return { cell: wide, cellHeight: size, zero: wide, fontSize: smallest, form: 'heat' };
  }
  return {
    cell,
    cellHeight: Math.max(cellHeight, smallest * 1.55),
    zero: cell,
    fontSize: Math.max(smallest, Math.min(cell / 3.1, smallest * 1.3)),
    form: cell >= smallest * 2.95 ? 'short' : 'tight',
  };
}
