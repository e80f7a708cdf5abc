import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../engine/configuration.ts';
import { LIMITS } from '../share/limits.ts';
import type { SessionActions } from './actions.ts';
import { updatesMade } from './answers.ts';
import type { SessionState } from './state.ts';

/** Numbers set by hand. `intervene`: see SessionActions. */
export function changeActions(
  { getState: get, setState: set }: StoreApi<SessionState>,
  intervene: (configuration: Configuration) => void,
): Pick<SessionActions, 'setParameter' | 'setRate' | 'undoChange'> {
  return {
    setParameter({ parameter, index }, value, continuing) {
      const { configuration, awaited, position } = get();
      const { n } = awaited ?? position;
      const last = configuration.changes.at(-1);
      const replaces =
        continuing && last?.n === n && last.parameter === parameter && last.index === index;
      const before = replaces ? configuration.changes.slice(0, -1) : configuration.changes;
      if (before.length >= LIMITS.changes) set({ notice: { kind: 'tooManyChanges' } });
      else intervene({ ...configuration, changes: [...before, { n, parameter, index, value }] });
    },
    setRate(value) {
      const { configuration } = get();
      const n = updatesMade(get());
      const before = configuration.changes.filter(
        (change) => change.parameter !== 'rate' || change.n !== n,
      );
      const change = { n, parameter: 'rate', index: 0, value } as const;
      if (before.length >= LIMITS.changes) set({ notice: { kind: 'tooManyChanges' } });
      else intervene({ ...configuration, changes: [...before, change] });
    },
    undoChange() {
      const { configuration } = get();
      if (configuration.changes.length === 0) return;
      intervene({ ...configuration, changes: configuration.changes.slice(0, -1) });
    },
  };
}
