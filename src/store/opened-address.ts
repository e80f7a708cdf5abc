import type { AddressState } from '../share/address.ts';
import type { AddressFault } from '../share/address-reader.ts';
import type { Cell } from '../timeline/quantities.ts';
import { shapeOf } from '../timeline/quantities.ts';
import type { Scene } from '../timeline/values.ts';
import { exists, isReached, writerOf } from './selectors.ts';
import type { SessionState } from './state.ts';

/**
 * What changes because the update of an address has not all that the address names: its nearest step
 * and no such number are shown, and that is told, unless there is something else to tell.
 */
export function toldOf(state: SessionState, address: AddressState): Partial<SessionState> {
  const { scene, steps, notice, weights } = state;
  if (scene === null) return {};
  const { record } = scene;
  const askFault = address.ask === null ? null : faultOfAsked(state, scene, address.ask);
  const noTime = (address.weights.t ?? 1) > record.timeSteps;
  const faults: AddressFault[] = [];
  if (address.update > record.n) faults.push({ kind: 'noUpdate', last: record.n + 1 });
  else if (address.step >= steps.length) faults.push({ kind: 'noStep', last: steps.length - 1 });
  if (noTime) faults.push({ kind: 'noTime', last: record.timeSteps });
  if (askFault !== null) faults.push(askFault);
  return {
    ...(faults.length > 0 && notice === null ? { notice: { kind: 'addressFaulty', faults } } : {}),
    ...(noTime ? { weights: { ...weights, t: null } } : {}),
    ...(askFault === null ? {} : { selection: null }),
  };
}

function faultOfAsked(state: SessionState, scene: Scene, cell: Cell): AddressFault | null {
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
