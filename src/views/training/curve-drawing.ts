import { area, format, line, scaleLinear, scaleLog } from 'd3';
import type { ScaleLinear } from 'd3';
import type { CurveView } from '../../share/address.ts';
import type { History, Span } from '../../store/history.ts';
import { middleOf, running } from './curve.ts';
import { UNITS } from './units.ts';

export const MARGIN = { top: 24, right: 14, bottom: 26, left: 48 };
/** More stretches than this cannot be told apart. */
const MOST_SPANS = 300;
/** Fewer updates than this are points, too. */
const MOST_POINTS = 60;

interface CurveInput extends CurveView {
  /** The same object throughout; what it holds is told by its version. */
  readonly history: History;
  readonly version: number;
  /** What another learning rate has left behind. */
  readonly earlier: readonly Span[];
  /** Of how many updates the running mean is. */
  readonly over: number;
  readonly width: number;
  readonly height: number;
}

/** The lines of the curve as paths, and where things are. */
export interface CurveDrawing {
  readonly x: ScaleLinear<number, number>;
  readonly y: Axis;
  readonly earlier: string | null;
  /** Between the least and the largest loss, where a stretch has several updates. */
  readonly band: string | null;
  readonly raw: string | null;
  readonly mean: string | null;
  readonly points: readonly Span[];
}

export function drawCurve(input: CurveInput): CurveDrawing {
  const { history, earlier, over, width, height, unit, isLog } = input;
  const { count } = history;
  const convert = UNITS[unit];
  const isFinite = (span: Span): boolean => Number.isFinite(span.mean);
  const spans = history.spans(0, count, MOST_SPANS).filter(isFinite);
  const means = running(spans, over);
  const left = earlier.filter(isFinite);
  const last = Math.max(count, ...left.slice(-1).map(({ n, updates }) => n + updates));
  const x = scaleLinear([0, Math.max(9, last - 1)], [MARGIN.left, width - MARGIN.right]);
  const shown = [...spans, ...left];
  const y = axis(
    Math.min(...shown.map(convert.low)),
    Math.max(...shown.map(convert.high)),
    convert.least,
    isLog,
    [height - MARGIN.bottom, MARGIN.top],
  );
  const lineOf = line<Span>(
    (span) => x(middleOf(span)),
    (span) => y.of(convert.mean(span)),
  );
  const isThinned = spans.some(({ updates }) => updates > 1);
  const bandOf = area<Span>()
    .x((span) => x(middleOf(span)))
    .y0((span) => y.of(convert.low(span)))
    .y1((span) => y.of(convert.high(span)));
  return {
    x,
    y,
    earlier: left.length > 0 ? lineOf(left) : null,
    band: isThinned ? bandOf(spans) : null,
    raw: isThinned ? null : lineOf(spans),
    mean: lineOf(means),
    points: spans.length <= MOST_POINTS && !isThinned ? spans : [],
  };
}

interface Axis {
  readonly of: (value: number) => number;
  readonly ticks: readonly number[];
  readonly label: (tick: number) => string;
  readonly lowest: number;
  readonly highest: number;
}

const FEW_TICKS = 4;

function axis(
  low: number,
  high: number,
  least: number,
  isLog: boolean,
  range: readonly [number, number],
): Axis {
  if (isLog && low > 0 && high > low) {
    const scale = scaleLog([low, high], range);
    const all = scale.ticks(FEW_TICKS);
    const every = Math.max(1, Math.ceil(all.length / (2 * FEW_TICKS)));
    const ticks = all.filter((_, k) => k % every === 0);
    const label = format('~r');
    return { of: (value) => scale(Math.max(value, low)), ticks, label, lowest: low, highest: high };
  }
  const top = Number.isFinite(high) && high > least ? high : least + 1;
  const scale = scaleLinear([least, top], range).nice(FEW_TICKS);
  const [lowest = least, highest = top] = scale.domain();
  const ticks = scale.ticks(FEW_TICKS);
  return {
    of: (value) => scale(value),
    ticks,
    label: scale.tickFormat(FEW_TICKS),
    lowest,
    highest,
  };
}
