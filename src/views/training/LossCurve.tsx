import { line, scaleLinear } from 'd3';
import { useRef } from 'react';
import { short } from '../parts/format.ts';
import { shownFloor } from '../../store/selectors.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { useSize } from '../parts/useSize.ts';
import { words } from '../parts/words.ts';

const MARGIN = { top: 12, right: 14, bottom: 26, left: 44 };
/** More points than this are thinned for drawing: the largest and smallest of each stretch stay. */
const MOST_POINTS = 600;

interface Point {
  readonly n: number;
  readonly loss: number;
}

function thinned(losses: readonly number[]): readonly Point[] {
  const stretch = Math.ceil(losses.length / (MOST_POINTS / 2));
  if (stretch <= 1) return losses.map((loss, n) => ({ n, loss }));
  const points: Point[] = [];
  for (let from = 0; from < losses.length; from += stretch) {
    const part = losses.slice(from, from + stretch).map((loss, k) => ({ n: from + k, loss }));
    const low = part.reduce((a, b) => (b.loss < a.loss ? b : a));
    const high = part.reduce((a, b) => (b.loss > a.loss ? b : a));
    points.push(...(low === high ? [low] : low.n < high.n ? [low, high] : [high, low]));
  }
  return points;
}

/** The loss of every update so far. A click or the arrow keys go back to an update. */
export function LossCurve(): React.ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const losses = useSelect((state) => state.losses);
  const count = useSelect((state) => state.lossCount);
  const n = useSelect(({ position }) => position.n);
  const i = useSelect(({ position }) => position.i);
  const { goTo } = useActions();
  const width = size?.width ?? 400;
  const height = size?.height ?? 200;
  const floor = useSelect(shownFloor);
  const points = thinned(losses);
  const finite = points.filter(({ loss }) => Number.isFinite(loss));
  const highest = finite.reduce((a, { loss }) => Math.max(a, loss), floor ?? 0);
  const x = scaleLinear([0, Math.max(9, count - 1)], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([0, highest || 1], [height - MARGIN.bottom, MARGIN.top]).nice(4);
  const tickLabel = y.tickFormat(4);
  const path = line<Point>(
    (point) => x(point.n),
    (point) => y(point.loss),
  )(finite);
  const loss = losses[n];
  const go = (target: number): void => {
    goTo({ n: Math.min(count - 1, Math.max(0, Math.round(target))), i });
  };
  return (
    <div className="loss-curve" ref={frame}>
      {count === 0 ? (
        <p className="aside">{words.training.empty}</p>
      ) : (
        <svg
          width={width}
          height={height}
          role="slider"
          tabIndex={0}
          aria-label={words.training.lossCurve}
          aria-valuemin={1}
          aria-valuemax={count}
          aria-valuenow={Math.min(n + 1, count)}
          aria-valuetext={words.training.lossAt(n + 1, loss === undefined ? '?' : short(loss))}
          onKeyDown={(event) => {
            const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
            if (by === undefined || event.altKey) return;
            // On the curve the arrow keys go from update to update, as its role promises.
            event.preventDefault();
            event.stopPropagation();
            go(n + by);
          }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            go(x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left));
          }}
          onPointerMove={(event) => {
            if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
            go(x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left));
          }}
        >
          {y.ticks(4).map((tick) => (
            <g key={tick} className="tick">
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
              <text x={MARGIN.left - 7} y={y(tick)} dy="0.36em" textAnchor="end">
                {tickLabel(tick)}
              </text>
            </g>
          ))}
          {x
            .ticks(Math.min(6, width / 80))
            .filter(Number.isInteger)
            .map((tick) => (
              <text
                key={tick}
                className="tick-label"
                x={x(tick)}
                y={height - 8}
                textAnchor="middle"
              >
                {tick + 1}
              </text>
            ))}
          {floor !== null && (
            <g className="floor">
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(floor)} y2={y(floor)} />
              <text x={width - MARGIN.right} y={y(floor)} dy="-0.4em" textAnchor="end">
                {words.training.floor(short(floor))}
              </text>
            </g>
          )}
          {path !== null && <path className="curve" d={path} />}
          {finite.length <= 60 &&
            finite.map((point) => (
              <circle key={point.n} className="point" cx={x(point.n)} cy={y(point.loss)} r={2.5} />
            ))}
          {loss !== undefined && Number.isFinite(loss) && (
            <g className="present">
              <line x1={x(n)} x2={x(n)} y1={MARGIN.top} y2={height - MARGIN.bottom} />
              <circle cx={x(n)} cy={y(loss)} r={6} />
            </g>
          )}
        </svg>
      )}
    </div>
  );
}
