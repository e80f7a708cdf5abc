import { createParameters, type Parameters } from '../engine/parameters.ts';
import type { UpdateRecord, UpdateResult } from '../engine/record.ts';
import type { ModelSizes } from '../engine/shapes.ts';
import { createTrace } from '../engine/trace.ts';
import type { Reached } from './contract.ts';
import type { EventOf, RecordHead, WireResult } from './events.ts';
import { unpackRows } from './rows.ts';

/** A record that grows as its rows arrive, and what is known of how far it has come. */
export interface Assembly {
  readonly record: UpdateRecord & { result: UpdateResult | null };
  reached: Reached;
}

function recordOf(head: RecordHead, buffer?: Float64Array): Assembly['record'] {
  const { sizes } = head;
  return {
    ...head,
    trace: createTrace(sizes, head.inputs.length, buffer),
    parameters: createParameters(sizes, head.parameters),
    moments: momentsOf(sizes, head.moments),
    result: null,
  };
}

function resultOf(sizes: ModelSizes, wire: WireResult): UpdateResult {
  const gradient = createParameters(sizes, wire.gradient);
  return {
    ...wire,
    gradient,
    clipped: wire.clipped === null ? gradient : createParameters(sizes, wire.clipped),
    updated: createParameters(sizes, wire.updated),
    moments: momentsOf(sizes, wire.moments),
  };
}

const momentsOf = (sizes: ModelSizes, moments: readonly Float64Array[]): Parameters[] =>
  moments.map((moment) => createParameters(sizes, moment));

/** The record of a watched update before any of its own time steps. */
export function beginAssembly({ head, before, carried }: EventOf<'begin'>): Assembly {
  const record = recordOf(head);
  const { start, lossFrom, end } = head.window;
  record.trace.h.set(before);
  unpackRows(record.trace, 'forward', 0, lossFrom - start, carried);
  return { record, reached: { forward: lossFrom - 1, backward: end + 1 } };
}

/** @throws RangeError when the rows do not fit the record */
export function addRows({ record, reached }: Assembly, event: EventOf<'rows'>): Reached {
  const { pass, from, to, values } = event;
  unpackRows(record.trace, pass, from - record.window.start, to - from + 1, values);
  return pass === 'forward' ? { ...reached, forward: to } : { ...reached, backward: from };
}

export function completeAssembly(assembly: Assembly, { result }: EventOf<'end'>): void {
  assembly.record.result = resultOf(assembly.record.sizes, result);
}

/** A record that arrives whole, at full speed. */
export function wholeRecord({ head, trace, result }: EventOf<'record'>): UpdateRecord {
  return { ...recordOf(head, trace), result: resultOf(head.sizes, result) };
}
