import { en } from '../../text/en.ts';
import type { Scene } from '../../timeline/values.ts';

/** A character as a person can see it: blanks get a mark. */
export function visible(character: string): string {
  if (character === ' ') return en.stage.space;
  if (character === '\n' || character === '\r\n' || character === '\r') return en.stage.newline;
  if (character === '\t') return en.stage.tab;
  return character;
}

/** A character of the vocabulary, as a person can see it. */
export const characterOf = ({ record }: Scene, index: number | undefined): string =>
  visible(index === undefined ? '' : (record.vocabulary[index] ?? ''));

/** What time step t of the window reads, and what should come next. */
export function charactersOf(
  scene: Scene,
  t: number,
): { readonly reads: string; readonly wants: string } {
  const { inputs, targets, window } = scene.record;
  const row = t - window.start;
  return { reads: characterOf(scene, inputs[row]), wants: characterOf(scene, targets[row]) };
}
