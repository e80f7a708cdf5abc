import * as v from 'valibot';
import type { Configuration } from '../engine/configuration.ts';
import { PARAMETER_NAMES } from '../engine/shapes.ts';
import type { PlainCheckpoint } from '../engine/plain-checkpoint.ts';
import { check, count, floats, positive } from './check.ts';
import type { Goal } from './contract.ts';

const finite = v.pipe(v.number(), v.finite());
const above0 = v.pipe(finite, v.gtValue(0));
const rate = above0;

const configuration = v.object({
  text: v.pipe(v.string(), v.nonEmpty()),
  hiddenSize: positive,
  head: v.picklist(['sigmoid', 'softmax']),
  seed: v.pipe(v.number(), v.safeInteger()),
  initialisation: v.variant('kind', [
    v.object({ kind: v.picklist(['uniform', 'glorot']) }),
    v.object({ kind: v.literal('spectral'), radius: finite, inputScale: finite }),
  ]),
  optimizer: v.variant('kind', [
    v.object({ kind: v.literal('sgd'), rate }),
    v.object({ kind: v.literal('momentum'), rate, mu: finite }),
    v.object({ kind: v.literal('adagrad'), rate, epsilon: finite }),
    v.object({ kind: v.literal('rmsprop'), rate, alpha: finite, epsilon: finite }),
    v.object({ kind: v.literal('adam'), rate, beta1: finite, beta2: finite, epsilon: finite }),
  ]),
  clipping: v.nullable(v.object({ kind: v.picklist(['norm', 'value']), limit: above0 })),
  truncation: v.nullable(v.object({ k1: positive, k2: positive })),
  cut: v.nullable(v.object({ until: v.nullable(count) })),
  changes: v.pipe(
    v.array(
      v.object({
        n: count,
        parameter: v.picklist([...PARAMETER_NAMES, 'rate']),
        index: count,
        value: finite,
      }),
    ),
    v.readonly(),
  ),
}) satisfies v.GenericSchema<unknown, Configuration>;

const checkpoint = v.object({
  n: count,
  parameters: floats,
  moments: v.pipe(v.array(floats), v.readonly()),
  carried: v.nullable(floats),
}) satisfies v.GenericSchema<unknown, PlainCheckpoint>;

const goal = v.variant('kind', [
  v.object({ kind: v.literal('updates'), count }),
  v.object({ kind: v.literal('loss'), mean: finite, over: positive, atMost: count }),
  v.object({
    kind: v.literal('generates'),
    times: positive,
    atMost: count,
    phrase: v.exactOptional(v.string()),
  }),
]) satisfies v.GenericSchema<unknown, Goal>;

/** Every start has a new `run`; every watch and train a new `request`. Answers carry them back. */
const run = count;
const request = count;

const command = v.variant('kind', [
  v.object({
    kind: v.literal('start'),
    run,
    configuration,
    /** Where the run is: 0, or where it was when a failed worker has to be replaced. */
    at: count,
    /** The number of updates whose figures the page already has. */
    reported: count,
    /** An update that the page knows the state of: from there on nothing has to be computed again. */
    checkpoint: v.exactOptional(checkpoint),
    /**
     * How many of its updates, the first ones, this run has in common with the one before it: what
     * the worker has kept of those it keeps.
     */
    shared: count,
  }),
  v.object({ kind: v.literal('watch'), run, request, n: count }),
  v.object({
    kind: v.literal('train'),
    run,
    request,
    goal,
    /** Updates before this one were on the screen before a failure: no records of them again. */
    quietUntil: count,
  }),
  v.object({ kind: v.literal('pause'), run }),
  /** The page has drawn the latest record of full speed, and can take another. */
  v.object({ kind: v.literal('seen'), run }),
  /** What would the network of these parameters write? */
  v.object({
    kind: v.literal('sample'),
    run,
    id: count,
    parameters: floats,
    prefix: v.string(),
    length: positive,
    temperature: v.pipe(finite, v.minValue(0)),
    seed: v.pipe(v.number(), v.safeInteger()),
  }),
  v.object({ kind: v.literal('ping') }),
]);

export type Command = v.InferOutput<typeof command>;
export type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** @throws TypeError naming the first part of the message that is wrong */
export function checkCommand(message: unknown): Command {
  return check('command', command, message);
}
