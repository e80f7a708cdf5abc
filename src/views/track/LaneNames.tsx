import type { UpdateRecord } from '../../engine/record.ts';
import { rangeOf } from '../../timeline/range.ts';
import { words } from '../parts/words.ts';
import type { TrackLayout } from './layout.ts';

interface LaneNamesProps {
  readonly layout: TrackLayout;
  readonly record: UpdateRecord;
}

/** What happens on each lane, and at which time steps. */
export function LaneNames({ layout, record }: LaneNamesProps): React.ReactElement {
  const { left, right, radius, forward, backward, scale } = layout;
  const range = rangeOf(record);
  const from = left + radius + 6;
  const above = forward - 13 * scale;
  const below = backward + 27 * scale;
  const fontSize = 14 * scale;
  return (
    <>
      <text className="lane-name forward" x={from} y={above} fontSize={fontSize}>
        {words.track.forward(range.from, range.to)}
      </text>
      <text
        className="lane-name backward"
        x={right - radius - 6}
        y={below}
        fontSize={fontSize}
        textAnchor="end"
      >
        {words.track.backward(range.to, range.back)}
      </text>
      <text className="lane-name" x={from} y={below} fontSize={fontSize}>
        {words.track.update}
      </text>
    </>
  );
}
