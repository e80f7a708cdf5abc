import type { Reading } from './answer.ts';
import { answer, openingOf } from './answer.ts';
import type { ModelState } from './optimizers.ts';
import { momentsOf } from './optimizers.ts';
import type { Parameters } from './parameters.ts';
import { copyParameters } from './parameters.ts';
import type { Divergence, UpdateRecord, UpdateResult } from './record.ts';
import type { ModelSizes } from './shapes.ts';
import type { Task } from './task.ts';
import type { Trace } from './trace.ts';
import { copyTrace } from './trace.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Window } from './windows.ts';

/** An update as the run holds it, in memory that the next update overwrites. */
export interface HeldUpdate {
  /** How many updates ran before it. */
  readonly n: number;
  readonly epoch: number;
  readonly window: Window;
  readonly sizes: ModelSizes;
  readonly timeSteps: number;
  readonly vocabulary: Vocabulary;
  /** The whole text. */
  readonly task: Task;
  readonly trace: Trace;
  readonly before: ModelState;
  /** null: it has not ended. */
  readonly end: HeldEnd | null;
}

/** What the end of an update has brought. */
export interface HeldEnd {
  readonly loss: number;
  readonly gradient: Parameters;
  readonly gradientNorm: number;
  /** null: clipping is off. */
  readonly clipped: Parameters | null;
  /** What the update wrote, finite or not. */
  readonly written: ModelState;
  /** The parameters that answer: those the run goes on with. */
  readonly present: Parameters;
  readonly divergence: Divergence | null;
}

/** A copy of an update, as far as it has come, that may leave the engine. */
export function recordOf(held: HeldUpdate): UpdateRecord {
  const { n, epoch, window, sizes, timeSteps, vocabulary, task, trace, before, end } = held;
  const opening = openingOf(task);
  const inputs = task.inputs.slice(window.start - 1, window.end);
  const targets = task.targets.slice(window.start - 1, window.end);
  const reading: Reading = {
    head: task.head,
    vocabulary,
    opening,
    window,
    inputs,
    targets,
    before: trace.h.subarray(0, sizes.H),
  };
  return {
    n,
    epoch,
    window,
    sizes,
    timeSteps,
    vocabulary,
    opening,
    inputs,
    targets,
    trace: copyTrace(trace, window.end - window.start + 1),
    parameters: copyParameters(sizes, before.parameters),
    moments: momentsOf(sizes, before),
    result: end === null ? null : { ...endOf(sizes, end), answer: answer(reading, end.present) },
  };
}

function endOf(sizes: ModelSizes, end: HeldEnd): Omit<UpdateResult, 'answer'> {
  const { loss, gradientNorm, clipped, written, divergence } = end;
  const gradient = copyParameters(sizes, end.gradient);
  return {
    loss,
    gradient,
    gradientNorm,
    clipped: clipped === null ? gradient : copyParameters(sizes, clipped),
    updated: copyParameters(sizes, written.parameters),
    moments: momentsOf(sizes, written),
    divergence,
  };
}
