import { generates } from './answer.ts';
import type { Checkpoint } from './checkpoint.ts';
import { clip } from './clipping.ts';
import type {
  ClippingSettings,
  Configuration,
  HeadKind,
  OptimizerSettings,
  ParameterChange,
  RecurrenceCut,
  Truncation,
} from './configuration.ts';
import { checkConfiguration } from './configuration.ts';
import { divergedGradient, divergedPass, divergedUpdate } from './divergence.ts';
import type { Task } from './task.ts';
import { initialParameters } from './initialisation.ts';
import { Interventions, checkChanges } from './interventions.ts';
import { euclideanNorm } from './norm.ts';
import type { ModelState } from './optimizers.ts';
import { createState, takeStep } from './optimizers.ts';
import type { Parameters } from './parameters.ts';
import { createParameters } from './parameters.ts';
import { Passes } from './passes.ts';
import { createRandom } from './random.ts';
import type { Divergence, UpdateRecord } from './record.ts';
import type { HeldEnd } from './recording.ts';
import { recordOf } from './recording.ts';
import type { ModelSizes } from './shapes.ts';
import type { Trace } from './trace.ts';
import type { Sequence, Vocabulary } from './vocabulary.ts';
import { readText } from './vocabulary.ts';
import type { Window } from './windows.ts';
import { longestWindow, windowAt, windowCount } from './windows.ts';

/** What a run is made of when it does not start from a configuration. */
export interface TrainingSetup extends Sequence {
  readonly vocabulary: Vocabulary;
  readonly sizes: ModelSizes;
  readonly head: HeadKind;
  readonly truncation: Truncation | null;
  readonly clipping: ClippingSettings | null;
  readonly optimizer: OptimizerSettings;
  readonly cut?: RecurrenceCut | null;
  readonly changes?: readonly ParameterChange[];
  /** The parameters before the first update; copied. */
  readonly parameters: Parameters;
}

/** @throws RangeError when the configuration makes no sense; the message says why */
export function createTraining(configuration: Configuration): Training {
  checkConfiguration(configuration);
  const { text, hiddenSize, seed, initialisation } = configuration;
  const { vocabulary, ...sequence } = readText(text);
  const sizes = { V: vocabulary.length, H: hiddenSize };
  checkChanges(configuration.changes, sizes);
  const parameters = initialParameters(sizes, initialisation, createRandom(seed));
  return new Training({ ...configuration, ...sequence, vocabulary, sizes, parameters });
}

/**
 * A run: one update after another, each of them forward over a window, backward over it, and a
 * step of the optimizer. An update can be computed in ranges of time steps, to be watched, or at
 * once; both give the same bits. At full speed nothing is allocated.
 */
export class Training {
  readonly vocabulary: Vocabulary;
  readonly sizes: ModelSizes;
  /** T of the whole text. */
  readonly timeSteps: number;
  readonly #task: Task;
  /** The optimizer of the open update: the learning rate may change on the way. */
  #optimizer: OptimizerSettings;
  readonly #clipping: ClippingSettings | null;
  /** Null where there are none: most runs need not look, at each of their updates. */
  readonly #interventions: Interventions | null;
  /** Full BPTT's one window. */
  readonly #wholeText: Window;
  readonly #clipped: Parameters;
  readonly #truncation: Truncation | null;
  /** How many windows, and so updates, an epoch has. */
  readonly #windowCount: number;
  readonly #passes: Passes;
  /** The state after n updates, and the one that the next update writes before they change places. */
  #state: ModelState;
  #spare: ModelState;
  #n = 0;
  #epoch = 0;
  #loss = 0;
  #gradientNorm = 0;
  #clippingActed = false;
  #finished = false;
  #divergence: Divergence | null = null;

  constructor(setup: TrainingSetup) {
    const { head, inputs, targets, truncation, optimizer } = setup;
    const sizes = { V: setup.sizes.V | 0, H: setup.sizes.H | 0 };
    const T = inputs.length;
    this.vocabulary = setup.vocabulary;
    this.sizes = sizes;
    this.timeSteps = T;
    this.#task = { head, inputs, targets };
    this.#optimizer = optimizer;
    this.#clipping = setup.clipping;
    const { changes = [], cut = null } = setup;
    const intervenes = cut !== null || changes.length > 0;
    this.#interventions = intervenes ? new Interventions(changes, cut, optimizer, sizes) : null;
    this.#wholeText = windowAt(T, null, 0);
    this.#truncation = truncation;
    this.#windowCount = windowCount(T, truncation);
    this.#state = createState(sizes, optimizer.kind);
    this.#spare = createState(sizes, optimizer.kind);
    this.#state.parameters.buffer.set(setup.parameters.buffer);
    const capacity = longestWindow(T, truncation);
    this.#passes = new Passes(sizes, this.#task, capacity, this.#windowOf(0), this.parameters);
    this.#clipped = setup.clipping === null ? this.gradient : createParameters(sizes);
    this.beginUpdate();
  }

  /** How many updates have been made. */
  get n(): number {
    return this.#n;
  }
  /** θ after n updates. Two objects take turns at this: copy it rather than keep it. */
  get parameters(): Parameters {
    return this.#state.parameters;
  }
  /** The optimizer's state after n updates; the same holds. */
  get moments(): readonly Float64Array[] {
    return this.#state.moments;
  }
  /** The window of the update under way, or of the last one until the next begins. */
  get window(): Window {
    return this.#passes.window;
  }
  /** The epoch of that window, from 0. */
  get epoch(): number {
    return this.#epoch;
  }
  /** That update's quantities; row 0 is time step window.start. The next update overwrites them. */
  get trace(): Trace {
    return this.#passes.trace;
  }
  /** That update's ∇θ as far as the backward pass has come, before clipping. */
  get gradient(): Parameters {
    return this.#passes.gradient;
  }
  /** The last time step that has been run forward; lossFrom − 1 before the first. */
  get forwardTo(): number {
    return this.#passes.forwardTo;
  }
  /** The earliest time step that has been run backward; end + 1 before the first. */
  get backwardTo(): number {
    return this.#passes.backwardTo;
  }
  /** Whether that update is complete. */
  get finished(): boolean {
    return this.#finished;
  }
  /** L of the last finished update. */
  get loss(): number {
    return this.#loss;
  }
  /** ‖∇θ‖ of the last finished update over what is not held, before clipping. */
  get gradientNorm(): number {
    return this.#gradientNorm;
  }
  /** The number of that update's losses. */
  get lossCount(): number {
    return this.window.end - this.window.lossFrom + 1;
  }
  /** In how many of them the target was the likeliest character. */
  get correct(): number {
    return this.#passes.correct();
  }
  /** Whether clipping changed that update's gradient. */
  get clippingActed(): boolean {
    return this.#clippingActed;
  }
  /** What stopped the run: the last update ended in a number that is not finite. Else null. */
  get divergence(): Divergence | null {
    return this.#divergence;
  }

  /** Opens update n. What was already computed of it is forgotten: it begins again. */
  beginUpdate(): void {
    this.#epoch = Math.floor(this.#n / this.#windowCount);
    if (this.#interventions !== null) {
      this.#interventions.apply(this.#n, this.parameters);
      this.#optimizer = this.#interventions.optimizerAt(this.#n);
    }
    this.#passes.open(this.#windowOf(this.#n), this.parameters);
    this.#finished = false;
    this.#divergence = null;
  }

  /**
   * Runs the time steps from … to (1-based) of the open update forward.
   * @throws RangeError unless they lie in the window and follow those already run
   */
  forward(from: number, to: number): void {
    this.#passes.forward(from, to);
  }

  /**
   * Runs the time steps from … to (1-based, from ≥ to) of the open update backward.
   * @throws RangeError unless they lie in the window and follow those already run
   */
  backward(from: number, to: number): void {
    this.#passes.backward(from, to);
  }

  /**
   * Ends the open update: runs the time steps that are still missing, clips the gradient and takes
   * the optimizer's step. If a number is not finite, parameters, optimizer state and n stay.
   *
   * @returns what diverged, or null
   */
  finishUpdate(): Divergence | null {
    if (this.#finished) return this.#divergence;
    this.#passes.complete();
    this.#loss = this.#passes.loss();
    const used = this.#interventions?.usedOf(this.#n, this.gradient) ?? this.gradient;
    this.#gradientNorm = euclideanNorm(used.buffer);
    const clipped = this.#clipping === null ? used.buffer : this.#clipped.buffer;
    if (this.#clipping !== null) {
      this.#clippingActed = clip(clipped, used.buffer, this.#gradientNorm, this.#clipping);
    }
    const stepped = takeStep(this.#optimizer, this.#n, clipped, this.#state, this.#spare);
    this.#interventions?.holdBack(this.#n, this.#state, this.#spare);
    const check = this.#passes.check + 0 * this.#loss + 0 * this.#gradientNorm + stepped;
    this.#divergence = check === 0 ? null : this.findDivergence();
    this.#finished = true;
    if (this.#divergence === null) this.#commit();
    return this.#divergence;
  }

  #commit(): void {
    const written = this.#spare;
    this.#spare = this.#state;
    this.#state = written;
    this.#n++;
  }

  /** Ends the open update at full speed, or runs the next when none is open. See finishUpdate. */
  runUpdate(): Divergence | null {
    if (this.#finished) this.beginUpdate();
    return this.finishUpdate();
  }

  /**
   * The first number that is not finite, in the order of the steps, as far as the open update has
   * come; null when there is none. It looks at every number only when a sum says that it must.
   */
  findDivergence(): Divergence | null {
    const { window, forwardTo, backwardTo } = this;
    const inPasses = divergedPass(this.trace, this.#passes.loss(), window, forwardTo, backwardTo);
    if (inPasses !== null || backwardTo > window.start) return inPasses;
    return (
      divergedGradient(this.gradient) ??
      divergedUpdate(this.sizes, this.#optimizer.kind, this.#spare)
    );
  }

  /** Whether the network with the present parameters generates the phrase, greedily. */
  generates(phrase: Int32Array): boolean {
    return generates(this.sizes, this.#task.head, this.parameters, phrase);
  }

  /** The whole text. */
  get text(): Int32Array {
    const { inputs, targets } = this.#task;
    const text = new Int32Array(targets.length + 1);
    text[0] = inputs[0]!;
    text.set(targets, 1);
    return text;
  }

  /** The output layer. */
  get head(): HeadKind {
    return this.#task.head;
  }

  /** A copy of the update that `window` belongs to, as far as it has come. */
  record(): UpdateRecord {
    const moved = this.#finished && this.#divergence === null;
    const { sizes, timeSteps, vocabulary, window, trace } = this;
    return recordOf({
      n: moved ? this.#n - 1 : this.#n,
      epoch: this.#epoch,
      window,
      sizes,
      timeSteps,
      vocabulary,
      task: this.#task,
      trace,
      before: moved ? this.#spare : this.#state,
      end: this.#finished ? this.#end() : null,
    });
  }

  #end(): HeldEnd {
    return {
      loss: this.#loss,
      gradient: this.gradient,
      gradientNorm: this.#gradientNorm,
      clipped: this.#clipping === null ? null : this.#clipped,
      written: this.#divergence === null ? this.#state : this.#spare,
      present: this.parameters,
      divergence: this.#divergence,
    };
  }

  /** A copy of everything that the updates from n on depend on. Possible at any moment. */
  checkpoint(): Checkpoint {
    const { parameters, moments } = this.#state;
    return {
      n: this.#n,
      parameters: parameters.buffer.slice(),
      moments: moments.map((moment) => moment.slice()),
      carried: this.#passes.carriedInto(this.#windowOf(this.#n)),
    };
  }

  /** Goes to a checkpoint of this same run, and opens the update there. */
  restore({ n, parameters, moments, carried }: Checkpoint): void {
    this.#n = n;
    this.#state.parameters.buffer.set(parameters);
    this.#state.moments.forEach((moment, i) => moment.set(moments[i]!));
    this.#passes.carryInto(this.#windowOf(n), carried);
    this.beginUpdate();
  }

  #windowOf(n: number): Window {
    if (this.#windowCount === 1) return this.#wholeText;
    return windowAt(this.timeSteps, this.#truncation, n % this.#windowCount);
  }
}
