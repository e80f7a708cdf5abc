import { lazy, memo, useMemo, useRef } from 'react';
import type { PointerEvent } from 'react';
import { currentStep } from '../../store/selectors.ts';
import type { Scene } from '../../timeline/values.ts';
import { Later } from '../parts/later.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { useSize } from '../parts/useSize.ts';
import { titleOf, words } from '../parts/words.ts';
import { Ends } from './Ends.tsx';
import { LaneNames } from './LaneNames.tsx';
import type { TrackLayout } from './layout.ts';
import { layoutTrack, loopPath, turnPath } from './layout.ts';
import type { Place } from './places.ts';
import { nearestStep } from './places.ts';
import './track.css';

/** Only truncated BPTT has more than one lap. */
const Laps = lazy(async () => ({ default: (await import('./Laps.tsx')).Laps }));

/** More steps than this are not drawn as dots: they would run into each other. */
const MOST_DOTS = 420;

/** The timeline as a loop: every dot is a step; click, drag or use the keys to go there. */
export function Track({ scene }: { scene: Scene }): React.ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const width = useSize(frame, 'track')?.width ?? 900;
  const isProjected = useSelect(({ preferences }) => preferences.projector);
  const isLow = useMedia('(max-height: 850px)');
  const steps = useSelect((state) => state.steps);
  const { n, i } = useSelect(({ position }) => position);
  const step = useSelect(currentStep);
  const { goTo } = useActions();
  const { window } = scene.record;
  const layout = useMemo(
    () => layoutTrack({ steps, window, width, isProjected, isLow }),
    [steps, window, width, isProjected, isLow],
  );
  const { height, middle, places } = layout;
  const here = places[i] ?? { x: layout.left, lane: 'forward' };

  const goToPoint = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): void => {
    const box = currentTarget.getBoundingClientRect();
    const lane = clientY - box.top < middle ? 'forward' : 'backward';
    goTo({ n, i: nearestStep(places, clientX - box.left, lane) });
  };
  const last = steps.length - 1;
  return (
    <div className="track" ref={frame}>
      {scene.configuration.truncation !== null && (
        <Later>
          <Laps scene={scene} />
        </Later>
      )}
      <svg
        width={width}
        height={height}
        role="slider"
        tabIndex={0}
        aria-label={words.track.label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={i}
        aria-valuetext={words.track.value(i, last, step === null ? '' : titleOf(step, scene))}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goToPoint(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goToPoint(event);
        }}
      >
        <Lanes layout={layout} here={here} />
        <Dots layout={layout} i={i} />
        <LaneNames layout={layout} record={scene.record} />
        <Ends layout={layout} scene={scene} />
        <Head layout={layout} here={here} phase={step?.phase ?? ''} />
      </svg>
    </div>
  );
}

interface AtPlace {
  readonly layout: TrackLayout;
  /** Where the present step is. */
  readonly here: Place;
}

/** The loop, and how far the walk has come on it. */
function Lanes({ layout, here }: AtPlace): React.ReactElement {
  const { left, right, forward, scale } = layout;
  const isBack = here.lane === 'backward';
  const strokeWidth = 15 * scale;
  return (
    <>
      <path className="lane" d={loopPath(layout)} strokeWidth={strokeWidth} />
      <path
        className="lane forward"
        d={`M${left},${forward}H${isBack ? right : here.x}`}
        strokeWidth={strokeWidth}
      />
      {isBack && (
        <path
          className="lane backward"
          d={`M${right},${forward}${turnPath(layout)}H${here.x}`}
          strokeWidth={strokeWidth}
        />
      )}
    </>
  );
}

interface DotsProps {
  readonly layout: TrackLayout;
  readonly i: number;
}

const Dots = memo(function Dots({ layout, i }: DotsProps): React.ReactElement | null {
  const { places, scale } = layout;
  if (places.length > MOST_DOTS) return null;
  return (
    <>
      {places.map(({ x, lane }, index) => (
        <circle
          key={index}
          className={index <= i ? 'dot done' : 'dot'}
          cx={x}
          cy={layout[lane]}
          r={2.6 * scale}
        />
      ))}
    </>
  );
});

function Head({ layout, here, phase }: AtPlace & { readonly phase: string }): React.ReactElement {
  const { scale } = layout;
  return (
    <g className={`head ${phase}`} transform={`translate(${here.x},${layout[here.lane]})`}>
      <circle r={13 * scale} />
      <path
        d={here.lane === 'forward' ? 'M-4,-6L6,0L-4,6Z' : 'M4,-6L-6,0L4,6Z'}
        transform={`scale(${scale})`}
      />
    </g>
  );
}
