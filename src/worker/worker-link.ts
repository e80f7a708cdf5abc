import type { Command } from './commands.ts';
import { checkEvent, type TrainingEvent } from './events.ts';
import { type Timer, Watchdog } from './watchdog.ts';

/** The part of a Worker that the client uses. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  terminate(): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
}
export type Spawn = () => WorkerLike;

export type Failure = 'crashed' | 'silent';

export interface LinkListener {
  onEvent(event: TrainingEvent): void;
  /** The worker failed and has been terminated; the next command gets a new one. */
  onBroken(cause: Failure, detail: string): void;
  /** This browser makes no worker; asking again would not help. */
  onImpossible(detail: string): void;
}

/** Holds at most one living worker: passes commands on, checks what comes back, notices its end. */
export class WorkerLink {
  readonly #spawn: Spawn;
  readonly #listener: LinkListener;
  readonly #watchdog: Watchdog;
  #worker: WorkerLike | null = null;

  constructor(spawn: Spawn, timer: Timer, listener: LinkListener) {
    this.#spawn = spawn;
    this.#listener = listener;
    this.#watchdog = new Watchdog(
      timer,
      () => this.send({ kind: 'ping' }),
      (ms) => this.fail('silent', `no answer for ${ms} ms`),
    );
  }

  send(command: Command): void {
    try {
      this.#worker ??= this.#open();
    } catch (error) {
      this.#listener.onImpossible(String(error));
      return;
    }
    this.#worker.postMessage(command);
  }

  /** Whether something is under way, so that silence would be a failure. */
  expect(pending: boolean): void {
    this.#watchdog.expect(pending);
  }

  fail(cause: Failure, detail: string): void {
    this.close();
    this.#listener.onBroken(cause, detail);
  }

  close(): void {
    this.#watchdog.expect(false);
    this.#worker?.terminate();
    this.#worker = null;
  }

  #open(): WorkerLike {
    const worker = this.#spawn();
    this.#watchdog.renewed();
    // A terminated worker's last messages can still be in the queue: only the present one speaks.
    const when = (type: string, handle: (event: Event) => void) =>
      worker.addEventListener(type, (event) => {
        if (worker === this.#worker) handle(event);
      });
    when('message', (event) => this.#receive((event as MessageEvent<unknown>).data));
    when('messageerror', () => this.fail('crashed', 'a message could not be read'));
    // A script that cannot be loaded fires an event without a message.
    when('error', (event) =>
      this.fail('crashed', (event as Partial<ErrorEvent>).message ?? 'worker could not be loaded'),
    );
    return worker;
  }

  #receive(message: unknown): void {
    this.#watchdog.heard();
    let event: TrainingEvent;
    try {
      event = checkEvent(message);
    } catch (error) {
      this.fail('crashed', String(error));
      return;
    }
    if (event.kind === 'error') this.fail('crashed', event.detail);
    else this.#listener.onEvent(event);
  }
}
