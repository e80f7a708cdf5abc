import type { EquationContext } from './context.ts';

/** The time steps of an update as they are named: 1 and T, or a window's own where there are several. */
export interface Range {
  /** The first time step whose loss is added, and the last. */
  readonly from: string;
  readonly to: string;
  /** Where the backward pass ends. */
  readonly back: string;
}

export function rangeOf({
  window: { start, lossFrom, end },
  timeSteps,
}: Pick<EquationContext, 'window' | 'timeSteps'>): Range {
  return lossFrom === 1 && end === timeSteps
    ? { from: '1', to: 'T', back: '1' }
    : { from: String(lossFrom), to: String(end), back: String(start) };
}
