import type { ParameterName } from '../../engine/shapes.ts';
import { parameterShape } from '../../engine/shapes.ts';
import { changeSymbol } from '../../timeline/notation.ts';
import type { Scene } from '../../timeline/values.ts';
import { contextOf } from '../../timeline/values.ts';
import { BOARD_ORDER } from './terms.ts';

/** What the places on the board depend on; lengths in CSS pixels. */
export interface BoardInput {
  /** The width to fill; a narrower board scrolls. */
  readonly width: number;
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
  readonly sign: number;
  readonly template: string;
  readonly width: number;
}

/** More time steps, units or characters than this have no room beside each other. */
const MOST = { terms: 6, hidden: 6, characters: 8 };
/** Widths of a number in multiples of the font size: "−0.33", and "−.33". */
const EM = { short: 2.95, tight: 2.5, zero: 1.15 };
const ROWS_APART = 22;
const HEADER = 54;

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
  t: number | 'sum',
): ReadonlySet<number> | null {
  if (parameter !== 'Wxh') return null;
  const { inputs, window } = scene.record;
  return new Set(t === 'sum' ? inputs : inputs.slice(t - window.start, t - window.start + 1));
}

/** Where everything is when all parameters stand under each other; null when they do not fit. */
export function layoutBoard(input: BoardInput): BoardLayout | null {
  const { scene, width, height, smallest } = input;
  const { V, H } = scene.record.sizes;
  const { start, end } = scene.record.window;
  const terms = end - start + 1;
  if (terms > MOST.terms || H > MOST.hidden || V > MOST.characters) return null;

  const read = new Set(scene.record.inputs).size;
  const zero = smallest * EM.zero;
  const sign = smallest * 1.1;
  const arrow = smallest * arrowWidth(scene);
  const label = smallest * 5.6;
  const fixed = label + (terms + 1) * sign + arrow;
  const columnsAt = (w: number): readonly [term: number, sum: number, whole: number] => [
    // A heading such as “h” → “e” is about five letters wide.
    Math.max(H * w, w + (V - 1) * zero, smallest * 5),
    Math.max(H * w, read * w + (V - read) * zero, smallest * 6.5),
    Math.max(Math.max(H, V) * w, smallest * 5.5),
  ];
  const needed = (w: number): number => {
    const [term, sum, whole] = columnsAt(w);
    return fixed + terms * term + sum + 2 * whole;
  };
  const narrowest = smallest * EM.tight;
  if (needed(narrowest) > width) return null;
  let cell = narrowest;
  while (cell < smallest * 4 && needed(cell + 0.5) <= width) cell += 0.5;

  const [term, sum, whole] = columnsAt(cell);
  const tight = cell < smallest * EM.short;
  const fontSize = Math.max(smallest, Math.min(cell / (EM.short + 0.15), smallest * 1.3));
  const rows = BOARD_ORDER.reduce((all, p) => all + parameterShape(p, { V, H })[0], 0);
  const room = height === null ? 0 : (height - HEADER - 6 * ROWS_APART) / rows;
  const cellHeight = Math.min(Math.max(room, fontSize * 1.55), fontSize * 2);
  const px = (length: number): string => `${Math.floor(length * 10) / 10}px`;
  const template = [
    px(label),
    ...Array.from({ length: terms }, (_, k) => `${px(term)}${k + 1 < terms ? ` ${px(sign)}` : ''}`),
    px(sign),
    px(sum),
    px(sign),
    px(whole),
    px(arrow),
    px(whole),
  ].join(' ');
  return {
    cell,
    zero,
    cellHeight,
    fontSize: tight ? smallest : fontSize,
    tight,
    sign,
    template,
    width: needed(cell),
  };
}
