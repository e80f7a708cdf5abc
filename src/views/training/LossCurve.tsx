import { useMemo, useRef } from 'react';
import type { CurveView } from '../../share/address.ts';
import { meanOver } from '../../store/answers.ts';
import { shownFloor } from '../../store/selectors.ts';
import { asSet, short } from '../parts/format.ts';
import { laterWords } from '../parts/later-words.ts';
import { useSelect, useSession } from '../parts/session.tsx';
import { sliderTarget } from '../parts/slider-keys.ts';
import { useSize } from '../parts/useSize.ts';
import { Axes } from './Axes.tsx';
import { CurveLegend } from './CurveLegend.tsx';
import { figureAt } from './curve.ts';
import type { CurveDrawing } from './curve-drawing.ts';
import { drawCurve, MARGIN } from './curve-drawing.ts';
import { RateMarks, ratesSet } from './RateMarks.tsx';
import { UNITS } from './units.ts';
import { useHistoryVersion } from './useCalmly.ts';
import { useCurvePointer } from './useCurvePointer.ts';
import { useWalk } from './walk.ts';

/** The loss of every update so far. A drag, a click or the arrow keys go to an update. */
export function LossCurve(view: CurveView): React.ReactElement {
  const { unit, isLog } = view;
  const frame = useRef<HTMLDivElement>(null);
  const { width = 400, height = 220 } = useSize(frame, 'curve') ?? {};
  const history = useSelect((state) => state.history);
  const version = useHistoryVersion();
  const earlier = useSelect((state) => state.earlier);
  const over = useSelect(({ scene }) => (scene === null ? 1 : meanOver(scene)));
  const isEmpty = useSelect((state) => state.history.count === 0);
  const drawing = useMemo(
    () => drawCurve({ history, earlier, over, width, height, unit, isLog, version }),
    [history, earlier, over, width, height, unit, isLog, version],
  );
  return (
    <>
      <div className="loss-curve" ref={frame}>
        {isEmpty ? (
          <p className="aside">{laterWords.training.empty}</p>
        ) : (
          <Picture {...{ drawing, width, height, unit }} />
        )}
      </div>
      <CurveLegend {...{ drawing, over }} />
    </>
  );
}

interface DrawnProps extends Pick<CurveView, 'unit'> {
  readonly drawing: CurveDrawing;
}

interface PictureProps extends DrawnProps {
  readonly width: number;
  readonly height: number;
}

function Picture({ drawing, width, height, unit }: PictureProps): React.ReactElement {
  const { store } = useSession();
  const { count } = useSelect((state) => state.history);
  const n = useSelect(({ position }) => position.n);
  const told = useSelect((state) => figureAt(state, state.position.n, unit));
  const rates = useRates(count);
  const go = useWalk(count);
  const { x } = drawing;
  const pointer = useCurvePointer((at) => {
    go(x.invert(at));
  });
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
      aria-valuetext={inWords(n, told, unit, rates)}
      onKeyDown={(event) => {
        // From where the last key leads, so that quick ones are not lost while it is on its way.
        const { awaited, position } = store.getState();
        const page = Math.max(1, Math.round(count / 10));
        const target = sliderTarget(event.key, (awaited ?? position).n, page, count - 1);
        if (target === null || event.altKey) return;
        // On the curve the keys go from update to update, as its role promises.
        event.preventDefault();
        event.stopPropagation();
        go(target);
      }}
      {...pointer}
    >
      <Axes {...{ drawing, width, height, unit }} />
      <Lines drawing={drawing} unit={unit} />
      <Floor {...{ drawing, width, unit }} />
      <RateMarks
        rates={rates}
        x={x}
        top={MARGIN.top}
        bottom={height - MARGIN.bottom}
        right={width - MARGIN.right}
      />
      {n < count && <Present {...{ n, drawing, height, unit }} />}
    </svg>
  );
}

function inWords(n: number, told: number | null, unit: CurveView['unit'], rates: Rates): string {
  const words = laterWords.training;
  const loss =
    told === null ? words.unknownAt(n + 1) : words.lossAt(n + 1, words.units[unit], short(told));
  const rate = rates.find((change) => change.n === n);
  return rate === undefined ? loss : `${loss} ${words.rateSet(asSet(rate.value))}`;
}

type Rates = ReturnType<typeof ratesSet>;

/** Where the learning rate was changed, as far as the curve goes. */
function useRates(count: number): Rates {
  const configuration = useSelect((state) => state.configuration);
  const rates = useMemo(() => ratesSet(configuration), [configuration]);
  return rates.filter(({ n }) => n < count);
}

function Lines({ drawing, unit }: DrawnProps): React.ReactElement {
  const { x, y, earlier, band, raw, mean, points } = drawing;
  return (
    <>
      {earlier !== null && <path className="earlier-line" d={earlier} />}
      {band !== null && <path className="band" d={band} />}
      {raw !== null && <path className="raw-line" d={raw} />}
      {points.map((point) => (
        <circle
          key={point.n}
          className="point"
          cx={x(point.n)}
          cy={y.of(UNITS[unit].mean(point))}
          r={2.5}
        />
      ))}
      {mean !== null && <path className="curve" d={mean} />}
    </>
  );
}

/** The least loss of a network that sees one character at a time. */
function Floor({ drawing, width, unit }: DrawnProps & { readonly width: number }) {
  const ofText = useSelect(shownFloor);
  const timeSteps = useSelect(({ scene }) => scene?.record.timeSteps ?? 1);
  const { y } = drawing;
  const floor = ofText === null ? NaN : UNITS[unit].of(ofText, timeSteps);
  if (!(floor >= y.lowest && floor <= y.highest)) return null;
  return (
    <g className="floor">
      <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y.of(floor)} y2={y.of(floor)} />
      {/* On the left, where the curve is still above: nothing is drawn over its number. */}
      <text x={MARGIN.left + 6} y={y.of(floor)} dy="1.15em">
        {laterWords.training.floor(short(floor))}
      </text>
    </g>
  );
}

interface PresentProps extends DrawnProps {
  readonly n: number;
  readonly height: number;
}

/** The update that the page shows. */
function Present({ n, drawing: { x, y }, height, unit }: PresentProps): React.ReactElement {
  const span = useSelect(({ history }) => history).at(n);
  const dot = span === undefined ? NaN : y.of(UNITS[unit].mean(span));
  return (
    <g className="present">
      <line x1={x(n)} x2={x(n)} y1={MARGIN.top} y2={height - MARGIN.bottom} />
      {Number.isFinite(dot) && <circle cx={x(n)} cy={dot} r={6} />}
    </g>
  );
}
