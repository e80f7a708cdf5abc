import { Checkpoints } from '../engine/checkpoints.ts';
import type { Configuration } from '../engine/configuration.ts';
import { checkpointFrom, type PlainCheckpoint } from '../engine/plain-checkpoint.ts';
import { createTraining, type Training } from '../engine/training.ts';
import type { CommandOf } from './commands.ts';
import { FiguresQueue } from './figures.ts';
import { type LoopPorts, Pace, type Steps } from './ports.ts';

/** The work between two looks at the clock, in multiply–adds of one pass: about a millisecond. */
const PIECE = 400_000;
/** What tanh or exp costs, in multiply–adds: in small networks it is most of the work. */
const FUNCTION = 20;
/** At most 20 messages a second, however short the updates are: each makes the page look up. */
const FIGURES_EVERY_MS = 50;
/** Repeating updates for less time than this is not worth a word. */
const BLINK_MS = 200;
const PROGRESS_EVERY_MS = 100;

/** Hears how far a repetition has come, when it takes longer than a blink. */
export type Report = (done: number, total: number) => void;

/** A run of the engine in steps, with its checkpoints and its figures. */
export class Run {
  readonly id: number;
  readonly training: Training;
  /**
   * The number of updates that count as made although a restarted worker has yet to repeat them;
   * 0 when it has none to repeat.
   */
  owed: number;
  readonly #ports: LoopPorts;
  readonly #checkpoints: Checkpoints;
  readonly #figures: FiguresQueue;
  readonly #figuresPace: Pace;
  /** The time steps that are run between two looks at the clock. */
  readonly #piece: number;

  /**
   * @param before the run whose first `shared` updates are this one's, too
   * @throws RangeError when the configuration makes no sense, or the checkpoint is not of it
   */
  constructor(ports: LoopPorts, command: CommandOf<'start'>, before: Run | null) {
    const { run, configuration, at, reported, shared, checkpoint } = command;
    this.id = run;
    this.training = createTraining(configuration);
    this.owed = at;
    this.#ports = ports;
    this.#checkpoints = new Checkpoints(this.training);
    if (checkpoint !== undefined) this.#takeOver(checkpoint, configuration);
    if (before !== null) this.#checkpoints.adopt(before.#checkpoints, shared);
    this.#figures = new FiguresQueue(reported);
    this.#figuresPace = new Pace(ports.now, FIGURES_EVERY_MS);
    const { V, H } = this.training.sizes;
    this.#piece = Math.max(1, Math.floor(PIECE / ((H + FUNCTION) * (H + V))));
  }

  /** Keeps a checkpoint that came from elsewhere, and goes there unless the run is before it. */
  #takeOver(checkpoint: PlainCheckpoint, configuration: Configuration): void {
    const { training } = this;
    training.restore(checkpointFrom(checkpoint, configuration));
    this.#checkpoints.offer(training);
    if (this.owed < checkpoint.n) training.restore(this.#checkpoints.nearest(0));
  }

  /** The number of updates that count as made. */
  get at(): number {
    return Math.max(this.training.n, this.owed);
  }

  progress(): Pace {
    return new Pace(this.#ports.now, PROGRESS_EVERY_MS, BLINK_MS);
  }

  /** Goes to n updates made, or to fewer when the next one diverges. */
  *reach(n: number, report: Report): Steps {
    // It goes back to a checkpoint when that is the way.
    const replay = this.#checkpoints.replay(this.training, n);
    const progress = this.progress();
    while (!replay.finished) {
      yield* this.advance();
      if (progress.due()) report(replay.done, replay.total);
      yield;
    }
  }

  /** Makes one update, or finds that it diverges: see training.divergence. */
  *advance(): Steps {
    const { training } = this;
    if (training.finished) training.beginUpdate();
    if (training.window.end - training.window.start >= this.#piece) yield* this.#passes();
    this.finishUpdate();
  }

  /** Both passes of an update that is too long to be run at once. */
  *#passes(): Steps {
    const { training } = this;
    const { start, end } = training.window;
    while (training.forwardTo < end) {
      training.forward(training.forwardTo + 1, Math.min(end, training.forwardTo + this.#piece));
      yield;
    }
    while (training.backwardTo > start) {
      const to = Math.max(start, training.backwardTo - this.#piece);
      training.backward(training.backwardTo - 1, to);
      yield;
    }
  }

  /** Ends the open update, whatever of it is still missing. */
  finishUpdate(): void {
    const { training } = this;
    if (training.finishUpdate() !== null) return;
    this.#figures.note(training);
    this.#checkpoints.offer(training);
  }

  /** Posts the figures that have come, unless the page has just been told some. */
  postFiguresInTime(): void {
    if (this.#figuresPace.due()) this.postFigures();
  }

  postFigures(): void {
    const batch = this.#figures.take();
    if (batch !== null) this.#ports.post({ kind: 'figures', run: this.id, ...batch });
  }
}
