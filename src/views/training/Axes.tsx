import type { Unit } from '../../share/address.ts';
import { laterWords } from '../parts/later-words.ts';
import type { CurveDrawing } from './curve-drawing.ts';
import { MARGIN } from './curve-drawing.ts';

interface AxesProps {
  readonly drawing: CurveDrawing;
  readonly width: number;
  readonly height: number;
  readonly unit: Unit;
}

/** The scales of the curve: updates to the right, from 1, and the loss upwards. */
export function Axes({ drawing, width, height, unit }: AxesProps): React.ReactElement {
  const { x, y } = drawing;
  const updates = x.ticks(Math.min(5, width / 110)).filter(Number.isInteger);
  return (
    <>
      {y.ticks.map((tick) => (
        <g key={tick} className="tick">
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y.of(tick)} y2={y.of(tick)} />
          <text x={MARGIN.left - 7} y={y.of(tick)} dy="0.36em" textAnchor="end">
            {y.label(tick)}
          </text>
        </g>
      ))}
      {updates.map((n) => (
        <text key={n} className="tick-label" x={x(n)} y={height - 8} textAnchor="middle">
          {n + 1}
        </text>
      ))}
      <text className="tick-label" x={4} y={14}>
        {laterWords.training.units[unit]}
      </text>
      <text className="tick-label" x={width - MARGIN.right} y={14} textAnchor="end">
        {laterWords.training.xAxis} →
      </text>
    </>
  );
}
