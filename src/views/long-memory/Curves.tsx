import { line } from 'd3';
import type { MessageTriangle } from '../../engine/messages.ts';
import type { TriangleLayout } from './layout.ts';
import type { Message, View } from './messages.ts';
import type { LogScale } from './scale.ts';
import { powerOfTen, shareOn, ticksOf } from './scale.ts';
import { laterWords } from '../parts/later-words.ts';

interface Point {
  readonly t: number;
  readonly length: number;
}

const PAD = 7;

/** ‖∇h_t‖ and the length of the last loss's message over t, on the scale of the triangle. */
export function Curves({
  triangle,
  view,
  layout,
  scale,
  reached,
  message,
  smallest,
}: {
  triangle: MessageTriangle | null;
  view: View;
  layout: TriangleLayout;
  scale: LogScale;
  reached: number;
  message: Message;
  smallest: number;
}): React.ReactElement {
  const height = layout.curves;
  const x = (t: number): number => layout.gutter + (t - view.first + 0.5) * layout.cell;
  const y = (length: number): number => PAD + (1 - shareOn(scale, length)) * (height - 2 * PAD);
  const points = (values: Float64Array | undefined): Point[] =>
    triangle === null
      ? []
      : Array.from(values ?? [], (length, i) => ({ t: triangle.from + i, length })).filter(
          ({ t, length }) => t >= reached && Number.isFinite(length),
        );
  const path = line<Point>(
    ({ t }) => x(t),
    ({ length }) => y(length),
  );
  const curves = [
    { name: 'gradient', points: points(triangle?.gradients) },
    { name: 'last', points: points(triangle?.last) },
  ];
  return (
    <svg
      className="curves"
      width={layout.gutter + layout.width + smallest}
      height={height}
      role="img"
      aria-label={laterWords.longMemory.curves}
    >
      {ticksOf(scale, Math.max(2, Math.floor(height / (smallest * 2)))).map((exponent) => (
        <g key={exponent} className="tick">
          <line
            x1={layout.gutter}
            x2={layout.gutter + layout.width}
            y1={y(10 ** exponent)}
            y2={y(10 ** exponent)}
          />
          <text
            x={layout.gutter - 6}
            y={y(10 ** exponent)}
            dy="0.35em"
            fontSize={smallest}
            textAnchor="end"
          >
            {powerOfTen(exponent)}
          </text>
        </g>
      ))}
      <line className="here" x1={x(message.t)} x2={x(message.t)} y1={0} y2={height} />
      {curves.map(({ name, points: all }) => (
        <g key={name} className={`length-curve ${name}`}>
          <path d={path(all) ?? ''} />
          {layout.cell >= 8 &&
            all.map(({ t, length }) => (
              <circle
                key={t}
                cx={x(t)}
                cy={y(length)}
                r={name === 'last' ? 2 : 3.5}
                data-t={t}
                data-value={length}
              />
            ))}
        </g>
      ))}
    </svg>
  );
}
