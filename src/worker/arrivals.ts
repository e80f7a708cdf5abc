import type { UpdateRecord } from '../engine/record.ts';
import {
  addRows,
  type Assembly,
  beginAssembly,
  completeAssembly,
  wholeRecord,
} from './assembly.ts';
import type { ClientListener, Fork } from './contract.ts';
import type { EventOf, TrainingEvent } from './events.ts';
import { FIGURE_COUNT } from './figures.ts';

/** What a run's events have told so far: enough for another worker to take over. */
export interface Told {
  /** The number of updates made. */
  at: number;
  /** The number of updates whose figures have been passed on. */
  reported: number;
  /** Where the present stretch of training began. */
  from: number;
}

/** What the events of a run mean beside what they say. */
export interface Consequences {
  /** What was under way is done. */
  done(): void;
  /** A record of full speed is about to be passed on: then there will be room for another. */
  telling(): void;
  /** The event contradicts earlier ones: the worker is not to be trusted any more. */
  contradiction(detail: string): void;
}

/** Turns the events of one run, none of them stale, back into records and figures. */
export class Arrivals {
  readonly told: Told;
  readonly #listener: ClientListener;
  readonly #consequences: Consequences;
  #assembly: Assembly | null = null;

  constructor(listener: ClientListener, consequences: Consequences, { at, told }: Fork) {
    this.told = { at, reported: told, from: at };
    this.#listener = listener;
    this.#consequences = consequences;
  }

  take(event: TrainingEvent): void {
    switch (event.kind) {
      case 'progress':
        this.#listener.onProgress(event.done, event.total);
        break;
      case 'figures':
        this.#takeFigures(event);
        break;
      case 'sample':
        this.#listener.onSample(event.id, event.text);
        break;
      case 'training':
        this.told.from = this.told.at = event.from;
        break;
      case 'begin':
        this.#takeBegin(event);
        break;
      case 'rows':
        this.#takeRows(event);
        break;
      case 'end':
        this.#takeEnd(event);
        break;
      case 'record':
        this.#takeRecord(event);
        break;
      case 'stopped':
        this.#takeStopped(event);
        break;
      default:
    }
  }

  #takeFigures({ from, values }: EventOf<'figures'>): void {
    if (from !== this.told.reported) {
      this.#consequences.contradiction(`figures from ${from} after ${this.told.reported}`);
      return;
    }
    this.told.at = this.told.reported += values.length / FIGURE_COUNT;
    this.#listener.onFigures(from, values);
  }

  #takeBegin(event: EventOf<'begin'>): void {
    this.#assembly = beginAssembly(event);
    this.#show(this.#assembly, false);
  }

  #takeRows(event: EventOf<'rows'>): void {
    const assembly = this.#assembly;
    if (assembly === null) return;
    try {
      assembly.reached = addRows(assembly, event);
    } catch (error) {
      this.#consequences.contradiction(String(error));
      return;
    }
    this.#show(assembly, false);
  }

  #takeEnd(event: EventOf<'end'>): void {
    const assembly = this.#assembly;
    if (assembly === null) return;
    completeAssembly(assembly, event);
    this.told.at = madeWith(assembly.record);
    this.#assembly = null;
    this.#consequences.done();
    this.#show(assembly, true);
  }

  #takeRecord(event: EventOf<'record'>): void {
    const record = wholeRecord(event);
    this.told.at = madeWith(record);
    const { start, end } = record.window;
    this.#consequences.telling();
    this.#listener.onRecord(record, true, { forward: end, backward: start });
  }

  #takeStopped({ n, reason }: EventOf<'stopped'>): void {
    this.told.at = n;
    this.#consequences.done();
    this.#listener.onStopped(n, reason);
  }

  #show({ record, reached }: Assembly, complete: boolean): void {
    this.#listener.onRecord(record, complete, reached);
  }
}

/** The number of updates made when the record's own is done; a diverged one changes nothing. */
function madeWith({ n, result }: UpdateRecord): number {
  return result?.divergence === null ? n + 1 : n;
}
