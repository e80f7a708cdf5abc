import { isReached } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import { hasCounterpart } from '../../timeline/difference.ts';
import type { Cell } from '../../timeline/quantities.ts';
import { at, cellOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { numbersOf } from '../../timeline/values.ts';
import type { Box } from '../parts/heat-grid.ts';
import type { Direction } from '../parts/neighbour.ts';
import type { Geometry } from './geometry.ts';
import { columnAt, xAt } from './geometry.ts';
import { elementsAt } from './paint-strips.ts';
import type { StripPlace, StripQuantity, StripsLayout } from './strips-layout.ts';
import { STRIPS } from './strips-layout.ts';

export type Shown = StripQuantity | 'L';
export const SHOWN: readonly Shown[] = ['L', ...STRIPS];

/** The columns of a quantity that have not been reached: from … to, the last not included. */
export interface Waiting {
  readonly is: readonly boolean[];
  readonly from: number;
  readonly to: number;
}

/** `isWaiting` says it of a column (from 0) of a quantity. */
export function waitingIn(
  columns: number,
  isWaiting: (quantity: Shown, column: number) => boolean,
): Readonly<Record<Shown, Waiting>> {
  const waiting = {} as Record<Shown, Waiting>;
  for (const quantity of SHOWN) {
    const is = Array.from({ length: columns }, (_, column) => isWaiting(quantity, column));
    waiting[quantity] = { is, from: is.indexOf(true), to: is.lastIndexOf(true) + 1 };
  }
  return waiting;
}

/** The columns that the steps have not come to, or that what is compared with does not have. */
export function waitingOf(
  state: Pick<SessionState, 'steps' | 'position'>,
  scene: Scene,
  other: Scene | null,
): Readonly<Record<Shown, Waiting>> {
  const { start, end } = scene.record.window;
  return waitingIn(
    end - start + 1,
    (quantity, column) =>
      !isReached({ ...state, scene }, at(quantity, start + column)) ||
      (other !== null && !hasCounterpart(other, at(quantity, start + column))),
  );
}

/** Where the numbers of a window's strips are, and which of them are there. */
export interface StripCells {
  readonly placeOf: (quantity: Shown) => StripPlace;
  readonly isThere: (cell: Cell) => boolean;
  readonly boxOf: (cell: Cell) => Box;
  /** The next number in a direction, in the strip or over its edge in the next one; null: none. */
  readonly neighbourOf: (cell: Cell, direction: Direction) => Cell | null;
  /** The number under a point of a strip: of several, the one that is seen. */
  readonly cellAt: (quantity: Shown, x: number, y: number) => Cell | null;
}

interface StripCellsInput {
  readonly scene: Scene;
  readonly layout: StripsLayout;
  /** As far as it is scrolled. */
  readonly geometry: Geometry;
  readonly waiting: Readonly<Record<Shown, Waiting>>;
}

export const elementsOf = ({ record: { sizes } }: Scene, quantity: Shown): number =>
  quantity === 'L' ? 1 : quantity === 'yhat' || quantity === 'do' ? sizes.V : sizes.H;

export function stripCells({ scene, layout, geometry, waiting }: StripCellsInput): StripCells {
  const { window } = scene.record;
  const columns = window.end - window.start + 1;
  const countOf = (quantity: Shown): number => elementsOf(scene, quantity);
  const placeOf = (quantity: Shown): StripPlace =>
    quantity === 'L' ? layout.loss : layout.strips[quantity];

  function isThere(cell: Cell): boolean {
    const column = (cell.t ?? -1) - window.start;
    const quantity = SHOWN.find((name) => name === cell.quantity);
    return (
      quantity !== undefined && column >= 0 && column < columns && !waiting[quantity].is[column]
    );
  }

  function boxOf(cell: Cell): Box {
    const place = placeOf(cell.quantity as Shown);
    const count = countOf(cell.quantity as Shown);
    const x = xAt(geometry, (cell.t ?? 0) - window.start);
    const y = place.y + (cell.index * place.height) / count;
    return { x, y, w: geometry.pitch, h: place.height / count };
  }

  function neighbourOf({ quantity, t, index }: Cell, direction: Direction): Cell | null {
    const time = (t ?? 0) + { left: -1, right: 1, up: 0, down: 0 }[direction];
    const place = index + { left: 0, right: 0, up: -1, down: 1 }[direction];
    if (place >= 0 && place < countOf(quantity as Shown))
      return { quantity, t: time, index: place };
    // Over the edge of a strip: into the next one that has been reached.
    const order = direction === 'up' ? [...SHOWN].reverse() : SHOWN;
    const rest = order.slice(order.indexOf(quantity as Shown) + 1);
    const next = rest.find((name) => isThere({ quantity: name, t: time, index: 0 }));
    if (next === undefined) return null;
    return { quantity: next, t: time, index: direction === 'up' ? countOf(next) - 1 : 0 };
  }

  function cellAt(quantity: Shown, x: number, y: number): Cell | null {
    const column = Math.min(columns - 1, Math.max(0, Math.floor(columnAt(geometry, x))));
    const ref = at(quantity, window.start + column);
    const { height } = placeOf(quantity);
    const count = countOf(quantity);
    const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
    const [from, to] = elementsAt({ count, height }, row);
    const values = numbersOf(scene, ref);
    let index = Math.min(count - 1, from);
    for (let k = from; k < to; k++) {
      if (Math.abs(values[k] ?? 0) > Math.abs(values[index] ?? 0)) index = k;
    }
    const cell = cellOf(ref, index);
    return isThere(cell) ? cell : null;
  }

  return { placeOf, isThere, boxOf, neighbourOf, cellAt };
}

/** More outlines than this are not told apart. */
const MOST_OUTLINES = 64;
/** A vector of more numbers than this has one outline if it is lit; of fewer, each has its own. */
const MOST_APART = 8;

/** The outlines of what is lit. */
export function litBoxes({ isThere, boxOf }: StripCells, lit: Iterable<string>): readonly Box[] {
  const groups = new Map<string, Cell[]>();
  for (const key of lit) {
    const found = /^(L|yhat|do|h|dh|u|du)@(\d+)\[(\d+)\]$/.exec(key);
    if (found === null) continue;
    const [, quantity = '', time = '', index = ''] = found;
    const cell: Cell = { quantity: quantity as Shown, t: Number(time), index: Number(index) };
    if (!isThere(cell)) continue;
    const name = `${quantity}@${time}`;
    groups.set(name, [...(groups.get(name) ?? []), cell]);
  }
  return [...groups.values()].slice(0, MOST_OUTLINES).flatMap((cells) => {
    if (cells.length <= MOST_APART) return cells.map(boxOf);
    const [first, last] = [cells[0], cells.at(-1)].map((cell) => cell && boxOf(cell));
    return first && last ? [{ ...first, h: last.y + last.h - first.y }] : [];
  });
}
