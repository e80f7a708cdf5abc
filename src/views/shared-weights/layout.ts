import type { ParameterName } from '../../engine/shapes.ts';
import { parameterShape } from '../../engine/shapes.ts';
import { changeSymbol } from '../../timeline/notation.ts';
import type { Scene } from '../../timeline/values.ts';
import { contextOf } from '../../timeline/values.ts';
import { BOARD_ORDER, isPlain } from './terms.ts';

/** What the places on the board depend on; lengths in CSS pixels. */
export interface BoardInput {
  /** The width to fill, or null to take what the numbers need and scroll. */
  readonly width: number | null;
  /** Height to fill, or null to take what the rows need. */
  readonly height: number | null;
  /** No number is printed smaller. */
  readonly smallest: number;
  readonly scene: Scene;
}

export interface BoardLayout {
  /** The size of a cell with a number, and the width of one that can only hold an exact zero. */
  readonly cell: number;
  readonly zero: number;
  readonly cellHeight: number;
  readonly fontSize: number;
  /** Whether numbers take the form with three places at most. */
  readonly tight: boolean;
  /** Whether −η∇ has a column of numbers; else it is a line of the row that the update is at. */
  readonly changes: boolean;
  readonly template: string;
  readonly width: number;
}

/** More time steps, units or characters than this have no room beside each other. */
const MOST = { terms: 6, hidden: 6, characters: 8 };
/** Widths in multiples of the font size: a number such as “−0.33” or “−.33”, and what is beside it. */
const EM = { short: 2.95, tight: 2.5, zero: 1.15, sign: 1, label: 5.4, airy: 3.2 };
/** The least width of what has a heading: “reads “h””, “all 4 added”, “weights now”. */
const HEADINGS = { term: 5, sum: 6.5, whole: 5.5 };
const ROWS_APART = 22;
/** The heads and what is free below the rows, in multiples of the smallest size: at most, so that all fits. */
const HEADER = 5.65;

/** What the update does stands over an arrow, which is as wide as its formula. */
function arrowWidth(scene: Scene): number {
  const { optimizer, clipping } = contextOf(scene);
  if (changeSymbol({ optimizer, clipping }).under !== null) return 4.2;
  return clipping === null ? 2.6 : 3.2;
}

/** The columns of a matrix that a one-hot input never touches hold exact zeros: they can be narrow. */
export function wideColumns(
  parameter: ParameterName,
  scene: Scene,
  t: number | 'sum' | 'change',
): ReadonlySet<number> | null {
  if (parameter !== 'Wxh') return null;
  // An optimizer that remembers also changes what this window has not read.
  if (t === 'change' && !isPlain(scene)) return null;
  const { inputs, window } = scene.record;
  return new Set(
    typeof t === 'string' ? inputs : inputs.slice(t - window.start, t - window.start + 1),
  );
}

/** The widths of the columns; the template of the rows is their list. */
interface Columns {
  readonly label: number;
  readonly term: number;
  readonly sum: number;
  readonly whole: number;
  /** Between two of the others. */
  readonly sign: number;
  /** What stands between the weights before and after. */
  readonly between: readonly number[];
}

function columnsAt(w: number, { scene, smallest }: BoardInput, changes: boolean): Columns {
  const { V, H } = scene.record.sizes;
  const zero = smallest * EM.zero;
  const sign = smallest * EM.sign;
  const read = new Set(scene.record.inputs).size;
  const inputs = read * w + (V - read) * zero;
  const change = Math.max(H * w, isPlain(scene) ? inputs : V * w, smallest * HEADINGS.whole);
  return {
    label: smallest * EM.label,
    term: Math.max(H * w, w + (V - 1) * zero, smallest * HEADINGS.term),
    sum: Math.max(H * w, inputs, smallest * HEADINGS.sum),
    whole: Math.max(Math.max(H, V) * w, smallest * HEADINGS.whole),
    sign,
    between: changes ? [sign, change, sign] : [smallest * arrowWidth(scene)],
  };
}

function inOrder({ label, term, sum, whole, sign, between }: Columns, terms: number): number[] {
  const all = Array.from({ length: terms }, (_, k) => (k === 0 ? [term] : [sign, term])).flat();
  return [label, ...all, sign, sum, sign, whole, ...between, whole];
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** Where everything is when all parameters stand under each other; null when they do not fit. */
export function layoutBoard(input: BoardInput): BoardLayout | null {
  const { scene, width, height, smallest } = input;
  const { V, H } = scene.record.sizes;
  const { start, end } = scene.record.window;
  const terms = end - start + 1;
  if (terms > MOST.terms || H > MOST.hidden || V > MOST.characters) return null;

  const widthsAt = (w: number, changes: boolean): number[] =>
    inOrder(columnsAt(w, input, changes), terms);
  const fits = (w: number, changes: boolean): boolean =>
    width !== null && total(widthsAt(w, changes)) <= width;
  // One more matrix in each row, but not at the price of the air between the numbers.
  const changes = width === null || fits(smallest * EM.airy, true);
  let cell = smallest * (width === null ? EM.short : changes ? EM.airy : EM.tight);
  if (width !== null && !fits(cell, changes)) return null;
  while (cell < smallest * 4 && fits(cell + 0.5, changes)) cell += 0.5;

  const widths = widthsAt(cell, changes);
  const tight = cell < smallest * EM.short;
  const fontSize = Math.max(smallest, Math.min(cell / (EM.short + 0.15), smallest * 1.3));
  const rows = BOARD_ORDER.reduce((all, p) => all + parameterShape(p, { V, H })[0], 0);
  const room = height === null ? 0 : (height - HEADER * smallest - 6 * ROWS_APART) / rows;
  const cellHeight = Math.min(Math.max(room, fontSize * 1.55), fontSize * 2);
  return {
    cell,
    zero: smallest * EM.zero,
    cellHeight,
    fontSize: tight ? smallest : fontSize,
    tight,
    changes,
    template: widths.map((length) => `${Math.floor(length * 10) / 10}px`).join(' '),
    width: total(widths),
  };
}
