import type { Parameters } from '../engine/parameters.ts';
import type { Training } from '../engine/training.ts';
import type { RecordHead, WireResult } from './events.ts';
import { packRows } from './rows.ts';

// Parameters travel as their one buffer: the views on it are made again on arrival.

/** The update that the training has open or has just finished, as the payload of `record`. */
export function wholeUpdate(training: Training): {
  head: RecordHead;
  trace: Float64Array;
  result: WireResult | null;
} {
  const { trace, result, parameters, moments, ...rest } = training.record();
  return {
    head: { ...rest, parameters: parameters.buffer, moments: buffersOf(moments) },
    trace: trace.buffer,
    result: result && {
      ...result,
      gradient: result.gradient.buffer,
      clipped: result.clipped === result.gradient ? null : result.clipped.buffer,
      updated: result.updated.buffer,
      moments: buffersOf(result.moments),
    },
  };
}

const buffersOf = (moments: readonly Parameters[]): Float64Array[] =>
  moments.map(({ buffer }) => buffer);

/** An update that has just been begun, as the payload of `begin`. */
export function begunUpdate(training: Training): {
  head: RecordHead;
  before: Float64Array;
  carried: Float64Array;
} {
  const { trace, sizes, window } = training;
  return {
    head: wholeUpdate(training).head,
    before: trace.h.slice(0, sizes.H),
    carried: packRows(trace, 'forward', 0, window.lossFrom - window.start),
  };
}
