import type { Task } from './forward.ts';
import { forward } from './forward.ts';
import type { Parameters } from './parameters.ts';
import type { Answer } from './record.ts';
import { Reader, likeliest } from './sampling.ts';
import type { Trace } from './trace.ts';
import { createTrace } from './trace.ts';
import type { Vocabulary } from './vocabulary.ts';
import { decode } from './vocabulary.ts';
import type { Window } from './windows.ts';

/** What the network generates, greedily, from the text's first character, that one included. */
function* greedily(sizes: Trace['sizes'], task: Task, parameters: Parameters): Generator<number> {
  const reader = new Reader(sizes, task.head, parameters);
  let last = task.inputs[0]!;
  yield last;
  for (let t = 1; t <= task.inputs.length; t++) {
    reader.read(last);
    last = likeliest(reader.outputs);
    yield last;
  }
}

/** Whether the network generates the text itself; stops at the first character that differs. */
export function generatesText(sizes: Trace['sizes'], task: Task, parameters: Parameters): boolean {
  let i = -1;
  for (const index of greedily(sizes, task, parameters)) {
    if (i >= 0 && index !== task.targets[i]) return false;
    i++;
  }
  return true;
}

/**
 * The probability of each target of the window's time steps (start … end) when the network reads
 * the text there: from h_0, or from the state before a window that starts later.
 */
function targetProbabilities(
  task: Task,
  parameters: Parameters,
  trace: Trace,
  { start, end }: Window,
): Float64Array {
  const { V, H } = trace.sizes;
  const count = end - start + 1;
  const reading = createTrace(trace.sizes, count);
  reading.h.set(start === 1 ? parameters.h0 : trace.h.subarray(0, H));
  forward(parameters, task, reading, start, start, end);
  return Float64Array.from(
    { length: count },
    (_, row) => reading.yhat[row * V + task.targets[start - 1 + row]!]!,
  );
}

/** What the network says with the given parameters; `trace` holds the state before the window. */
export function answer(
  task: Task,
  parameters: Parameters,
  vocabulary: Vocabulary,
  trace: Trace,
  window: Window,
): Answer {
  return {
    generated: decode(greedily(trace.sizes, task, parameters), vocabulary),
    targetProbabilities: targetProbabilities(task, parameters, trace, window),
  };
}
