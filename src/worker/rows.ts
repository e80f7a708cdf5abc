import type { ModelSizes } from '../engine/shapes.ts';
import { FORWARD_FIELDS, rowLength, type Trace, type TraceField } from '../engine/trace.ts';

/** What each pass of a streaming update writes at a time step, in the order of the message. */
const WRITTEN = {
  forward: FORWARD_FIELDS,
  backward: ['dyhat', 'do', 'dhFromOutput', 'dhFromNext', 'dh', 'du'],
} as const satisfies Record<string, readonly TraceField[]>;
export type Pass = keyof typeof WRITTEN;

export function rowsLength(pass: Pass, sizes: ModelSizes, count: number): number {
  return WRITTEN[pass].reduce((sum, field) => sum + rowLength(field, sizes) * count, 0);
}

/** What `count` rows from `first` wrote to a field; h_t lies one row after the state before it. */
function rowsOf(trace: Trace, field: TraceField, first: number, count: number): Float64Array {
  const length = rowLength(field, trace.sizes);
  const row = field === 'h' ? first + 1 : first;
  return trace[field].subarray(row * length, (row + count) * length);
}

/**
 * What `pass` wrote in `count` rows from `first` (0-based). On a buffer of its own: posting a
 * view would clone the whole trace behind it.
 */
export function packRows(trace: Trace, pass: Pass, first: number, count: number): Float64Array {
  const values = new Float64Array(rowsLength(pass, trace.sizes, count));
  let offset = 0;
  for (const field of WRITTEN[pass]) {
    const rows = rowsOf(trace, field, first, count);
    values.set(rows, offset);
    offset += rows.length;
  }
  return values;
}

/**
 * Writes into `trace` what packRows took out of another.
 * @throws RangeError when the rows or their values do not fit
 */
export function unpackRows(
  trace: Trace,
  pass: Pass,
  first: number,
  count: number,
  values: Float64Array,
): void {
  const fits = first >= 0 && count >= 0 && first + count <= trace.capacity;
  if (!fits || values.length !== rowsLength(pass, trace.sizes, count)) {
    throw new RangeError(`${values.length} numbers do not fit ${count} rows from ${first}`);
  }
  let offset = 0;
  for (const field of WRITTEN[pass]) {
    const rows = rowsOf(trace, field, first, count);
    rows.set(values.subarray(offset, offset + rows.length));
    offset += rows.length;
  }
}
