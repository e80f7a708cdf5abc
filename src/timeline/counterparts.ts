import { windowCount } from '../engine/windows.ts';
import type { Scene } from './values.ts';

/** Whether two updates add up the losses of the same time steps, so that their L can be subtracted. */
export function addSameLosses(one: Scene, other: Scene): boolean {
  const [a, b] = [one.record.window, other.record.window];
  return a.lossFrom === b.lossFrom && a.end === b.end;
}

/** The next update of this one's run over the time step with which the other's window ends. */
export function nextOver({ record, configuration }: Scene, other: Scene): number {
  const { n, timeSteps } = record;
  const { end } = other.record.window;
  const count = windowCount(timeSteps, configuration.truncation);
  const index = Math.ceil(end / (configuration.truncation?.k1 ?? timeSteps)) - 1;
  const before = n - (n % count) + index;
  return before > n ? before : before + count;
}
