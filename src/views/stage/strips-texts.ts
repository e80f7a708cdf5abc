import type { Scene } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import type { Geometry } from './geometry.ts';
import { columnAt, xAt } from './geometry.ts';
import type { Shown } from './strips-cells.ts';
import { tickStep } from './strips-layout.ts';

/** What is written under and beside the strips, and where: for elements and canvas. */

export const SYMBOLS: Readonly<Record<Shown, readonly [nabla: string, letter: string]>> = {
  L: ['', 'L'],
  yhat: ['', 'ŷ'],
  do: ['∇', 'o'],
  h: ['', 'h'],
  dh: ['∇', 'h'],
  u: ['', 'u'],
  du: ['∇', 'u'],
};

/** The room for the symbols, at the left. */
export const gutterOf = (scale: number): number => 44 * scale;

interface Mark {
  readonly column: number;
  readonly x: number;
  /** null: there is no room. */
  readonly character: string | null;
  readonly time: string | null;
}

export interface MarksInput {
  readonly scene: Scene;
  /** As far as it is scrolled. */
  readonly geometry: Geometry;
  readonly width: number;
  readonly scale: number;
}

export const characterSize = ({ geometry: { pitch }, scale }: MarksInput): number =>
  Math.min(20, Math.max(13, pitch * 0.8)) * scale;

/** The characters and times under the columns in view. */
export function marksOf({ scene, geometry, width, scale }: MarksInput): readonly Mark[] {
  const { window } = scene.record;
  const { pitch } = geometry;
  const columns = window.end - window.start + 1;
  const from = Math.max(0, Math.floor(columnAt(geometry, 0)));
  const to = Math.min(columns, Math.ceil(columnAt(geometry, width)));
  const every = tickStep(pitch, 44 * scale);
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => {
    const column = from + k;
    const t = window.start + column;
    const x = xAt(geometry, column + 0.5);
    const inside = x < width - 14 * scale && x > gutterOf(scale);
    const toNext = (every - (t % every)) * pitch;
    const isNamed = inside && (t % every === 0 || (column === 0 && toNext > 40 * scale));
    return {
      ...{ column, x },
      character: pitch >= 13 * scale && inside ? charactersOf(scene, t).reads : null,
      time: isNamed ? String(t) : null,
    };
  });
}
