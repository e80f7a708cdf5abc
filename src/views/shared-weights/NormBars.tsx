import { useMemo } from 'react';
import type { SharedParameter } from '../../timeline/quantities.ts';
import type { ParameterName } from '../../engine/shapes.ts';
import type { Scene } from '../../timeline/values.ts';
import { short } from '../parts/format.ts';
import { words } from '../parts/words.ts';
import { ParameterSymbol } from './Names.tsx';
import { termNorms, termTimes } from './terms.ts';
import { laterWords } from '../parts/later-words.ts';

export interface TermsProps {
  readonly parameter: ParameterName;
  readonly scene: Scene;
  readonly width: number;
  readonly arrived: number;
  /** The time step in detail, and how to choose another. */
  readonly t: number;
  readonly choose: (t: number) => void;
}

const HEIGHT = 64;
const NARROWEST_BAR = 3;
const WIDEST_BAR = 56;
const LABEL = 118;

/** A run of neighbouring time steps that share a bar, and the largest norm among them. */
interface Bar {
  readonly from: number;
  readonly to: number;
  readonly largest: number;
  readonly norm: number;
}

function barsOf(norms: readonly number[], first: number, most: number): Bar[] {
  const each = Math.max(1, Math.ceil(norms.length / most));
  return Array.from({ length: Math.ceil(norms.length / each) }, (_, bar) => {
    const part = norms.slice(bar * each, (bar + 1) * each);
    const largest = part.reduce((best, norm, k) => (norm > (part[best] ?? 0) ? k : best), 0);
    const from = first + bar * each;
    return { from, to: from + part.length - 1, largest: from + largest, norm: part[largest] ?? 0 };
  });
}

const valueText = (t: number, bar: Bar | undefined): string =>
  bar === undefined ? words.place.timeStep(t) : `${words.place.timeStep(t)}: ${short(bar.norm)}`;

/** How much each time step asks: ‖∇W_t‖ as bars, which also choose the time step in detail. */
export function NormBars(props: TermsProps): React.ReactElement {
  const { parameter, scene, arrived, t, choose } = props;
  const { from, to } = termTimes(parameter, scene);
  const room = Math.max(200, props.width - LABEL);
  const bars = useMemo(
    () => barsOf(termNorms(scene, parameter as SharedParameter), from, room / NARROWEST_BAR),
    [scene, parameter, from, room],
  );
  const top = bars.reduce((most, { norm }) => Math.max(most, norm), 0);
  const pitch = Math.min(WIDEST_BAR, room / bars.length);
  const text = laterWords.sharedWeights;
  const reached = to - arrived;
  const shown = t > reached ? bars.find((bar) => bar.from <= t && t <= bar.to) : undefined;
  return (
    <div className="norms">
      <span className="norms-name">
        ‖<ParameterSymbol of={parameter} nabla t="t" />‖<small>{text.normTop(short(top))}</small>
      </span>
      <svg
        width={pitch * bars.length}
        height={HEIGHT}
        role="slider"
        tabIndex={0}
        aria-label={text.norms}
        aria-valuemin={from}
        aria-valuemax={to}
        aria-valuenow={t}
        aria-valuetext={valueText(t, shown)}
        onKeyDown={(event) => {
          const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
          if (by === undefined || event.altKey) return;
          // On the bars the arrow keys go from time step to time step, as their role promises.
          event.preventDefault();
          event.stopPropagation();
          choose(t + by);
        }}
      >
        <path className="ground" d={`M0,${HEIGHT - 0.5}h${pitch * bars.length}`} />
        {bars.map((bar, k) => {
          const known = bar.to > reached;
          const height = known && top > 0 ? (bar.norm / top) * (HEIGHT - 4) : 0;
          const inside = bar.from <= t && t <= bar.to;
          return (
            <g
              key={bar.from}
              className={`bar ${inside ? 'chosen' : ''}`}
              onClick={() => {
                choose(known ? bar.largest : bar.from);
              }}
            >
              <rect className="catch" x={k * pitch} y={0} width={pitch} height={HEIGHT} />
              <rect
                className="norm"
                data-norm={known ? bar.norm : undefined}
                x={k * pitch + (pitch > 5 ? 1 : 0)}
                y={HEIGHT - Math.max(height, known ? 1.5 : 0)}
                width={Math.max(1, pitch - (pitch > 5 ? 2 : 0.5))}
                height={Math.max(height, known ? 1.5 : 0)}
              />
              <title>
                {bar.from === bar.to
                  ? words.place.timeStep(bar.from)
                  : text.range(bar.from, bar.to)}
                {known ? `: ${short(bar.norm)}` : ''}
              </title>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
