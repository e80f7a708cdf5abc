import { previousState } from '../../timeline/equations.ts';
import { once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { contextOf } from '../../timeline/values.ts';
import { characterOf } from '../parts/characters.ts';
import type { ColumnBlock } from './blocks.ts';
import { blocksOf, isOnCanvas, isOutput } from './blocks.ts';
import type { StageLayout } from './layout.ts';
import { everyElement, outputRowsOf } from './outputs.ts';
import type { HeightRange } from './useScroll.ts';
import { rowsInView } from './useScroll.ts';

export type HeatPart = Pick<ColumnBlock, 'of' | 'block' | 'elements' | 'across' | 'drawn'>;

/** What is written beside the outputs, where their numbers are drawn. */
export interface DrawnNames {
  readonly names: readonly string[];
  /** The place of the character that should come; -1 where it is not among them. */
  readonly target: number;
}

export interface PartsInput {
  readonly scene: Scene;
  /** null: the initial state's. */
  readonly t: number | null;
  readonly layout: StageLayout;
  /** How many of the likeliest characters an output shows. */
  readonly likeliest: number;
  readonly compactInput: boolean;
  /** Whether all numbers of the column are drawn, or only those that are heat. */
  readonly drawsAll: boolean;
  /** The part of the height whose numbers are drawn; null: all. Heat is drawn as a whole. */
  readonly view: HeightRange | null;
}

/** What of a column is on its canvas. */
export function partsOf(input: PartsInput): readonly HeatPart[] {
  const { scene, t, layout, drawsAll } = input;
  if (t === null) return initialParts(scene, layout).flatMap((part) => rowsSeen(part, input.view));
  const blocks = blocksOf({ ...input, t });
  return drawsAll
    ? blocks.filter(isOnCanvas).flatMap((block) => rowsSeen(block, input.view))
    : blocks.filter(({ drawn }) => drawn === 'heat');
}

/** The rows of a block that are in view, if any: a canvas over all would be higher than it may be. */
function rowsSeen(part: HeatPart, view: HeightRange | null): readonly HeatPart[] {
  const { of, block, elements, across } = part;
  const rows = rowsInView(block, Math.ceil(elements.length / across), view);
  if (rows !== null && rows.from >= rows.to) return [];
  // Heat is one picture; outputs are few, and have names.
  if (rows === null || across > 1 || isOutput(of.quantity)) return [part];
  const y = block.y + rows.from * block.h;
  return [{ ...part, block: { ...block, y }, elements: elements.slice(rows.from, rows.to) }];
}

function initialParts(scene: Scene, { h0, dh0, heat, across }: StageLayout): readonly HeatPart[] {
  const { sizes, window } = scene.record;
  const shared = {
    elements: everyElement(sizes.H),
    across,
    drawn: heat ? 'heat' : 'tint',
  } as const;
  const value = { ...shared, of: previousState(window.start, contextOf(scene)), block: h0 };
  const gradient = { ...shared, of: once('gradient h0'), block: dh0 };
  return window.start === 1 ? [value, gradient] : [value];
}

/** The names beside the outputs; null where there are none on the canvas. */
export function namesOf(input: PartsInput): DrawnNames | null {
  const { scene, t, layout, likeliest, drawsAll } = input;
  if (t === null || !drawsAll || layout.narrow) return null;
  const { elements } = outputRowsOf(scene, t, likeliest);
  const target = scene.record.targets[t - scene.record.window.start];
  return {
    names: elements.map((k) => characterOf(scene, k)),
    target: target === undefined ? -1 : elements.indexOf(target),
  };
}
