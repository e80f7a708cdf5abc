import type { HeadKind } from '../engine/configuration.ts';
import type { Window } from '../engine/windows.ts';
import type { OptimizerKind } from './quantities.ts';

/** What the form of the equations depends on, beside the time step. */
export interface EquationContext {
  readonly window: Window;
  /** T of the whole text. */
  readonly timeSteps: number;
  readonly head: HeadKind;
  readonly clipping: 'norm' | 'value' | null;
  readonly optimizer: OptimizerKind;
  /** Whether W_hh is held at 0. */
  readonly cut: boolean;
  /** The number of the update, from 1: what a moving average is corrected for. */
  readonly update: number;
  /** Vocabulary index of x_t for each time step of the window, from window.start. */
  readonly inputs: Int32Array;
}
