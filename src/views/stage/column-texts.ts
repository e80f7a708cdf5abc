import type { TimedQuantity } from '../../timeline/quantities.ts';
import { subscript } from '../../timeline/notation.ts';
import type { Scene } from '../../timeline/values.ts';
import { short } from '../parts/format.ts';
import { words } from '../parts/words.ts';
import { quantitiesOf } from './blocks.ts';
import type { Block, StageLayout } from './layout.ts';
import type { OutputRows } from './outputs.ts';

/** What is written over, beside and under the blocks of a column, and where: for elements and canvas. */

export interface Head {
  readonly quantity: TimedQuantity;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** The symbols of a column, in its own coordinates. */
export function headsOf(layout: StageLayout): readonly Head[] {
  const { o, yhat, dyhat, do: dO, h, dh, u, du, x, scale, headY } = layout;
  const over = (quantity: TimedQuantity, { x: left, w }: Block): Head => ({
    ...{ quantity, x: left + w / 2, y: headY, anchor: 'middle' },
  });
  const under = layout.uBottom + 18 * scale;
  const heads: readonly Head[] = [
    over('o', o),
    over('yhat', yhat),
    over('dyhat', dyhat),
    over('do', dO),
    { quantity: 'h', x: h.x + h.w / 2 - 7 * scale, y: h.y - 7 * scale, anchor: 'end' },
    { quantity: 'dh', x: dh.x + dh.w / 2 + 7 * scale, y: dh.y - 7 * scale, anchor: 'start' },
    { quantity: 'u', x: u.x + u.w / 2 - 7 * scale, y: under, anchor: 'end' },
    { quantity: 'du', x: du.x + du.w / 2 - 4 * scale, y: under, anchor: 'start' },
    { quantity: 'x', x: x.x - 7 * scale, y: x.y + x.h / 2 + 5 * scale, anchor: 'end' },
  ];
  const shown: readonly TimedQuantity[] = quantitiesOf(layout);
  return heads.filter(({ quantity }) => shown.includes(quantity));
}

export const headSize = ({ narrow, scale }: StageLayout): number => (narrow ? 14 : 16) * scale;

/** The characters that are read are shown as they are. */
export const headBefore = (quantity: TimedQuantity, compares: boolean): string =>
  compares && quantity !== 'x' ? 'Δ' : '';

/** A longer number is wider than its symbol's room. */
const LONGEST_TIME = 999;

/**
 * Whether there is room for the time in the symbols; it is also under each column. While windows
 * follow each other it is not read.
 */
export const hasTime = (
  { compact }: StageLayout,
  t: number,
  isTraining: boolean,
  compares: boolean,
): boolean => !compact && t <= LONGEST_TIME && !isTraining && !compares;

export const lossSize = ({ compact, scale }: StageLayout): number => (compact ? 13 : 16) * scale;

export const lossText = (
  { narrow }: StageLayout,
  t: number,
  value: number,
  compares: boolean,
): string => `${narrow ? '' : `${compares ? 'Δ' : ''}L${subscript(t)} = `}${short(value)}`;

/** Where the characters that are folded away are summed up, and what is said of them. */
export interface Folded {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly text: string;
  readonly fontSize: number;
}

export function foldedOf(
  scene: Scene,
  t: number,
  layout: StageLayout,
  outputs: OutputRows,
  isReached: boolean,
): Folded | null {
  const { yhat, o, compact, narrow, fontSize } = layout;
  if (outputs.folded === 0 || narrow) return null;
  const right = compact ? layout.do : layout.dyhat;
  const sum = isReached && !compact ? ` · Σ ${short(restOf(scene, t, outputs.elements))}` : '';
  return {
    x: yhat.x,
    y: o.y + outputs.elements.length * o.h + 1,
    w: right.x + right.w - yhat.x,
    h: o.h - 2,
    text: `${words.stage.others(outputs.folded)}${sum}`,
    fontSize: Math.max(12, fontSize * 0.9),
  };
}

/** ŷ of the characters that are folded away, added up. */
function restOf(scene: Scene, t: number, shown: readonly number[]): number {
  const { record } = scene;
  const { V } = record.sizes;
  const start = (t - record.window.start) * V;
  let rest = 0;
  for (let k = 0; k < V; k++) if (!shown.includes(k)) rest += record.trace.yhat[start + k] ?? 0;
  return rest;
}
