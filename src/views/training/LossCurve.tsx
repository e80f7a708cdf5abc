import { area, format, line, scaleLinear, scaleLog } from 'd3';
import { useMemo, useRef } from 'react';
import type { CurveView } from '../../share/address.ts';
import { meanOver } from '../../store/answers.ts';
import type { Span } from '../../store/history.ts';
import { shownFloor } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import { asSet, short } from '../parts/format.ts';
import { useSelect, useSession } from '../parts/session.tsx';
import { useSize } from '../parts/useSize.ts';
import { middleOf, running } from './curve.ts';
import { RateMarks, ratesSet } from './RateMarks.tsx';
import { UNITS } from './units.ts';
import { useCalmly } from './useCalmly.ts';
import { keyTarget, useWalk } from './walk.ts';
import { laterWords } from '../parts/later-words.ts';

const MARGIN = { top: 24, right: 14, bottom: 26, left: 48 };
/** More stretches than this cannot be told apart. */
const MOST_SPANS = 300;
/** Fewer updates than this are points, too. */
const MOST_POINTS = 60;

/** A finger that moves so far to a side, in pixels, drags. */
const ALONG = 8;

const versionOf = ({ historyVersion }: SessionState): number => historyVersion;

/** The loss of every update so far. A drag, a click or the arrow keys go to an update. */
export function LossCurve({ unit, isLog }: CurveView): React.ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame, 'curve');
  const history = useSelect((state) => state.history);
  const version = useCalmly(versionOf);
  return (
    <div className="loss-curve" ref={frame}>
      {history.count === 0 ? (
        <p className="aside">{laterWords.training.empty}</p>
      ) : (
        <Picture
          width={size?.width ?? 400}
          height={size?.height ?? 220}
          unit={unit}
          isLog={isLog}
          version={version}
        />
      )}
    </div>
  );
}

interface PictureProps extends CurveView {
  readonly width: number;
  readonly height: number;
  readonly version: number;
}

function Picture({ width, height, unit, isLog, version }: PictureProps): React.ReactElement {
  const history = useSelect((state) => state.history);
  const { count } = history;
  const earlier = useSelect((state) => state.earlier);
  const over = useSelect(({ scene }) => (scene === null ? 1 : meanOver(scene)));
  const floorOfText = useSelect(shownFloor);
  const timeSteps = useSelect(({ scene }) => scene?.record.timeSteps ?? 1);
  const n = useSelect(({ position }) => position.n);
  const { store } = useSession();
  const told = useSelect((state) => figureAt(state, state.position.n, unit));
  const rates = useRates(count);
  const go = useWalk(count);
  /** Where a finger came down that has not moved along the curve yet. */
  const touchedAt = useRef<number | null>(null);
  const drawn = useMemo(
    () => drawing({ history, earlier, over, width, height, unit, isLog, version }),
    [history, earlier, over, width, height, unit, isLog, version],
  );
  const { x, y } = drawn;
  const convert = UNITS[unit];
  const floor = floorOfText === null ? null : convert.of(floorOfText, timeSteps);
  const present = history.at(n);
  const dot = present === undefined ? undefined : y.of(convert.mean(present));
  const rate = rates.find((change) => change.n === n);
  const goToPointer = (event: React.PointerEvent<SVGSVGElement>): void => {
    go(x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  return (
    <svg
      width={width}
      height={height}
      role="slider"
      tabIndex={0}
      aria-label={laterWords.training.lossCurve}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={Math.min(n + 1, count)}
      aria-valuetext={
        (told === null
          ? laterWords.training.unknownAt(n + 1)
          : laterWords.training.lossAt(n + 1, laterWords.training.units[unit], short(told))) +
        (rate === undefined ? '' : ` ${laterWords.training.rateSet(asSet(rate.value))}`)
      }
      onKeyDown={(event) => {
        // From where the last key leads, so that quick ones are not lost while it is on its way.
        const { awaited, position } = store.getState();
        const target = keyTarget(event.key, (awaited ?? position).n, count);
        if (target === null || event.altKey) return;
        // On the curve the keys go from update to update, as its role promises.
        event.preventDefault();
        event.stopPropagation();
        go(target);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        // A finger may be about to scroll the page: it has to move along the curve, or to tap.
        touchedAt.current = event.pointerType === 'touch' ? event.clientX : null;
        if (touchedAt.current === null) goToPointer(event);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const from = touchedAt.current;
        if (from !== null && Math.abs(event.clientX - from) < ALONG) return;
        touchedAt.current = null;
        goToPointer(event);
      }}
      onPointerUp={(event) => {
        if (touchedAt.current !== null) goToPointer(event);
        touchedAt.current = null;
      }}
      onPointerCancel={() => {
        touchedAt.current = null;
      }}
    >
      {y.ticks.map((tick) => (
        <g key={tick} className="tick">
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y.of(tick)} y2={y.of(tick)} />
          <text x={MARGIN.left - 7} y={y.of(tick)} dy="0.36em" textAnchor="end">
            {y.label(tick)}
          </text>
        </g>
      ))}
      {x
        .ticks(Math.min(5, width / 110))
        .filter(Number.isInteger)
        .map((tick) => (
          <text key={tick} className="tick-label" x={x(tick)} y={height - 8} textAnchor="middle">
            {tick + 1}
          </text>
        ))}
      <text className="tick-label" x={4} y={14}>
        {laterWords.training.units[unit]}
      </text>
      <text className="tick-label" x={width - MARGIN.right} y={14} textAnchor="end">
        {laterWords.training.xAxis} →
      </text>
      {drawn.earlier !== null && <path className="earlier-line" d={drawn.earlier} />}
      {drawn.band !== null && <path className="band" d={drawn.band} />}
      {drawn.raw !== null && <path className="raw-line" d={drawn.raw} />}
      {drawn.points.map((point) => (
        <circle
          key={point.n}
          className="point"
          cx={x(point.n)}
          cy={y.of(convert.mean(point))}
          r={2.5}
        />
      ))}
      {drawn.mean !== null && <path className="curve" d={drawn.mean} />}
      {floor !== null && floor >= y.lowest && floor <= y.highest && (
        <g className="floor">
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y.of(floor)} y2={y.of(floor)} />
          {/* On the left, where the curve is still above: nothing is drawn over its number. */}
          <text x={MARGIN.left + 6} y={y.of(floor)} dy="1.15em">
            {laterWords.training.floor(short(floor))}
          </text>
        </g>
      )}
      <RateMarks
        rates={rates}
        x={x}
        top={MARGIN.top}
        bottom={height - MARGIN.bottom}
        right={width - MARGIN.right}
      />
      {n < count && (
        <g className="present">
          <line x1={x(n)} x2={x(n)} y1={MARGIN.top} y2={height - MARGIN.bottom} />
          {dot !== undefined && Number.isFinite(dot) && <circle cx={x(n)} cy={dot} r={6} />}
        </g>
      )}
    </svg>
  );
}

/** Where the learning rate was changed, as far as the curve goes. */
function useRates(count: number): ReturnType<typeof ratesSet> {
  const configuration = useSelect((state) => state.configuration);
  const rates = useMemo(() => ratesSet(configuration), [configuration]);
  return rates.filter(({ n }) => n < count);
}

/** What the curve shows of update n: from the history, where it is known, or the record. */
export function figureAt(
  { history, scene }: SessionState,
  n: number,
  unit: CurveView['unit'],
): number | null {
  const kept = history.at(n);
  const known = kept === undefined ? NaN : UNITS[unit].mean(kept);
  if (!Number.isNaN(known) || scene?.record.n !== n) return Number.isNaN(known) ? null : known;
  const { result, window } = scene.record;
  return result === null ? null : UNITS[unit].of(result.loss, window.end - window.lossFrom + 1);
}

type DrawingOf = PictureProps & Pick<SessionState, 'history' | 'earlier'> & { over: number };

/** The lines of the curve as paths, and where things are. */
function drawing({ history, earlier, over, width, height, unit, isLog }: DrawingOf) {
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
