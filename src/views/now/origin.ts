import type { Cell } from '../../timeline/quantities.ts';
import { parameterQuantity } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import { laterWords } from '../parts/later-words.ts';

/** Where a number comes from that no step of the update computes; null: from a step, or a setting. */
export function originOf(scene: Scene, { quantity, t, index }: Cell): string | null {
  const { origin } = laterWords.used;
  const { record, configuration } = scene;
  if (quantity === 'x' && t !== null) return origin.read(t, charactersOf(scene, t).reads);
  if (quantity === 'y' && t !== null) return origin.target(t, charactersOf(scene, t).wants);
  const named = parameterQuantity(quantity);
  if (named?.kind !== 'value' || named.moment !== null) return null;
  const isSetHere = configuration.changes.some(
    (change) =>
      change.n === record.n && change.parameter === named.parameter && change.index === index,
  );
  if (isSetHere) return null;
  return record.n === 0 ? origin.start : origin.left(record.n);
}
