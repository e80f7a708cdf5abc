import type { Checkpoint } from './checkpoint.ts';
import type { Configuration } from './configuration.ts';
import { momentCount } from './optimizers.ts';
import { parameterCount } from './parameters.ts';
import type { UpdateRecord } from './record.ts';
import type { ModelSizes } from './shapes.ts';
import type { Trace } from './trace.ts';
import { copyRows, createTrace, FORWARD_FIELDS, rowLength } from './trace.ts';
import { charactersOf } from './vocabulary.ts';
import type { Window } from './windows.ts';
import { windowAt, windowCount } from './windows.ts';

/** A checkpoint as it leaves the engine and comes back: nothing but numbers. */
export interface PlainCheckpoint {
  readonly n: number;
  readonly parameters: Float64Array;
  readonly moments: readonly Float64Array[];
  /** What the next window takes over: of each field of the forward pass its rows, one after another. */
  readonly carried: Float64Array | null;
}

/** What is wrong with a checkpoint for a run. */
export type Misfit = 'shape' | 'notFinite';

/** The number of a text's characters, and of the distinct ones. */
export interface TextSize {
  readonly length: number;
  readonly V: number;
}

function sizeOf(text: string): TextSize {
  const characters = charactersOf(text);
  return { length: characters.length, V: new Set(characters).size };
}

/** The lengths of the numbers of a checkpoint of this run after n updates, and the rows it takes over. */
function shapeOf(configuration: Configuration, n: number, { length, V }: TextSize) {
  const { hiddenSize: H, truncation, optimizer } = configuration;
  const sizes = { V, H };
  const T = length - 1;
  const rows = carriedRows(windowAt(T, truncation, n % windowCount(T, truncation)));
  return {
    sizes,
    parameters: parameterCount(sizes),
    moments: momentCount(optimizer.kind),
    rows,
    carried: rows === null ? null : carriedLength(sizes, rows),
  };
}

/** The rows before a window that it takes over; null at the start of an epoch. */
const carriedRows = ({ start, lossFrom }: Window): number | null =>
  lossFrom === 1 ? null : lossFrom - start;

const carriedLength = (sizes: ModelSizes, rows: number): number =>
  FORWARD_FIELDS.reduce(
    (sum, field) => sum + rowLength(field, sizes) * (field === 'h' ? rows + 1 : rows),
    0,
  );

/**
 * Why this cannot be a checkpoint of the run; null when it can.
 * @param size of the run's text, when it is known: a long text takes long to be read
 */
export function misfitOf(
  checkpoint: PlainCheckpoint,
  configuration: Configuration,
  size: TextSize = sizeOf(configuration.text),
): Misfit | null {
  const { n, parameters, moments, carried } = checkpoint;
  const shape = shapeOf(configuration, n, size);
  const fits =
    parameters.length === shape.parameters &&
    moments.length === shape.moments &&
    moments.every(({ length }) => length === shape.parameters) &&
    (carried?.length ?? null) === shape.carried;
  if (!fits) return 'shape';
  const all = [parameters, ...moments, ...(carried === null ? [] : [carried])];
  return all.every((numbers) => numbers.every(Number.isFinite)) ? null : 'notFinite';
}

/**
 * The checkpoint to restore.
 * @throws RangeError when it does not fit the run
 */
export function checkpointFrom(plain: PlainCheckpoint, configuration: Configuration): Checkpoint {
  const size = sizeOf(configuration.text);
  const misfit = misfitOf(plain, configuration, size);
  if (misfit !== null) throw new RangeError(`The checkpoint does not fit the run: ${misfit}`);
  const { n, parameters, moments, carried } = plain;
  const { sizes, rows } = shapeOf(configuration, n, size);
  return {
    n,
    parameters,
    moments,
    carried: carried === null ? null : unpacked(createTrace(sizes, rows ?? 0), carried),
  };
}

function unpacked(trace: Trace, carried: Float64Array): Trace {
  let offset = 0;
  for (const field of FORWARD_FIELDS) {
    trace[field].set(carried.subarray(offset, offset + trace[field].length));
    offset += trace[field].length;
  }
  return trace;
}

/** `rows` rows of a trace from `first` (0-based) on, the state before them included. */
function packed(trace: Trace, first: number, rows: number): Float64Array {
  const part = createTrace(trace.sizes, rows);
  copyRows(trace, first, part, 0, rows, FORWARD_FIELDS);
  const numbers = new Float64Array(carriedLength(trace.sizes, rows));
  let offset = 0;
  for (const field of FORWARD_FIELDS) {
    numbers.set(part[field], offset);
    offset += part[field].length;
  }
  return numbers;
}

/** Where the run was when the update of this record began: the record holds all of it. */
export function checkpointBefore(record: UpdateRecord): PlainCheckpoint {
  const rows = carriedRows(record.window);
  return {
    n: record.n,
    parameters: record.parameters.buffer.slice(),
    moments: record.moments.map(({ buffer }) => buffer.slice()),
    carried: rows === null ? null : packed(record.trace, 0, rows),
  };
}

/** Where the run was after it; null when the update diverged, or is still under way. */
export function checkpointAfter(
  { n, timeSteps, window, trace, result }: UpdateRecord,
  { truncation }: Pick<Configuration, 'truncation'>,
): PlainCheckpoint | null {
  if (result?.divergence !== null) return null;
  const next = windowAt(timeSteps, truncation, (n + 1) % windowCount(timeSteps, truncation));
  const rows = carriedRows(next);
  return {
    n: n + 1,
    parameters: result.updated.buffer.slice(),
    moments: result.moments.map(({ buffer }) => buffer.slice()),
    carried: rows === null ? null : packed(trace, next.start - window.start, rows),
  };
}
