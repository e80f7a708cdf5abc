import { isSameRun } from '../../store/same-run.ts';
import type { Scene } from '../../timeline/values.ts';
import { laterWords } from './later-words.ts';

/** What tells a pinned update from the one on the stage. */
export function pinnedName(scene: Scene, pinned: Scene): string {
  const { update, otherRun } = laterWords.compare;
  const isOfThisRun = isSameRun(scene.configuration, pinned.configuration);
  return (isOfThisRun ? update : otherRun)(pinned.record.n + 1);
}
