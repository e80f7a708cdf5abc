import { PAD, layoutColumns } from '../parts/columns.ts';

/** What the places on the stage depend on; lengths in CSS pixels. */
export interface StageInput {
  readonly width: number;
  /** Height to fill, or null to take what the rows need. */
  readonly height: number | null;
  readonly columns: number;
  /** Rows of an output block: characters shown, the folded bar included. */
  readonly outputRows: number;
  readonly hidden: number;
  readonly inputCells: number;
  /** 1, or 4/3 at projector size. */
  readonly scale: number;
}

/** A block of cells: its left edge, its top edge, and the size of one cell. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * All places on the stage. A column's own coordinates have x = 0 at its centre: values left of it,
 * their gradients right of it.
 */
export interface StageLayout {
  readonly width: number;
  readonly height: number;
  readonly pitch: number;
  readonly scale: number;
  /** The x of a column's centre; column 0 is the window's first time step. */
  readonly columnX: (column: number) => number;
  readonly lossY: number;
  readonly headY: number;
  readonly o: Block;
  readonly yhat: Block;
  readonly dyhat: Block;
  readonly do: Block;
  readonly h: Block;
  readonly dh: Block;
  readonly u: Block;
  readonly du: Block;
  readonly x: Block;
  /** The lower edge of the u blocks. */
  readonly uBottom: number;
  readonly characterY: number;
  readonly timeY: number;
  /** The state before the first column and its gradient, in stage coordinates. */
  readonly h0: Block;
  readonly dh0: Block;
  readonly fontSize: number;
  /** Whether hidden-state cells are too low for numbers and are drawn as heat. */
  readonly heat: boolean;
}

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

const LOWEST_WITH_NUMBERS = 16;

/** How much a gap gives up at most where the view is low. */
const TIGHTEST = 8;

interface Rows {
  readonly output: number;
  readonly hidden: number;
  readonly heat: boolean;
}

/** Fixed heights at scale 1, from the top: loss, block heads, three gaps with edges, character, time. */
const FIXED = {
  loss: 24,
  head: 22,
  outputGap: 50,
  stateGap: 40,
  inputGap: 50,
  character: 36,
  time: 20,
};
const FIXED_HEIGHT = Object.values(FIXED).reduce((a, b) => a + b, 0) + 2 * PAD;

function rowHeights({ height, outputRows, hidden, scale }: StageInput): Rows {
  const rows = outputRows + 2 * hidden + 1;
  const room = height === null ? rows * 19.5 * scale : height - FIXED_HEIGHT * scale;
  const even = clamp(room / rows, LOWEST_WITH_NUMBERS * scale, 44 * scale);
  if (room / rows >= LOWEST_WITH_NUMBERS * scale || hidden <= 4) {
    return { output: even, hidden: even, heat: false };
  }
  const output = 17.5 * scale;
  return {
    output,
    hidden: clamp((room - output * (outputRows + 1)) / (2 * hidden), 4, 14),
    heat: true,
  };
}

/** Where everything on the stage is. Pure: the same input, the same picture. */
export function layoutStage(input: StageInput): StageLayout {
  const { columns, outputRows, hidden, inputCells, scale, height } = input;
  const {
    cell: w,
    pitch,
    left,
    columnX,
    contentWidth,
  } = layoutColumns(input.width, columns, scale);
  const rows = rowHeights(input);

  const needed = FIXED_HEIGHT * scale + rows.output * (outputRows + 1) + 2 * rows.hidden * hidden;
  const spare = height === null ? 0 : clamp((height - needed) / 3, -TIGHTEST * scale, 50 * scale);
  const gap = (name: 'outputGap' | 'stateGap' | 'inputGap'): number => FIXED[name] * scale + spare;

  const lossY = PAD + FIXED.loss * scale * 0.7;
  const headY = PAD + (FIXED.loss + FIXED.head * 0.75) * scale;
  const outputY = PAD + (FIXED.loss + FIXED.head) * scale;
  const hY = outputY + outputRows * rows.output + gap('outputGap');
  const uY = hY + hidden * rows.hidden + gap('stateGap');
  const xY = uY + hidden * rows.hidden + gap('inputGap');
  const characterY = xY + rows.output + FIXED.character * scale * 0.8;
  const timeY = xY + rows.output + (FIXED.character + FIXED.time * 0.75) * scale;

  const output = (x: number): Block => ({ x, y: outputY, w, h: rows.output });
  const state = (x: number, y: number): Block => ({ x, y, w, h: rows.hidden });
  const inputWidth = clamp(w * 0.52, 18 * scale, 26 * scale);
  const h0X = left + PAD + 4;
  return {
    width: Math.max(input.width, contentWidth),
    height: Math.max(height ?? 0, needed + 3 * spare - 1),
    pitch,
    scale,
    columnX,
    lossY,
    headY,
    yhat: output(-2 * w - 7),
    o: output(-w - 3),
    do: output(3),
    dyhat: output(w + 7),
    h: state(-w - 3, hY),
    dh: state(3, hY),
    u: state(-w - 3, uY),
    du: state(3, uY),
    x: { x: -(inputWidth * inputCells) / 2, y: xY, w: inputWidth, h: rows.output },
    uBottom: uY + hidden * rows.hidden,
    characterY,
    timeY,
    h0: state(h0X, hY),
    dh0: state(h0X + w + 6, hY),
    fontSize: clamp(Math.min(rows.output * 0.66, w * 0.335), 12 * scale, 25 * scale),
    heat: rows.heat,
  };
}

/** The y of the middle of a block with `rows` rows. */
export const middleOf = (block: Block, rows: number): number => block.y + (block.h * rows) / 2;
export const bottomOf = (block: Block, rows: number): number => block.y + block.h * rows;
