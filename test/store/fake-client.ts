import type { Configuration } from '../../src/engine/configuration.ts';
import type { PlainCheckpoint } from '../../src/engine/plain-checkpoint.ts';
import { checkpointFrom } from '../../src/engine/plain-checkpoint.ts';
import type { Training } from '../../src/engine/training.ts';
import { createTraining } from '../../src/engine/training.ts';
import { DEFAULT_ADDRESS } from '../../src/share/address.ts';
import type { AddressState } from '../../src/share/address.ts';
import { DEFAULT_PREFERENCES } from '../../src/store/preferences.ts';
import type { Session } from '../../src/store/session.ts';
import { createSession } from '../../src/store/session.ts';
import type { SessionState } from '../../src/store/state.ts';
import type {
  ClientListener,
  Fork,
  Goal,
  SampleOrder,
  TrainingClient,
} from '../../src/worker/client.ts';
import { FiguresQueue } from '../../src/worker/figures.ts';

/** The engine without a worker: it answers when `answer` is called, or at once. */
export class FakeClient implements TrainingClient {
  readonly watched: number[] = [];
  readonly started: Configuration[] = [];
  readonly checkpoints: (PlainCheckpoint | null)[] = [];
  paused = 0;
  disposed = false;
  readonly forks: (Fork | null)[] = [];
  readonly samples: SampleOrder[] = [];
  private figures = new FiguresQueue(0);
  private training: Training | null = null;
  private waiting: (() => void)[] = [];

  readonly listener: ClientListener;
  private readonly atOnce: boolean;

  constructor(listener: ClientListener, atOnce: boolean) {
    this.listener = listener;
    this.atOnce = atOnce;
  }

  start(
    configuration: Configuration,
    checkpoint: PlainCheckpoint | null = null,
    fork: Fork | null = null,
  ): void {
    this.started.push(configuration);
    this.checkpoints.push(checkpoint);
    this.forks.push(fork);
    this.figures = new FiguresQueue(fork?.told ?? checkpoint?.n ?? 0);
    this.training = createTraining(configuration);
    if (checkpoint !== null) this.training.restore(checkpointFrom(checkpoint, configuration));
    const at = fork?.at ?? 0;
    while (this.training.n < at && this.training.divergence === null) this.make();
    this.waiting = [];
  }
  watch(n: number): void {
    this.watched.push(n);
    this.do(() => {
      const training = createTraining(this.started.at(-1)!);
      while (training.n < n && training.divergence === null) training.runUpdate();
      if (training.divergence === null) training.runUpdate();
      const record = training.record();
      const { start, end, lossFrom } = record.window;
      const open = { ...record, result: null };
      this.listener.onRecord(open, false, { forward: lossFrom - 1, backward: end + 1 });
      this.listener.onRecord(record, true, { forward: end, backward: start });
    });
  }
  train(goal: Goal): void {
    this.do(() => {
      const training = this.training!;
      const count = goal.kind === 'updates' ? goal.count : goal.atMost;
      while (training.n < count && training.divergence === null) {
        this.make();
      }
      this.tellFigures();
      const { window, divergence, n } = training;
      const reached = { forward: window.end, backward: window.start };
      this.listener.onRecord(training.record(), true, reached);
      this.listener.onStopped(n, divergence === null ? 'goal' : 'diverged');
    });
  }
  pause(): void {
    this.paused++;
  }
  sample(order: SampleOrder): void {
    this.samples.push(order);
  }
  dispose(): void {
    this.disposed = true;
  }
  /** Does what was asked for; what is asked meanwhile too. */
  answer(): void {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) next();
  }
  private make(): void {
    if (this.training!.runUpdate() === null) this.figures.note(this.training!);
  }
  private tellFigures(): void {
    const batch = this.figures.take();
    if (batch !== null) this.listener.onFigures(batch.from, batch.values);
  }
  private do(task: () => void): void {
    if (this.atOnce) task();
    else this.waiting.push(task);
  }
}

export interface Opened extends Session {
  readonly client: FakeClient;
  readonly get: () => SessionState;
}

/** A session that has been opened at an address; its client answers at once unless told not to. */
export function openSession(address: Partial<AddressState> = {}, atOnce = true): Opened {
  let client: FakeClient | null = null;
  const state = { ...DEFAULT_ADDRESS, ...address };
  const session = createSession(state, DEFAULT_PREFERENCES, (listener) => {
    client = new FakeClient(listener, atOnce);
    return client;
  });
  session.actions.open(state, null);
  return { ...session, client: client!, get: session.store.getState };
}

/** The loss of every update so far, as the curve has it. */
export const lossesOf = ({ history }: SessionState): (number | undefined)[] =>
  Array.from({ length: history.count }, (_, n) => history.loss(n));
