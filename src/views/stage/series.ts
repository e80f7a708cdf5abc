import type { UpdateRecord } from '../../engine/record.ts';
import { euclideanNorm } from '../../engine/norm.ts';

/** One number for each time step of a window. */
export interface Series {
  readonly values: Float64Array;
  readonly largest: number;
  /** The lower end of a logarithmic scale; null: the scale is linear and starts at 0. */
  readonly lowest: number | null;
}

export interface WindowSeries {
  readonly L: Series;
  readonly h: Series;
  readonly dh: Series;
}

/** Where the largest is so many times the smallest, a linear scale shows only the largest. */
const RATIO_FOR_LOG = 100;
/** No scale shows more than this; what is smaller lies at its end. */
const MOST_DECADES = 12;

const known = new WeakMap<UpdateRecord, WindowSeries>();

/** L_t, ‖h_t‖ and ‖∇h_t‖ of an update's window. */
export function seriesOf(record: UpdateRecord): WindowSeries {
  let series = known.get(record);
  if (series === undefined) {
    const { trace, window, sizes } = record;
    const count = window.end - window.start + 1;
    const norms = (field: Float64Array, firstRow: number): Float64Array =>
      Float64Array.from({ length: count }, (_, row) =>
        euclideanNorm(field, (firstRow + row) * sizes.H, (firstRow + row + 1) * sizes.H),
      );
    series = {
      L: withScale(trace.L.slice(0, count)),
      h: withScale(norms(trace.h, 1)),
      dh: withScale(norms(trace.dh, 0)),
    };
    known.set(record, series);
  }
  return series;
}

export function withScale(values: Float64Array): Series {
  let largest = 0;
  let smallest = Infinity;
  for (const value of values) {
    if (!Number.isFinite(value) || value <= 0) continue;
    largest = Math.max(largest, value);
    smallest = Math.min(smallest, value);
  }
  const logarithmic = largest > RATIO_FOR_LOG * smallest;
  const lowest = logarithmic ? Math.max(smallest, largest * 10 ** -MOST_DECADES) : null;
  return { values, largest, lowest };
}

/** How high a number stands on the scale, from 0 to 1; the smallest of a logarithmic one is seen. */
export function shareOn({ largest, lowest }: Series, value: number): number {
  if (!Number.isFinite(value)) return 1;
  if (value <= 0 || largest === 0) return 0;
  if (lowest === null) return value / largest;
  return 0.06 + 0.94 * Math.max(0, Math.log(value / lowest) / Math.log(largest / lowest));
}
