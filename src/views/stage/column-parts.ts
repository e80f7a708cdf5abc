import { previousState } from '../../timeline/equations.ts';
import { once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { contextOf } from '../../timeline/values.ts';
import { characterOf } from '../parts/characters.ts';
import type { ColumnBlock } from './blocks.ts';
import { blocksOf, isOnCanvas } from './blocks.ts';
import type { StageLayout } from './layout.ts';
import { everyElement, outputRowsOf } from './outputs.ts';

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
  readonly showAllOutputs: boolean;
  readonly compactInput: boolean;
  /** Whether all numbers of the column are drawn, or only those that are heat. */
  readonly drawsAll: boolean;
}

/** What of a column is on its canvas. */
export function partsOf(input: PartsInput): readonly HeatPart[] {
  const { scene, t, layout, drawsAll } = input;
  if (t === null) return initialParts(scene, layout);
  const blocks = blocksOf({ ...input, t });
  return blocks.filter(drawsAll ? isOnCanvas : ({ drawn }) => drawn === 'heat');
}

function initialParts(scene: Scene, { h0, dh0, across }: StageLayout): readonly HeatPart[] {
  const { sizes, window } = scene.record;
  const shared = { elements: everyElement(sizes.H), across, drawn: 'heat' } as const;
  const value = { ...shared, of: previousState(window.start, contextOf(scene)), block: h0 };
  const gradient = { ...shared, of: once('gradient h0'), block: dh0 };
  return window.start === 1 ? [value, gradient] : [value];
}

/** The names beside the outputs; null where there are none on the canvas. */
export function namesOf(input: PartsInput): DrawnNames | null {
  const { scene, t, layout, showAllOutputs, drawsAll } = input;
  if (t === null || !drawsAll || layout.narrow) return null;
  const { elements } = outputRowsOf(scene, t, showAllOutputs);
  const target = scene.record.targets[t - scene.record.window.start];
  return {
    names: elements.map((k) => characterOf(scene, k)),
    target: target === undefined ? -1 : elements.indexOf(target),
  };
}
