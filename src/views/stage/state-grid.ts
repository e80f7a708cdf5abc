/** How the cells of a hidden state fill their block. */
export interface Band {
  /** Cells beside each other: one, or as many as it takes for cells that can be told apart. */
  readonly across: number;
  readonly rows: number;
  /** The height of a row. */
  readonly h: number;
  /** Whether the cells are too small for numbers. */
  readonly heat: boolean;
}

/** A single column of cells is kept while they are at least this high, and at most this. */
const LOWEST = 4;
const HIGHEST = 14;
/** The smallest cell that can be told from its neighbours, and pointed at. */
const SMALLEST = 3;

/** The largest cells with which `count` numbers fit a block of this width and height. */
export function fitBand(count: number, width: number, height: number): Band {
  if (height / count >= LOWEST) {
    return { across: 1, rows: count, h: Math.min(HIGHEST, height / count), heat: true };
  }
  let best: Band | null = null;
  let size = 0;
  const most = Math.max(1, Math.floor(width / SMALLEST));
  for (let across = 1; across <= most; across++) {
    const rows = Math.ceil(count / across);
    const h = Math.max(SMALLEST, Math.min(HIGHEST, height / rows));
    // One that is lower than the room it has counts as what it is; one that is not fits badly.
    const smaller = Math.min(width / across, rows * h > height ? height / rows : h);
    if (best === null || smaller > size + 1e-9) {
      best = { across, rows, h, heat: true };
      size = smaller;
    }
  }
  return best ?? { across: 1, rows: count, h: SMALLEST, heat: true };
}

/** The same numbers with cells `grow` times as high: fewer beside each other, and numbers at last. */
export function growBand(
  fit: Band,
  count: number,
  width: number,
  grow: number,
  heights: { readonly numbers: number; readonly highest: number },
): Band {
  if (grow <= 1) return fit;
  const h = fit.h * grow;
  if (h >= heights.numbers - 1e-6) {
    return { across: 1, rows: count, h: Math.min(h, heights.highest), heat: false };
  }
  const across = Math.max(1, Math.min(fit.across, Math.floor(width / h)));
  return { across, rows: Math.ceil(count / across), h, heat: true };
}
