import { countCorrect } from './answer.ts';
import type { Transposes } from './transposes.ts';
import { backward } from './backward.ts';
import { createTransposes, setTransposes } from './transposes.ts';
import type { Task } from './task.ts';
import { forward } from './forward.ts';
import { differentiateLoss } from './heads.ts';
import type { Parameters } from './parameters.ts';
import { createParameters } from './parameters.ts';
import type { ModelSizes } from './shapes.ts';
import type { Trace } from './trace.ts';
import { FORWARD_FIELDS, copyRows, createTrace } from './trace.ts';
import type { Window } from './windows.ts';

/** The two passes of one update after another over one trace, in ranges of time steps. */
export class Passes {
  /** ∇θ as far as the backward pass has come. */
  readonly gradient: Parameters;
  readonly #trace: Trace;
  readonly #task: Task;
  readonly #transposes: Transposes;
  #parameters: Parameters;
  #window: Window;
  /** The time step of the trace's row 0. */
  #start = 1;
  #forwardTo = 0;
  #backwardTo = 0;
  /** The earliest time step whose ∇ŷ is in the trace; end + 1 before the first. */
  #slopesTo = 0;
  #check = 0;

  /** @param capacity the time steps of the longest window */
  constructor(sizes: ModelSizes, task: Task, capacity: number, first: Window, at: Parameters) {
    this.#trace = createTrace(sizes, capacity);
    this.gradient = createParameters(sizes);
    this.#task = task;
    this.#transposes = createTransposes(sizes);
    this.#window = first;
    this.#parameters = at;
  }

  /** Every quantity as far as the passes have come; row 0 is time step window.start. */
  get trace(): Trace {
    this.#differentiateLosses();
    return this.#trace;
  }
  get window(): Window {
    return this.#window;
  }
  /** The last time step that has been run forward; lossFrom − 1 before the first. */
  get forwardTo(): number {
    return this.#forwardTo;
  }
  /** The earliest time step that has been run backward; end + 1 before the first. */
  get backwardTo(): number {
    return this.#backwardTo;
  }
  /** NaN as soon as one number may not be finite; 0 while no sum has said so. */
  get check(): number {
    return this.#check;
  }

  /**
   * Opens a window: the rows it takes over, a gradient of zero, nothing run. Opening the same
   * window again begins it again.
   */
  open(window: Window, parameters: Parameters): void {
    this.#window = window;
    this.#parameters = parameters;
    this.#takeOver(window, parameters);
    this.gradient.buffer.fill(0);
    setTransposes(this.#transposes, parameters, this.#trace.sizes);
    this.#forwardTo = window.lossFrom - 1;
    this.#backwardTo = window.end + 1;
    this.#slopesTo = window.end + 1;
    this.#check = 0;
  }

  /** Brings the window's stored rows to the top of the trace; an epoch starts at the present h_0. */
  #takeOver({ start, lossFrom }: Window, { h0 }: Parameters): void {
    if (lossFrom === 1) for (let i = 0; i < h0.length; i++) this.#trace.h[i] = h0[i]!;
    else if (start > this.#start) {
      copyRows(this.#trace, start - this.#start, this.#trace, 0, lossFrom - start, FORWARD_FIELDS);
    }
    this.#start = start;
  }

  /**
   * Runs the time steps from … to forward.
   * @throws RangeError unless they lie in the window and follow those already run
   */
  forward(from: number, to: number): void {
    if (from !== this.#forwardTo + 1 || to < from || to > this.#window.end) {
      throw new RangeError(`Time steps ${from} to ${to} cannot be run forward now`);
    }
    this.#check += forward(this.#parameters, this.#task, this.#trace, this.#start, from, to);
    this.#forwardTo = to;
  }

  /**
   * Runs the time steps from … to backward, from ≥ to.
   * @throws RangeError unless they lie in the window and follow those already run, all forward
   * ones included
   */
  backward(from: number, to: number): void {
    const { start, end } = this.#window;
    const follows = this.#forwardTo === end && from === this.#backwardTo - 1;
    if (!follows || to > from || to < start) {
      throw new RangeError(`Time steps ${from} to ${to} cannot be run backward now`);
    }
    const { gradient } = this;
    const trace = this.#trace;
    this.#check += backward(this.#transposes, this.#task, trace, gradient, this.#window, from, to);
    this.#backwardTo = to;
  }

  /**
   * ∇ŷ as far as the backward pass has come. People look at it, but no other number needs it: at
   * full speed it is not computed.
   */
  #differentiateLosses(): void {
    const { start, lossFrom } = this.#window;
    const from = this.#backwardTo;
    const to = this.#slopesTo - 1;
    if (from > to) return;
    const { head, targets } = this.#task;
    const { dyhat, sizes } = this.#trace;
    const first = Math.max(from, lossFrom);
    dyhat.fill(0, (from - start) * sizes.V, (first - start) * sizes.V);
    differentiateLoss(head, this.#trace, targets, first - start, to - first + 1, first);
    this.#slopesTo = from;
  }

  /** Runs whatever is still missing. */
  complete(): void {
    const { start, end } = this.#window;
    if (this.#forwardTo < end) this.forward(this.#forwardTo + 1, end);
    if (this.#backwardTo > start) this.backward(this.#backwardTo - 1, start);
  }

  /** L = Σ_t L_t over the window's own time steps that have been run, t ascending. */
  loss(): number {
    const { lossFrom } = this.#window;
    let sum = 0;
    for (let t = lossFrom; t <= this.#forwardTo; t++) sum += this.#trace.L[t - this.#start]!;
    return sum;
  }

  /** In how many of the window's time steps the target was the likeliest character. */
  correct(): number {
    return countCorrect(this.#trace, this.#task.targets, this.#window);
  }

  /**
   * A copy of what a window takes over from those before it, the state before it included; null at
   * the start of an epoch. The window must be the present one or the next.
   */
  carriedInto({ start, lossFrom }: Window): Trace | null {
    if (lossFrom === 1) return null;
    const carried = createTrace(this.#trace.sizes, lossFrom - start);
    copyRows(this.#trace, start - this.#start, carried, 0, carried.capacity, FORWARD_FIELDS);
    return carried;
  }

  /** Makes the trace hold what `window` takes over, as carriedInto gave it. */
  carryInto({ start }: Window, carried: Trace | null): void {
    if (carried !== null) copyRows(carried, 0, this.#trace, 0, carried.capacity, FORWARD_FIELDS);
    this.#start = start;
  }
}
