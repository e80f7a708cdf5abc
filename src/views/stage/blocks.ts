import { at } from '../../timeline/quantities.ts';
import type { Quantity, Ref, TimedQuantity } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import type { HeatGrid } from '../parts/heat-grid.ts';
import type { Block, StageLayout } from './layout.ts';
import { everyElement, outputRowsOf } from './outputs.ts';

/** How numbers are drawn: on a tint, as a bar from 0 to 1, as 0s and a 1, or as a tint alone. */
export type CellStyle = 'tint' | 'bar' | 'oneHot' | 'heat';

/** The numbers of one quantity in a column. */
export interface ColumnBlock {
  readonly quantity: TimedQuantity;
  readonly of: Ref;
  readonly block: Block;
  readonly drawn: CellStyle;
  /** Which elements, in order. */
  readonly elements: readonly number[];
  /** How many stand beside each other. */
  readonly across: number;
}

const ALL = ['o', 'yhat', 'dyhat', 'do', 'h', 'dh', 'u', 'du', 'x'] as const;
const COMPACT = ['yhat', 'do', 'h', 'dh', 'u', 'du'] as const;

export const isOutput = (quantity: Quantity): boolean => /^(o|yhat|dyhat|do)$/.test(quantity);

/** What is drawn of a quantity where the columns stand close together. */
export const quantitiesOf = ({ compact }: StageLayout): readonly (typeof ALL)[number][] =>
  compact ? COMPACT : ALL;

export interface ColumnInput {
  readonly scene: Scene;
  readonly t: number;
  readonly layout: StageLayout;
  /** How many of the likeliest characters an output shows. */
  readonly likeliest: number;
  /** Inputs as one cell instead of one per character, when the vocabulary is large. */
  readonly compactInput: boolean;
}

/** All blocks of one time step. */
export function blocksOf(input: ColumnInput): readonly ColumnBlock[] {
  const { scene, t, layout, likeliest, compactInput } = input;
  const { sizes, inputs, window } = scene.record;
  const outputs = outputRowsOf(scene, t, likeliest).elements;
  const states = everyElement(sizes.H);
  const characters = compactInput ? [inputs[t - window.start] ?? 0] : everyElement(sizes.V);
  return quantitiesOf(layout).map((quantity) => {
    const state = quantity !== 'x' && !isOutput(quantity);
    return {
      quantity,
      of: at(quantity, t),
      block: layout[quantity],
      drawn: styleOf(quantity, layout),
      elements: quantity === 'x' ? characters : state ? states : outputs,
      across: quantity === 'x' ? characters.length : state && layout.heat ? layout.across : 1,
    };
  });
}

function styleOf(quantity: TimedQuantity, { heat, narrow }: StageLayout): CellStyle {
  if (quantity === 'x') return 'oneHot';
  if (isOutput(quantity)) return narrow ? 'heat' : quantity === 'yhat' ? 'bar' : 'tint';
  return heat ? 'heat' : 'tint';
}

/** Whether numbers can be drawn on the column's canvas: what is read is few, and stays. */
export const isOnCanvas = ({ drawn }: Pick<ColumnBlock, 'drawn'>): boolean => drawn !== 'oneHot';

/** The grid of a block that is drawn as heat. */
export const gridOf = ({
  elements,
  across,
  block,
}: Pick<ColumnBlock, 'elements' | 'across' | 'block'>): HeatGrid => ({
  count: elements.length,
  across,
  w: block.w / across,
  h: block.h,
});
