import type { Unit } from '../../share/address.ts';
import type { Span } from '../../store/history.ts';
import type { SessionState } from '../../store/state.ts';
import { UNITS } from './units.ts';

/**
 * For each stretch, it and those before it, back to `updates` updates: what a running mean is the
 * mean of. At the beginning there are fewer.
 */
export function running(spans: readonly Span[], updates: number): Span[] {
  const means: Span[] = [];
  const recent: Span[] = [];
  let width = 0;
  let loss = 0;
  let losses = 0;
  const count = (span: Span, sign: 1 | -1): void => {
    width += sign * span.updates;
    loss += sign * span.mean * span.updates;
    losses += sign * span.losses;
  };
  for (const span of spans) {
    recent.push(span);
    count(span, 1);
    while (recent.length > 1 && width - (recent[0]?.updates ?? 0) >= updates) {
      const oldest = recent.shift();
      if (oldest !== undefined) count(oldest, -1);
    }
    means.push({ ...span, mean: loss / width, losses: (losses * span.updates) / width });
  }
  return means;
}

/** The place of a stretch on the axis of updates. */
export const middleOf = ({ n, updates }: Span): number => n + (updates - 1) / 2;

/** What the curve shows of update n: from the history, where it is known, or the record. */
export function figureAt(
  { history, scene }: Pick<SessionState, 'history' | 'scene'>,
  n: number,
  unit: Unit,
): number | null {
  const kept = history.at(n);
  const known = kept === undefined ? NaN : UNITS[unit].mean(kept);
  if (!Number.isNaN(known) || scene?.record.n !== n) return Number.isNaN(known) ? null : known;
  const { result, window } = scene.record;
  return result === null ? null : UNITS[unit].of(result.loss, window.end - window.lossFrom + 1);
}
