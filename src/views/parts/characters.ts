import { charactersOf as segment, vocabularyOf as distinct } from '../../engine/vocabulary.ts';
import { memoizeLast } from '../../store/memo.ts';
import { en } from '../../text/en.ts';
import type { Scene } from '../../timeline/values.ts';

/** The user-perceived characters of the text. Time step t reads element t − 1 and wants element t. */
export const segmentsOf = memoizeLast((text: string): readonly string[] => segment(text));

/** The distinct characters in order of first appearance. */
export const vocabularyOf = memoizeLast((text: string): readonly string[] => distinct(text));

/** A character as a person can see it: blanks get a mark. */
export function visible(character: string): string {
  if (character === ' ') return en.stage.space;
  if (character === '\n' || character === '\r\n' || character === '\r') return en.stage.newline;
  if (character === '\t') return en.stage.tab;
  return character;
}

export function charactersOf(
  { configuration }: Scene,
  t: number,
): { readonly reads: string; readonly wants: string } {
  const segments = segmentsOf(configuration.text);
  return { reads: visible(segments[t - 1] ?? ''), wants: visible(segments[t] ?? '') };
}
