import type { Configuration } from '../engine/configuration.ts';
import type { PlainCheckpoint } from '../engine/plain-checkpoint.ts';
import { Arrivals } from './arrivals.ts';
import type { ClientListener, Fork, Goal, SampleOrder, TrainingClient } from './contract.ts';
import { whenDrawn } from './drawn.ts';
import type { TrainingEvent } from './events.ts';
import type { Timer } from './watchdog.ts';
import { type Failure, type Spawn, WorkerLink } from './worker-link.ts';

export type {
  ClientListener,
  Fork,
  Goal,
  Reached,
  SampleOrder,
  StopReason,
  TrainingClient,
} from './contract.ts';
export { FIGURE_COUNT, FIGURES } from './figures.ts';
export type { Timer } from './watchdog.ts';
export type { Spawn, WorkerLike } from './worker-link.ts';

/** After this many failures with nothing completed between them, another restart is no hope. */
const RESTARTS = 3;

const spawnWorker: Spawn = () =>
  new Worker(new URL('./main.ts', import.meta.url), { type: 'module' });

const pageTimer: Timer = {
  now: () => performance.now(),
  every(ms, tick) {
    const id = setInterval(tick, ms);
    return () => clearInterval(id);
  },
};

export function createClient(listener: ClientListener): TrainingClient {
  return new Client(listener, spawnWorker, pageTimer, whenDrawn);
}

/** The client of another world than a page; what it shows is drawn at once. */
export function createClientIn(
  listener: ClientListener,
  spawn: Spawn,
  timer: Timer,
): TrainingClient {
  return new Client(listener, spawn, timer, (then) => then());
}

/** What is under way, kept until it is done, so that another worker can be asked for it. */
type Task =
  | { readonly kind: 'watch'; readonly n: number }
  | { readonly kind: 'train'; readonly goal: Goal; readonly pausing: boolean };

interface Run {
  readonly configuration: Configuration;
  /** Kept, so that another worker can begin there, too. */
  readonly checkpoint: PlainCheckpoint | null;
  readonly arrivals: Arrivals;
}

class Client implements TrainingClient {
  readonly #listener: ClientListener;
  readonly #link: WorkerLink;
  readonly #whenDrawn: (then: () => void) => void;
  #run: Run | null = null;
  #runId = 0;
  #task: Task | null = null;
  #requestId = 0;
  #restarts = 0;

  constructor(
    listener: ClientListener,
    spawn: Spawn,
    timer: Timer,
    whenDrawn: (then: () => void) => void,
  ) {
    this.#listener = listener;
    this.#whenDrawn = whenDrawn;
    this.#link = new WorkerLink(spawn, timer, {
      onEvent: (event) => this.#receive(event),
      onBroken: (cause, detail) => this.#recover(cause, detail),
      onImpossible: (detail) => this.#fail(detail),
    });
  }

  start(
    configuration: Configuration,
    checkpoint: PlainCheckpoint | null = null,
    fork: Fork | null = null,
  ): void {
    this.#settle();
    this.#restarts = 0;
    const made = checkpoint?.n ?? 0;
    const { at, told } = fork ?? { at: made, told: made };
    const arrivals = this.#arrivalsOf({ at, told }, () => this.#run === run);
    const run = { configuration, checkpoint: checkpoint ?? this.#sharedCheckpoint(told), arrivals };
    this.#run = run;
    this.#begin(run, at, fork === null ? 0 : told);
  }

  /** The checkpoint that the run before this one began with, when so many updates are shared. */
  #sharedCheckpoint(shared: number): PlainCheckpoint | null {
    const known = this.#run?.checkpoint ?? null;
    return known !== null && shared > 0 && known.n <= shared ? known : null;
  }

  #arrivalsOf(fork: Fork, isPresent: () => boolean): Arrivals {
    const consequences = {
      done: () => {
        this.#settle();
        this.#restarts = 0;
      },
      telling: () => {
        // Told of the record, the listener may begin another run, or none.
        this.#whenDrawn(() => {
          if (isPresent()) this.#link.send({ kind: 'seen', run: this.#runId });
        });
      },
      contradiction: (detail: string) => this.#link.fail('crashed', detail),
    };
    return new Arrivals(this.#listener, consequences, fork);
  }

  watch(n: number): void {
    this.#ask({ kind: 'watch', n }, 0);
  }

  train(goal: Goal): void {
    if (this.#run === null) return;
    // Until the worker says where it is, which the watch before this may have changed.
    this.#run.arrivals.told.from = this.#run.arrivals.told.at;
    this.#ask({ kind: 'train', goal, pausing: false }, 0);
  }

  pause(): void {
    if (this.#task?.kind !== 'train') return;
    this.#task = { ...this.#task, pausing: true };
    this.#link.send({ kind: 'pause', run: this.#runId });
  }

  sample(order: SampleOrder): void {
    if (this.#run !== null) this.#link.send({ kind: 'sample', run: this.#runId, ...order });
  }

  dispose(): void {
    this.#run = null;
    this.#settle();
    this.#link.close();
  }

  #begin({ configuration, checkpoint, arrivals }: Run, at: number, shared: number): void {
    const { reported } = arrivals.told;
    const run = ++this.#runId;
    const start = { kind: 'start', run, configuration, at, reported, shared } as const;
    this.#link.send(checkpoint === null ? start : { ...start, checkpoint });
  }

  #ask(task: Task, quietUntil: number): void {
    if (this.#run === null) return;
    const run = this.#runId;
    const request = ++this.#requestId;
    this.#task = task;
    this.#link.expect(true);
    this.#link.send(
      task.kind === 'watch'
        ? { kind: 'watch', run, request, n: task.n }
        : { kind: 'train', run, request, goal: task.goal, quietUntil },
    );
  }

  /** Nothing is under way any more. */
  #settle(): void {
    this.#task = null;
    this.#link.expect(false);
  }

  #receive(event: TrainingEvent): void {
    if (this.#run === null) return;
    if ('run' in event && event.run !== null && event.run !== this.#runId) return;
    if ('request' in event && event.request !== this.#requestId) return;
    if (event.kind === 'refused') this.#fail(event.detail);
    else this.#run.arrivals.take(event);
  }

  /** The worker is gone: another one takes over where it was, and does what was under way. */
  #recover(cause: Failure, detail: string): void {
    const run = this.#run;
    const task = this.#task;
    if (run === null) return;
    if (this.#restarts === RESTARTS) {
      this.#fail(detail);
      return;
    }
    this.#restarts++;
    const { at, from } = run.arrivals.told;
    const resumed = task?.kind === 'train' && !task.pausing;
    // Training is repeated from where the stretch began, because its goal may count from there.
    this.#begin(run, resumed ? from : at, 0);
    if (this.#run !== run) return;
    if (task?.kind === 'watch') this.#ask(task, 0);
    else if (resumed) this.#ask(task, at);
    else this.#settle();
    this.#listener.onRestarted(cause, detail);
    // The new worker has nothing to stop: the answer to the pause is ours.
    const unanswered = this.#run === run && this.#task === null;
    if (unanswered && task?.kind === 'train' && task.pausing) {
      this.#listener.onStopped(at, 'paused');
    }
  }

  #fail(detail: string): void {
    this.dispose();
    this.#listener.onFailed(detail);
  }
}
