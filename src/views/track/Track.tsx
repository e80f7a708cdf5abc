import { lazy, memo, useMemo, useRef } from 'react';
import type { PointerEvent } from 'react';
import { currentStep } from '../../store/selectors.ts';
import type { Scene } from '../../timeline/values.ts';
import { valueAt } from '../../timeline/values.ts';
import { cellOf, once } from '../../timeline/quantities.ts';
import { rangeOf } from '../../timeline/range.ts';
import { columnScale, layoutColumns, PROJECTOR } from '../parts/columns.ts';
import { short } from '../parts/format.ts';
import { Later } from '../parts/later.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { useSize } from '../parts/useSize.ts';
import { titleOf, words } from '../parts/words.ts';
import type { Place } from './places.ts';
import { nearestStep, placesOf } from './places.ts';
import './track.css';

/** Only truncated BPTT has more than one lap. */
const Laps = lazy(async () => ({ default: (await import('./Laps.tsx')).Laps }));

/** Heights at scale 1. */
const LANES = { forward: 29, backward: 69 } as const;
const HEIGHT = 101;
const END_RADIUS = 21;
/** The scale at projector size on a low screen, where the network needs the height more. */
const LOW = 1.1;
/** More steps than this are not drawn as dots: they would run into each other. */
const MOST_DOTS = 420;

/** The timeline as a loop: every dot is a step; click, drag or use the keys to go there. */
export function Track({ scene }: { scene: Scene }): React.ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame, 'track');
  const isProjected = useSelect(({ preferences }) => preferences.projector);
  const isLow = useMedia('(max-height: 850px)');
  const scale = isProjected ? (isLow ? LOW : PROJECTOR) : 1;
  const steps = useSelect((state) => state.steps);
  const i = useSelect(({ position }) => position.i);
  const n = useSelect(({ position }) => position.n);
  const step = useSelect(currentStep);
  const lossReached = useSelect(({ steps: all, position }) => {
    const turn = all.findIndex(({ id }) => id === 'loss');
    return turn >= 0 && position.i >= turn;
  });
  const { goTo } = useActions();
  const width = size?.width ?? 900;
  const { window } = scene.record;
  const range = rangeOf(scene.record);
  const columns = window.end - window.start + 1;

  const geometry = useMemo(() => {
    const radius = END_RADIUS * scale;
    const stage = layoutColumns(
      width,
      columns,
      columnScale(width, columns, isProjected ? PROJECTOR : 1),
    );
    const fits = stage.contentWidth <= width + 1;
    const left = (fits ? stage.left : 0) + radius + 14;
    const right = (fits ? stage.left + stage.contentWidth : width) - radius - 14;
    const spread = (right - left - 110 * scale) / columns;
    const timeX = (t: number): number =>
      fits
        ? Math.min(stage.columnX(t - window.start), right - radius)
        : left + 80 * scale + (t - window.start + 0.5) * spread;
    const timeWidth = fits
      ? Math.min(stage.pitch, 2 * (right - radius - stage.columnX(columns - 1)))
      : spread;
    return {
      left,
      right,
      radius,
      timeX,
      places: placesOf({ steps, timeX, timeWidth, left, right }),
    };
  }, [steps, width, columns, scale, isProjected, window.start]);
  const { left, right, radius, places } = geometry;
  const y = (lane: Place['lane']): number => LANES[lane] * scale;
  const here = places[i] ?? { x: left, lane: 'forward' };

  const goToPoint = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const px = event.clientX - box.left;
    const lane =
      event.clientY - box.top < ((LANES.forward + LANES.backward) / 2) * scale
        ? 'forward'
        : 'backward';
    goTo({ n, i: nearestStep(places, px, lane) });
  };
  const loss = valueAt(scene, cellOf(once('loss'), 0));
  const bend = (y('backward') - y('forward')) / 2;
  const middle = y('forward') + bend;
  const turnRight = `A${bend},${bend} 0 0 1 ${right},${y('backward')}`;
  const loop = `M${left},${y('forward')}H${right}${turnRight}H${left}A${bend},${bend} 0 0 1 ${left},${y('forward')}`;
  const done =
    here.lane === 'forward'
      ? { forward: here.x, backward: null }
      : { forward: right, backward: here.x };

  return (
    <div className="track" ref={frame}>
      {scene.configuration.truncation !== null && (
        <Later>
          <Laps scene={scene} />
        </Later>
      )}
      <svg
        width={width}
        height={HEIGHT * scale}
        role="slider"
        tabIndex={0}
        aria-label={words.track.label}
        aria-valuemin={0}
        aria-valuemax={steps.length - 1}
        aria-valuenow={i}
        aria-valuetext={words.track.value(
          i,
          steps.length - 1,
          step === null ? '' : titleOf(step, scene),
        )}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goToPoint(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goToPoint(event);
        }}
      >
        <path className="lane" d={loop} strokeWidth={15 * scale} />
        <path
          className="lane forward"
          d={`M${left},${y('forward')}H${done.forward}`}
          strokeWidth={15 * scale}
        />
        {done.backward !== null && (
          <path
            className="lane backward"
            d={`M${right},${y('forward')}${turnRight}H${done.backward}`}
            strokeWidth={15 * scale}
          />
        )}
        <Dots places={places} i={i} scale={scale} />
        <text
          className="lane-name forward"
          x={left + radius + 6}
          y={y('forward') - 13 * scale}
          fontSize={14 * scale}
        >
          {words.track.forward(range.from, range.to)}
        </text>
        <text
          className="lane-name backward"
          x={right - radius - 6}
          y={y('backward') + 27 * scale}
          fontSize={14 * scale}
          textAnchor="end"
        >
          {words.track.backward(range.to, range.back)}
        </text>
        <text
          className="lane-name"
          x={left + radius + 6}
          y={y('backward') + 27 * scale}
          fontSize={14 * scale}
        >
          {words.track.update}
        </text>
        <circle className="end weights" cx={left} cy={middle} r={radius} />
        <text
          className="end-name"
          x={left}
          y={middle}
          dy="0.36em"
          textAnchor="middle"
          fontSize={16 * scale}
        >
          θ
        </text>
        <circle
          className={lossReached ? 'end turn reached' : 'end turn'}
          cx={right}
          cy={middle}
          r={radius}
        />
        <text
          className={lossReached ? 'end-name turn reached' : 'end-name turn'}
          x={right}
          y={middle}
          dy="0.36em"
          textAnchor="middle"
          fontSize={14 * scale}
        >
          {lossReached ? short(loss) : 'L'}
        </text>
        <g
          className={`head ${step?.phase ?? ''}`}
          transform={`translate(${here.x},${y(here.lane)})`}
        >
          <circle r={13 * scale} />
          <path
            d={here.lane === 'forward' ? 'M-4,-6L6,0L-4,6Z' : 'M4,-6L-6,0L4,6Z'}
            transform={`scale(${scale})`}
          />
        </g>
      </svg>
    </div>
  );
}

const Dots = memo(function Dots({
  places,
  i,
  scale,
}: {
  places: readonly Place[];
  i: number;
  scale: number;
}): React.ReactElement | null {
  if (places.length > MOST_DOTS) return null;
  return (
    <>
      {places.map((place, index) => (
        <circle
          key={index}
          className={index <= i ? 'dot done' : 'dot'}
          cx={place.x}
          cy={LANES[place.lane] * scale}
          r={2.6 * scale}
        />
      ))}
    </>
  );
});
