import type { CommandOf } from './commands.ts';
import type { StopReason } from './contract.ts';
import { GoalProgress } from './goal-progress.ts';
import { type LoopPorts, Pace, type Steps } from './ports.ts';
import { wholeUpdate } from './record-events.ts';
import type { Run } from './run.ts';

const RECORDS_EVERY_MS = 100;
/** Copying a long update and letting it answer takes time too: at most a fifth of it. */
const REST_AFTER_RECORD = 4;

/** A stretch of training at full speed, from where the run is to its goal. */
export class Stretch {
  readonly #ports: LoopPorts;
  readonly #run: Run;
  readonly #command: CommandOf<'train'>;
  readonly #ids: { readonly run: number; readonly request: number };
  readonly #recordPace: Pace;
  /** Whether the page has room for another record. */
  #room = true;
  /** Whether the training holds an update of this stretch that the page has not been shown. */
  #fresh = false;
  readonly #progress: GoalProgress;

  constructor(ports: LoopPorts, run: Run, command: CommandOf<'train'>) {
    this.#ports = ports;
    this.#run = run;
    this.#command = command;
    this.#progress = new GoalProgress(run.training, command.goal);
    this.#ids = { run: run.id, request: command.request };
    this.#recordPace = new Pace(ports.now, RECORDS_EVERY_MS, RECORDS_EVERY_MS);
  }

  /** The page has drawn the latest record. */
  seen(): void {
    this.#room = true;
  }

  *steps(): Steps {
    const run = this.#run;
    const { training } = run;
    if (run.owed > 0) {
      yield* run.reach(run.owed, (done, total) => this.#report(done, total));
    }
    this.#ports.post({ kind: 'training', ...this.#ids, from: training.n });
    run.owed = this.#command.quietUntil;
    const show = this.#shower(training.n);
    let reason = this.#progress.reached();
    while (reason === null) {
      this.#fresh = false;
      yield* run.advance();
      this.#fresh = true;
      if (training.divergence === null) {
        this.#progress.count();
        reason = this.#progress.reached();
      } else reason = 'diverged';
      show();
      yield;
    }
    run.owed = 0;
    this.stop(reason);
  }

  /** Says that the stretch is over; nobody may walk its steps any further. */
  stop(reason: StopReason): void {
    const run = this.#run;
    run.postFigures();
    // Neither an update that was interrupted is shown, nor one that is being repeated.
    if (this.#fresh && run.owed <= run.training.n) this.#show();
    this.#ports.post({ kind: 'stopped', ...this.#ids, n: run.at, reason });
  }

  /** What to show of an update: itself, or as long as updates are repeated how far that has come. */
  #shower(from: number): () => void {
    const { training } = this.#run;
    const { quietUntil } = this.#command;
    const progress = this.#run.progress();
    return () => {
      if (training.n >= quietUntil) this.#showInTime();
      else if (progress.due()) this.#report(training.n - from, quietUntil - from);
    };
  }

  #showInTime(): void {
    if (this.#room && this.#recordPace.due()) this.#show();
  }

  #show(): void {
    const begun = this.#ports.now();
    const { head, trace, result } = wholeUpdate(this.#run.training);
    if (result === null) return;
    this.#ports.post({ kind: 'record', ...this.#ids, head, trace, result });
    this.#recordPace.rest(REST_AFTER_RECORD * (this.#ports.now() - begun));
    this.#room = false;
    this.#fresh = false;
  }

  #report(done: number, total: number): void {
    this.#ports.post({ kind: 'progress', ...this.#ids, done, total });
  }
}
