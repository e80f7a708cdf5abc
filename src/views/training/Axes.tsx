import { ticks } from 'd3';
import type { Unit } from '../../share/address.ts';
import { laterWords } from '../parts/later-words.ts';
import type { CurveDrawing } from './curve-drawing.ts';
import { MARGIN } from './curve-drawing.ts';

const whole = new Intl.NumberFormat('en');

/** So many pixels, at most, are taken by a digit to either side of its middle. */
const HALF_DIGIT = 5;

/** The updates that are named, round as people count them: from 1, though the scale is from 0. */
function roundUpdates({ x }: CurveDrawing, most: number): number[] {
  const [first = 0, last = 0] = x.domain();
  return ticks(first + 1, last + 1, most).filter(Number.isInteger);
}

interface AxesProps {
  readonly drawing: CurveDrawing;
  readonly width: number;
  readonly height: number;
  readonly unit: Unit;
}

/** The scales of the curve: updates to the right, from 1, and the loss upwards. */
export function Axes({ drawing, width, height, unit }: AxesProps): React.ReactElement {
  const { x, y } = drawing;
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
      {roundUpdates(drawing, Math.min(5, width / 110)).map((update) => (
        <UpdateName key={update} at={x(update - 1)} {...{ update, width, height }} />
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

interface UpdateNameProps extends Pick<AxesProps, 'width' | 'height'> {
  readonly update: number;
  readonly at: number;
}

/** Under its place, or as near to it as the picture's edge lets a long number be. */
function UpdateName({ update, at, width, height }: UpdateNameProps): React.ReactElement {
  const name = whole.format(update);
  const fits = at + HALF_DIGIT * name.length <= width;
  return (
    <text
      className="tick-label"
      x={fits ? at : width}
      y={height - 8}
      textAnchor={fits ? 'middle' : 'end'}
    >
      {name}
    </text>
  );
}
