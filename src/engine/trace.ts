import type { ModelSizes } from './shapes.ts';

/**
 * The quantities of one update that have a time, time-major, all float64 views on one buffer.
 * Row r of a field belongs to time step `start + r`, where `start` is the window's first time
 * step; only `h` has one more row, because it begins with the state before the window.
 *
 * ∇z is ∂L/∂z, where L sums the losses of the window's own time steps (lossFrom … end).
 */
export interface Trace {
  readonly sizes: ModelSizes;
  /** The number of time steps there is room for. */
  readonly capacity: number;
  readonly buffer: Float64Array;
  /** u_t [H] */
  readonly u: Float64Array;
  /** h_{t−1} [H]: row r is the state before time step start + r, so h_t is row r + 1. */
  readonly h: Float64Array;
  /** o_t [V] */
  readonly o: Float64Array;
  /** ŷ_t [V] */
  readonly yhat: Float64Array;
  /** L_t [1] */
  readonly L: Float64Array;
  /** ∇ŷ_t [V]; shown, not used: ∇o_t is computed in its stable form. */
  readonly dyhat: Float64Array;
  /** ∇o_t [V] */
  readonly do: Float64Array;
  /** W_hyᵀ ∇o_t [H], the message to h_t from its own output */
  readonly dhFromOutput: Float64Array;
  /** W_hhᵀ ∇u_{t+1} [H], the message to h_t from the next time step */
  readonly dhFromNext: Float64Array;
  /** ∇h_t [H], the sum of the two messages */
  readonly dh: Float64Array;
  /** ∇u_t [H] */
  readonly du: Float64Array;
}

/** The fields of a trace, in the order in which they lie in its buffer. */
export const TRACE_FIELDS = [
  'u',
  'h',
  'o',
  'yhat',
  'L',
  'dyhat',
  'do',
  'dhFromOutput',
  'dhFromNext',
  'dh',
  'du',
] as const;
export type TraceField = (typeof TRACE_FIELDS)[number];

/** The number of elements one row of a field has. */
export function rowLength(field: TraceField, { V, H }: ModelSizes): number {
  switch (field) {
    case 'u':
    case 'h':
    case 'dhFromOutput':
    case 'dhFromNext':
    case 'dh':
    case 'du':
      return H;
    case 'o':
    case 'yhat':
    case 'dyhat':
    case 'do':
      return V;
    case 'L':
      return 1;
  }
}

function fieldLength(field: TraceField, sizes: ModelSizes, capacity: number): number {
  return rowLength(field, sizes) * (field === 'h' ? capacity + 1 : capacity);
}

export function traceLength(sizes: ModelSizes, capacity: number): number {
  return TRACE_FIELDS.reduce((sum, field) => sum + fieldLength(field, sizes, capacity), 0);
}

/**
 * A trace with room for `capacity` time steps on `buffer` (zeros when none is given).
 * @throws RangeError when the buffer's length is not traceLength(sizes, capacity)
 */
export function createTrace(
  sizes: ModelSizes,
  capacity: number,
  buffer: Float64Array = new Float64Array(traceLength(sizes, capacity)),
): Trace {
  if (buffer.length !== traceLength(sizes, capacity)) {
    throw new RangeError(`${buffer.length} numbers cannot hold a trace of ${capacity} time steps`);
  }
  let offset = 0;
  const views = TRACE_FIELDS.map((field) => {
    const view = buffer.subarray(offset, offset + fieldLength(field, sizes, capacity));
    offset += view.length;
    return [field, view] as const;
  });
  return {
    sizes,
    capacity,
    buffer,
    ...(Object.fromEntries(views) as Record<TraceField, Float64Array>),
  };
}

/** What the forward pass writes at a time step; the rest is the backward pass's. */
export const FORWARD_FIELDS = ['u', 'h', 'o', 'yhat', 'L'] as const satisfies TraceField[];

/**
 * Copies `count` rows of the given fields, and of h the states around them (one row more), within
 * a trace or between two of the same sizes.
 */
export function copyRows(
  from: Trace,
  fromRow: number,
  to: Trace,
  toRow: number,
  count: number,
  fields: readonly TraceField[] = TRACE_FIELDS,
): void {
  for (const field of fields) {
    const length = rowLength(field, from.sizes);
    const rows = field === 'h' ? count + 1 : count;
    to[field].set(
      from[field].subarray(fromRow * length, (fromRow + rows) * length),
      toRow * length,
    );
  }
}

/** A copy of the first `count` rows, with room for no more. */
export function copyTrace(trace: Trace, count: number): Trace {
  const copy = createTrace(trace.sizes, count);
  copyRows(trace, 0, copy, 0, count);
  return copy;
}
