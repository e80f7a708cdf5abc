import { symbolOf } from '../../timeline/notation.ts';
import type { Ref } from '../../timeline/quantities.ts';

/** No text is smaller, not even a subscript. */
const SMALLEST = 12;

export interface GlyphOf {
  readonly of: Ref;
  readonly transposed?: boolean;
  /** What is said of it: "Δ" before a difference, "= 0" after what is held there. */
  readonly before?: string;
  readonly after?: string;
  readonly fontSize: number;
}

/** A piece of a symbol that is written in one go. */
export interface Run {
  readonly text: string;
  readonly italic?: boolean;
  readonly size: number;
  /** How far below the base line it is written. */
  readonly down: number;
}

/** A quantity's symbol, piece by piece from the left. */
export function glyphRuns(glyph: GlyphOf): readonly Run[] {
  const { of, transposed = false, before = '', after = '', fontSize: size } = glyph;
  const { operator, base, hat, letters, time, mark } = symbolOf(of);
  const below = [letters, time === null ? '' : String(time)]
    .filter((part) => part !== '')
    .join(',');
  const small = Math.max(SMALLEST, size * 0.72);
  const lowered = below === '' ? 0 : 0.28 * small;
  const raised = transposed ? (below === '' ? 0.4 : 0.75) * small : 0;
  const runs: readonly Run[] = [
    { text: before, size, down: 0 },
    { text: operator, size, down: 0 },
    { text: hat ? 'ŷ' : base, italic: true, size, down: 0 },
    { text: mark, size, down: 0 },
    { text: below, size: small, down: lowered },
    { text: transposed ? '⊤' : '', size: small, down: lowered - raised },
    { text: after, size, down: 0 },
  ];
  return runs.filter(({ text }) => text !== '');
}
