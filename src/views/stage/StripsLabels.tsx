import type { Scene } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import type { Geometry } from './geometry.ts';
import { columnAt, xAt } from './geometry.ts';
import type { Shown, StripCells, Waiting } from './strips-cells.ts';
import { SHOWN } from './strips-cells.ts';
import type { StripsLayout } from './strips-layout.ts';
import { tickStep } from './strips-layout.ts';

export const SYMBOLS: Readonly<Record<Shown, readonly [nabla: string, letter: string]>> = {
  L: ['', 'L'],
  yhat: ['', 'ŷ'],
  do: ['∇', 'o'],
  h: ['', 'h'],
  dh: ['∇', 'h'],
  u: ['', 'u'],
  du: ['∇', 'u'],
};

interface StripsLabelsProps {
  readonly scene: Scene;
  readonly layout: StripsLayout;
  /** As far as it is scrolled. */
  readonly geometry: Geometry;
  readonly width: number;
  readonly scale: number;
  readonly waiting: Readonly<Record<Shown, Waiting>>;
  readonly placeOf: StripCells['placeOf'];
}

/** What is written under the strips and beside them: characters, times and symbols. */
export function StripsLabels(props: StripsLabelsProps): React.ReactElement {
  const { scene, layout, geometry, width, scale, waiting, placeOf } = props;
  const { window } = scene.record;
  const { pitch, height } = geometry;
  const columns = window.end - window.start + 1;
  const from = Math.max(0, Math.floor(columnAt(geometry, 0)));
  const to = Math.min(columns, Math.ceil(columnAt(geometry, width)));
  const inView = Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
  const every = tickStep(pitch, 44 * scale);
  const gutter = 44 * scale;
  return (
    <>
      {inView.map((column) => {
        const time = window.start + column;
        const x = xAt(geometry, column + 0.5);
        const inside = x < width - 14 * scale && x > gutter;
        const toNext = (every - (time % every)) * pitch;
        const named = inside && (time % every === 0 || (column === 0 && toNext > 40 * scale));
        return (
          <g key={column} aria-hidden="true">
            {pitch >= 13 * scale && inside && (
              <text
                className="character"
                x={x}
                y={layout.characterY}
                textAnchor="middle"
                fontSize={Math.min(20, Math.max(13, pitch * 0.8)) * scale}
              >
                {charactersOf(scene, time).reads}
              </text>
            )}
            {named && (
              <text
                className="time"
                x={x}
                y={layout.timeY}
                textAnchor="middle"
                fontSize={13 * scale}
              >
                {time}
              </text>
            )}
          </g>
        );
      })}
      <rect className="gutter" x={0} y={0} width={gutter} height={height} />
      {SHOWN.map((quantity) => {
        const { y, height: high } = placeOf(quantity);
        const [nabla, letter] = SYMBOLS[quantity];
        return (
          <text
            key={quantity}
            className={`glyph ${nabla === '' ? 'forward' : 'backward'} ${waiting[quantity].to - waiting[quantity].from === columns ? 'waiting' : ''}`}
            x={gutter - 8 * scale}
            y={y + high / 2 + 6 * scale}
            textAnchor="end"
            fontSize={17 * scale}
            aria-hidden="true"
          >
            {nabla}
            <tspan fontStyle="italic">{letter}</tspan>
          </text>
        );
      })}
      <text
        className="time"
        x={gutter - 8 * scale}
        y={layout.timeY}
        textAnchor="end"
        fontSize={13 * scale}
        aria-hidden="true"
      >
        t
      </text>
    </>
  );
}
