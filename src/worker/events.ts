import * as v from 'valibot';
import { parameterCount } from '../engine/parameters.ts';
import type { Divergence } from '../engine/record.ts';
import { traceLength } from '../engine/trace.ts';
import { FIGURE_COUNT } from './figures.ts';
import { rowsLength } from './rows.ts';
import { check, count, floats, indices, number, positive } from './check.ts';

const run = count;
const request = count;

/** The optimizer's state: each of them as long as the parameters. */
const moments = v.array(floats);

const head = v.pipe(
  v.object({
    n: count,
    epoch: count,
    window: v.object({ start: positive, lossFrom: positive, end: positive }),
    sizes: v.object({ V: positive, H: positive }),
    timeSteps: positive,
    vocabulary: v.pipe(v.array(v.string()), v.readonly()),
    opening: indices,
    inputs: indices,
    targets: indices,
    parameters: floats,
    moments,
  }),
  v.check(({ window: { start, lossFrom, end } }) => start <= lossFrom && lossFrom <= end, 'order'),
  v.check(({ window, inputs, targets }) => {
    const rows = window.end - window.start + 1;
    return inputs.length === rows && targets.length === rows;
  }, 'one input and one target for each time step'),
  v.check(({ vocabulary, sizes }) => vocabulary.length === sizes.V, 'vocabulary'),
  v.check(({ parameters, sizes }) => parameters.length === parameterCount(sizes), 'parameters'),
  v.check(
    (head) => head.moments.every(({ length }) => length === head.parameters.length),
    'moments',
  ),
);

const result = v.object({
  loss: number,
  gradient: floats,
  gradientNorm: number,
  /** null: the same numbers as `gradient`. */
  clipped: v.nullable(floats),
  updated: floats,
  moments,
  divergence: v.nullable(
    v.object({
      // The engine's own word, for display; the page does not branch on it.
      quantity: v.custom<Divergence['quantity']>((input) => typeof input === 'string'),
      t: v.nullable(positive),
      index: count,
    }),
  ),
  answer: v.object({ generated: v.string(), targetProbabilities: floats }),
});

const trainingEvent = v.variant('kind', [
  /** The worker has loaded. */
  v.object({ kind: v.literal('ready') }),
  v.object({ kind: v.literal('pong') }),
  /** The worker threw: what it knew of the run is lost. */
  v.object({ kind: v.literal('error'), detail: v.string() }),
  /** A command that would fail again however often it is sent. */
  v.object({ kind: v.literal('refused'), run: v.nullable(run), detail: v.string() }),

  /**
   * A watched update: `begin` with what the window takes over (the state before it, and the rows
   * before lossFrom), `rows` as they are computed, `end`.
   */
  v.pipe(
    v.object({ kind: v.literal('begin'), run, request, head, before: floats, carried: floats }),
    v.check(({ head: { sizes, window }, before, carried }) => {
      const rows = window.lossFrom - window.start;
      return before.length === sizes.H && carried.length === rowsLength('forward', sizes, rows);
    }, 'what the window takes over'),
  ),
  v.object({
    kind: v.literal('rows'),
    run,
    request,
    pass: v.picklist(['forward', 'backward']),
    from: positive,
    to: positive,
    values: floats,
  }),
  v.object({ kind: v.literal('end'), run, request, result }),

  /** Full speed: where it begins, whole updates now and then, and where and why it ends. */
  v.object({ kind: v.literal('training'), run, request, from: count }),
  v.pipe(
    v.object({ kind: v.literal('record'), run, request, head, trace: floats, result }),
    v.check(
      ({ head: { sizes, inputs }, trace }) => trace.length === traceLength(sizes, inputs.length),
      'trace',
    ),
  ),
  v.object({
    kind: v.literal('stopped'),
    run,
    request,
    n: count,
    reason: v.picklist(['goal', 'limit', 'paused', 'diverged']),
  }),

  v.pipe(
    v.object({ kind: v.literal('figures'), run, from: count, values: floats }),
    v.check(({ values }) => values.length % FIGURE_COUNT === 0, 'figures'),
  ),
  v.object({ kind: v.literal('sample'), run, id: count, text: v.string() }),
  v.object({ kind: v.literal('progress'), run, request, done: count, total: count }),
]);

/** What the worker tells the page. */
export type TrainingEvent = v.InferOutput<typeof trainingEvent>;
export type EventOf<Kind extends TrainingEvent['kind']> = Extract<TrainingEvent, { kind: Kind }>;
export type RecordHead = v.InferOutput<typeof head>;
export type WireResult = v.InferOutput<typeof result>;

/** @throws TypeError naming the first part of the message that is wrong */
export function checkEvent(message: unknown): TrainingEvent {
  return check('event', trainingEvent, message);
}
