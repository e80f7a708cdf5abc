import type { Training } from '../engine/training.ts';
import type { CommandOf } from './commands.ts';
import { type LoopPorts, Pace, type Steps } from './ports.ts';
import { begunUpdate, wholeUpdate } from './record-events.ts';
import type { Pass } from './rows.ts';
import { packRows } from './rows.ts';
import type { Run } from './run.ts';

/** What is computed within a frame travels together: each message costs the page a task of its own. */
const FRAME_MS = 16;

/**
 * Brings the run to update n and streams it: what it begins with, its time steps as they are
 * computed, what it ends with. Where the run diverges before n, the diverging update is streamed.
 */
export function* watch(ports: LoopPorts, run: Run, { request, n }: CommandOf<'watch'>): Steps {
  const { training } = run;
  const ids = { run: run.id, request };
  run.owed = 0;
  yield* run.reach(n, (done, total) => ports.post({ kind: 'progress', ...ids, done, total }));
  // Whatever of it was run before is run again: every row has to be told.
  training.beginUpdate();
  ports.post({ kind: 'begin', ...ids, ...begunUpdate(training) });

  const rows = new Rows(training, ports, ids);
  const { start, end } = training.window;
  while (training.forwardTo < end) {
    const t = training.forwardTo + 1;
    training.forward(t, t);
    rows.add('forward', t, t === end);
    yield;
  }
  while (training.backwardTo > start) {
    const t = training.backwardTo - 1;
    training.backward(t, t);
    rows.add('backward', t, t === start);
    yield;
  }
  run.finishUpdate();
  run.postFigures();
  const { result } = wholeUpdate(training);
  if (result !== null) ports.post({ kind: 'end', ...ids, result });
}

/** The rows that have been computed and not yet posted, all of one pass. */
class Rows {
  readonly #training: Training;
  readonly #ports: LoopPorts;
  readonly #ids: { readonly run: number; readonly request: number };
  readonly #pace: Pace;
  #from = 0;
  #to = 0;

  constructor(training: Training, ports: LoopPorts, ids: { run: number; request: number }) {
    this.#training = training;
    this.#ports = ports;
    this.#ids = ids;
    this.#pace = new Pace(ports.now, FRAME_MS, FRAME_MS);
  }

  /** Time step t has been run; `last`: as the last of its pass. */
  add(pass: Pass, t: number, last: boolean): void {
    if (this.#from === 0) this.#from = this.#to = t;
    else if (pass === 'forward') this.#to = t;
    else this.#from = t;
    if (last || this.#pace.due()) this.#post(pass);
  }

  #post(pass: Pass): void {
    const { trace, window } = this.#training;
    const from = this.#from;
    const to = this.#to;
    const values = packRows(trace, pass, from - window.start, to - from + 1);
    this.#ports.post({ kind: 'rows', ...this.#ids, pass, from, to, values });
    this.#from = 0;
  }
}
