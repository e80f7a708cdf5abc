import type { AddressState } from '../share/address.ts';
import type { Cell } from '../timeline/quantities.ts';
import { shapeOf } from '../timeline/quantities.ts';
import type { Scene } from '../timeline/values.ts';
import { exists, isReached, writerOf } from './selectors.ts';
import type { OpenedFault, SessionState } from './state.ts';

/** What the update that is there has not, of all that the address names. */
export function faultsOf(state: SessionState, address: AddressState): readonly OpenedFault[] {
  const { scene, steps } = state;
  if (scene === null) return [];
  const { n, timeSteps } = scene.record;
  const faults: OpenedFault[] = [];
  if (address.update > n) faults.push({ kind: 'noUpdate', last: n + 1 });
  else if (address.step >= steps.length) faults.push({ kind: 'noStep', last: steps.length - 1 });
  if ((address.weights.t ?? 1) > timeSteps) faults.push({ kind: 'noTime', last: timeSteps });
  const fault = address.ask === null ? null : faultOfAsked(state, scene, address.ask);
  return fault === null ? faults : [...faults, fault];
}

/**
 * What changes because of them: what is not there is not chosen, and that is told, unless there is
 * something else to tell.
 */
export function changedBy(
  faults: readonly OpenedFault[],
  { notice, weights }: SessionState,
): Partial<SessionState> {
  return {
    ...(faults.length > 0 && notice === null ? { notice: { kind: 'addressFaulty', faults } } : {}),
    ...(faults.some(({ kind }) => kind === 'noTime') ? { weights: { ...weights, t: null } } : {}),
    // Those of the number that is asked name its cell.
    ...(faults.some((fault) => 'cell' in fault) ? { selection: null } : {}),
  };
}

function faultOfAsked(state: SessionState, scene: Scene, cell: Cell): OpenedFault | null {
  const step = writerOf(state.steps, cell);
  if (exists(scene, cell)) {
    if (isReached(state, cell)) return null;
    if (step !== undefined) return { kind: 'notYet', cell, step };
  }
  const { window, sizes } = scene.record;
  const [rows, columns] = shapeOf(cell.quantity, sizes);
  // h has one more: the state before the window.
  const from = window.start - (cell.quantity === 'h' ? 1 : 0);
  return { kind: 'noNumber', cell, from, to: window.end, last: rows * columns - 1 };
}
