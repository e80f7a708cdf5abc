import type { HeadKind } from './configuration.ts';
import type { Task } from './task.ts';
import { forward } from './forward.ts';
import type { Parameters } from './parameters.ts';
import type { Answer } from './record.ts';
import { Reader, likeliest } from './sampling.ts';
import type { ModelSizes } from './shapes.ts';
import type { Trace } from './trace.ts';
import { createTrace } from './trace.ts';
import type { Sequence, Vocabulary } from './vocabulary.ts';
import { decode } from './vocabulary.ts';
import type { Window } from './windows.ts';

/** So many characters are generated of a longer text. */
const OPENING = 60;

/** What of a text the network answers about; a record holds all of it. */
export interface Reading extends Sequence {
  readonly head: HeadKind;
  readonly vocabulary: Vocabulary;
  /** See openingOf. */
  readonly opening: Int32Array;
  /** The time steps of inputs and targets: row 0 is window.start. */
  readonly window: Window;
  /** The state before the window [H]; not used when that is h_0, which the update has changed. */
  readonly before: Float64Array;
}

/** The characters that a text begins with, as vocabulary indices: a short text is all of it. */
export function openingOf({ inputs, targets }: Sequence): Int32Array {
  const length = Math.min(OPENING, inputs.length + 1);
  return Int32Array.from({ length }, (_, i) => (i === 0 ? inputs[0]! : targets[i - 1]!));
}

/** What the network generates, greedily, from a first character: that one included. */
function* greedily(
  { V, H }: ModelSizes,
  head: HeadKind,
  parameters: Parameters,
  first: number,
  length: number,
): Generator<number> {
  const reader = new Reader({ V, H }, head, parameters);
  let last = first;
  yield last;
  for (let i = 1; i < length; i++) {
    reader.read(last);
    last = likeliest(reader.outputs);
    yield last;
  }
}

/**
 * Whether the network, reading a phrase's first character from h_0, generates the rest of it,
 * greedily; stops at the first character that differs.
 */
export function generates(
  sizes: ModelSizes,
  head: HeadKind,
  parameters: Parameters,
  phrase: Int32Array,
): boolean {
  const reader = new Reader(sizes, head, parameters);
  for (let i = 1; i < phrase.length; i++) {
    reader.read(phrase[i - 1]!);
    if (likeliest(reader.outputs) !== phrase[i]) return false;
  }
  return true;
}

/** The number of the window's losses whose target the network thought likeliest. */
export function countCorrect(
  { o, sizes }: Trace,
  targets: Task['targets'],
  { start, lossFrom, end }: Window,
): number {
  const V = sizes.V | 0;
  let correct = 0;
  for (let t = lossFrom; t <= end; t++) {
    const at = ((t - start) * V) | 0;
    const target = targets[t - 1]!;
    const best = o[at + target]!;
    let isLikeliest = 1;
    // The first of equals is the likeliest, as in sampling.
    for (let k = 0; k < V; k++) {
      if (o[at + k]! > best || (o[at + k] === best && k < target)) isLikeliest = 0;
    }
    correct += isLikeliest;
  }
  return correct;
}

/**
 * The probability of each target of the window's time steps when the network reads the text there:
 * from h_0, or from the state before a window that starts later.
 */
function targetProbabilities(reading: Reading, sizes: ModelSizes, at: Parameters): Float64Array {
  const { targets, window, before } = reading;
  const count = targets.length;
  const trace = createTrace(sizes, count);
  trace.h.set(window.start === 1 ? at.h0 : before);
  forward(at, reading, trace, 1, 1, count);
  return Float64Array.from(targets, (target, row) => trace.yhat[row * sizes.V + target]!);
}

/** What the network says with the given parameters. */
export function answer(reading: Reading, parameters: Parameters): Answer {
  const { head, vocabulary, opening } = reading;
  const sizes = { V: vocabulary.length, H: parameters.h0.length };
  const generated = greedily(sizes, head, parameters, opening[0]!, opening.length);
  return {
    generated: decode(generated, vocabulary),
    targetProbabilities: targetProbabilities(reading, sizes, parameters),
  };
}
