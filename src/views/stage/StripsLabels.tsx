import type { Scene } from '../../timeline/values.ts';
import type { Geometry } from './geometry.ts';
import type { Shown, StripCells, Waiting } from './strips-cells.ts';
import { SHOWN } from './strips-cells.ts';
import type { StripsLayout } from './strips-layout.ts';
import { characterSize, gutterOf, marksOf, SYMBOLS } from './strips-texts.ts';

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
  const { scene, layout, geometry, scale, waiting, placeOf } = props;
  const { window } = scene.record;
  const { height } = geometry;
  const columns = window.end - window.start + 1;
  const gutter = gutterOf(scale);
  return (
    <>
      {marksOf(props).map(({ column, x, character, time }) => (
        <g key={column} aria-hidden="true">
          {character !== null && (
            <text
              className="character"
              x={x}
              y={layout.characterY}
              textAnchor="middle"
              fontSize={characterSize(props)}
            >
              {character}
            </text>
          )}
          {time !== null && (
            <text className="time" x={x} y={layout.timeY} textAnchor="middle" fontSize={13 * scale}>
              {time}
            </text>
          )}
        </g>
      ))}
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
