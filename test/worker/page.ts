import { expect } from 'vitest';
import type { Configuration } from '../../src/engine/configuration.ts';
import type { PlainCheckpoint } from '../../src/engine/plain-checkpoint.ts';
import type { UpdateRecord } from '../../src/engine/record.ts';
import {
  type ClientListener,
  createClientIn,
  FIGURE_COUNT,
  type Fork,
  type Goal,
  type Reached,
  type StopReason,
  type TrainingClient,
} from '../../src/worker/client.ts';
import { expectSameRecord, Reference } from './reference.ts';
import { World } from './world.ts';

/** A page that remembers what its client told it, and checks the promises that always hold. */
export class Page implements ClientListener {
  readonly world = new World();
  readonly client: TrainingClient;
  readonly losses: number[] = [];
  /** All figures, one list per update. */
  readonly figures: number[][] = [];
  readonly samples: [id: number, text: string][] = [];
  readonly complete: UpdateRecord[] = [];
  readonly reached: Reached[] = [];
  readonly progress: [done: number, total: number][] = [];
  readonly stops: [n: number, reason: StopReason][] = [];
  readonly restarts: [cause: string, detail: string][] = [];
  readonly failures: string[] = [];
  /** How often the client said that a record grew, its beginning and its end included. */
  growths = 0;
  growing: UpdateRecord | null = null;
  private configuration: Configuration | null = null;
  private ofEngine: Reference | null = null;

  constructor() {
    this.client = createClientIn(this, this.world.spawn, this.world.timer);
  }

  /** With a checkpoint the page knows the losses up to there; with a fork, those it was told. */
  start(configuration: Configuration, checkpoint?: PlainCheckpoint | null, fork?: Fork): void {
    this.configuration = configuration;
    this.ofEngine = null;
    this.losses.length = this.figures.length = fork?.told ?? 0;
    this.complete.length = 0;
    this.growing = null;
    if (checkpoint != null) this.losses.push(...this.reference.losses(checkpoint.n));
    this.client.start(configuration, checkpoint, fork);
  }

  /** Lets page and worker go on in turns until something is so. */
  until(isSo: () => boolean): void {
    for (let i = 0; !isSo(); i++) {
      if (!(this.world.deliver() || this.world.work()) || i > 20_000) throw new Error('never so');
    }
  }

  /** Watches update n to its end and returns its record. */
  watch(n: number): UpdateRecord {
    this.client.watch(n);
    this.world.settle();
    return this.last;
  }

  /** Trains until it stops and returns why. */
  train(goal: Goal): [n: number, reason: StopReason] {
    const { length } = this.stops;
    this.client.train(goal);
    this.world.settle();
    expect(this.stops).toHaveLength(length + 1);
    return this.stops[length]!;
  }

  get reference(): Reference {
    this.ofEngine ??= new Reference(this.configuration!);
    return this.ofEngine;
  }

  get last(): UpdateRecord {
    const record = this.complete.at(-1);
    if (record === undefined) throw new Error('no record');
    return record;
  }

  onRecord(record: UpdateRecord, complete: boolean, reached: Reached): void {
    this.growths++;
    this.reached.push(reached);
    expect(record.result !== null).toBe(complete);
    if (!complete) {
      this.growing = record;
      return;
    }
    this.growing = null;
    this.complete.push(record);
    expectSameRecord(record, this.reference.record(record.n));
  }

  onFigures(from: number, values: Float64Array): void {
    expect(from).toBe(this.losses.length);
    for (let i = 0; i < values.length; i += FIGURE_COUNT) {
      this.losses.push(values[i]!);
      this.figures.push([...values.subarray(i, i + FIGURE_COUNT)]);
    }
  }

  onSample(id: number, text: string): void {
    this.samples.push([id, text]);
  }

  onProgress(done: number, total: number): void {
    this.progress.push([done, total]);
  }

  onStopped(n: number, reason: StopReason): void {
    this.stops.push([n, reason]);
  }

  onRestarted(cause: 'crashed' | 'silent', detail: string): void {
    this.restarts.push([cause, detail]);
  }

  onFailed(detail: string): void {
    this.failures.push(detail);
  }

  /** Every loss so far is the engine's, and there are `count` of them. */
  expectLosses(count: number): void {
    expect(this.losses).toHaveLength(count);
    expect(this.losses).toEqual(this.reference.losses(count));
  }
}
