import type { Columns } from '../parts/columns.ts';
import { PAD, NARROWEST, layoutColumns } from '../parts/columns.ts';
import { emsOf } from '../parts/format.ts';
import type { Band } from './state-grid.ts';
import { growBand, fitBand } from './state-grid.ts';

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
  /** 1, or up to 4/3 at projector size; more when it is enlarged. */
  readonly scale: number;
  /** What the widths of columns grow by, where that is not the scale of all. */
  readonly columnScale?: number;
  /** Whether numbers are as large as their cells permit: set closer, and with less air. */
  readonly isFilled?: boolean;
  /** The distance of columns that stand closer together than all their numbers need; else null. */
  readonly pitch?: number | null;
  /** How many times larger the cells of the states are drawn than fits, where they do not fit. */
  readonly grow?: number;
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
  /** Whether the cells of the states are too small for numbers and are drawn as heat. */
  readonly heat: boolean;
  /** How many cells of a state stand beside each other, and how many rows that makes. */
  readonly across: number;
  readonly stateRows: number;
  /** Only the outputs, the states and their gradients, and that as heat where it is too narrow. */
  readonly compact: boolean;
  readonly narrow: boolean;
}

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

const LOWEST_WITH_NUMBERS = 16;

/** How much a gap gives up at most where the view is low. */
const TIGHTEST = 14;
/** Where the height is free, a gap gives up this: on a phone stage and track then fit one screen. */
const FREE_TIGHTENING = 8;

interface Rows {
  readonly output: number;
  readonly state: Band;
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

/** Where the height is free, as many hidden units as this are drawn as numbers. */
const FREE_NUMBERS = 16;
/** The height of a state that does not, where the height is free. */
const FREE_BAND = 150;
/** However low the view, a state has this height. */
const LOWEST_BAND = 34;

function rowHeights(input: StageInput, w: number): Rows {
  const { height, outputRows, hidden, scale, grow = 1 } = input;
  const rows = outputRows + 2 * hidden + 1;
  const lowest = LOWEST_WITH_NUMBERS * scale;
  const enough = height === null && hidden <= FREE_NUMBERS;
  const room = enough ? rows * 19.5 * scale : (height ?? 0) - FIXED_HEIGHT * scale;
  if (room / rows >= lowest || hidden <= 4) {
    const even = clamp(room / rows, lowest, 44 * scale);
    return { output: even, state: { across: 1, rows: hidden, h: even, heat: false } };
  }
  // The lowest that the largest digits have room in: every row of outputs takes from the states.
  const output = LOWEST_WITH_NUMBERS * scale;
  const fits = (room - output * (outputRows + 1)) / 2;
  const band = height === null ? FREE_BAND * scale : Math.max(LOWEST_BAND, fits);
  const state = growBand(fitBand(hidden, w, band), hidden, w, grow, {
    numbers: lowest,
    highest: 19.5 * scale,
  });
  return { output, state };
}

/** A number's size as a share of its row's height and of its cell's width. */
const FONT = { usual: { h: 0.66, w: 0.335 }, filled: { h: 0.85, w: 0.355 } };

/** What a cell is wide enough for, in multiples of the font size: “−0.15”, not “−1501”. */
const FITTING = 2.9;

/** Whether a number does not fit a cell: only the largest and the tiniest do not. */
export function isTooWide(text: string, width: number, fontSize: number): boolean {
  const ems = emsOf(text);
  return ems > FITTING && ems * fontSize > width - 3;
}

/** How many times larger than it fits a state has to be drawn for its numbers; 1 where they fit. */
export function growForNumbers(input: StageInput): number {
  const { cell } = columnsOf(input);
  const { state } = rowHeights({ ...input, grow: 1 }, cell);
  return state.heat ? (LOWEST_WITH_NUMBERS * input.scale) / state.h : 1;
}

/** Columns that stand closer together are this much cells, and the rest room for the arrows. */
function closerColumns(pitch: number | null, scale: number) {
  if (pitch === null) return null;
  const between = clamp(pitch * 0.24, 22 * scale, 40 * scale);
  return { pitch, cell: (pitch - between) / 2 };
}

export const columnsOf = ({
  width,
  columns,
  scale,
  columnScale = scale,
  pitch,
}: StageInput): Columns =>
  layoutColumns(width, columns, columnScale, closerColumns(pitch ?? null, scale));

/** Where everything on the stage is. Pure: the same input, the same picture. */
export function layoutStage(input: StageInput): StageLayout {
  const { outputRows, inputCells, scale, height } = input;
  const { cell: w, pitch, left, columnX, contentWidth } = columnsOf(input);
  const font = FONT[input.isFilled === true ? 'filled' : 'usual'];
  const rows = rowHeights(input, w);
  const { across, rows: stateRows, h: stateHeight } = rows.state;
  const compact = (input.pitch ?? null) !== null;
  const narrow = w < NARROWEST * scale;

  const needed =
    FIXED_HEIGHT * scale + rows.output * (outputRows + 1) + 2 * stateHeight * stateRows;
  const given = height === null ? -FREE_TIGHTENING : (height - needed) / 3;
  const spare = clamp(given, -TIGHTEST * scale, 50 * scale);
  const gap = (name: 'outputGap' | 'stateGap' | 'inputGap'): number => FIXED[name] * scale + spare;

  const lossY = PAD + FIXED.loss * scale * 0.7;
  const headY = PAD + (FIXED.loss + FIXED.head * 0.75) * scale;
  const outputY = PAD + (FIXED.loss + FIXED.head) * scale;
  const hY = outputY + outputRows * rows.output + gap('outputGap');
  const uY = hY + stateRows * stateHeight + gap('stateGap');
  const xY = uY + stateRows * stateHeight + gap('inputGap');
  const characterY = xY + rows.output + FIXED.character * scale * 0.8;
  const timeY = xY + rows.output + (FIXED.character + FIXED.time * 0.75) * scale;

  const output = (x: number): Block => ({ x, y: outputY, w, h: rows.output });
  const state = (x: number, y: number): Block => ({ x, y, w, h: stateHeight });
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
    yhat: output(compact ? -w - 3 : -2 * w - 7),
    o: output(-w - 3),
    do: output(3),
    dyhat: output(w + 7),
    h: state(-w - 3, hY),
    dh: state(3, hY),
    u: state(-w - 3, uY),
    du: state(3, uY),
    x: { x: -(inputWidth * inputCells) / 2, y: xY, w: inputWidth, h: rows.output },
    uBottom: uY + stateRows * stateHeight,
    characterY,
    timeY,
    h0: state(h0X, hY),
    dh0: state(h0X + w + 6, hY),
    fontSize: clamp(Math.min(rows.output * font.h, w * font.w), 12 * scale, 25 * scale),
    heat: rows.state.heat || narrow,
    across,
    stateRows,
    compact,
    narrow,
  };
}

/** The y of the middle of a block with `rows` rows. */
export const middleOf = (block: Block, rows: number): number => block.y + (block.h * rows) / 2;
export const bottomOf = (block: Block, rows: number): number => block.y + block.h * rows;
