import { isReached } from '../../../store/selectors.ts';
import { at } from '../../../timeline/quantities.ts';
import type { Scene } from '../../../timeline/values.ts';
import { short } from '../../parts/format.ts';
import { useSelect } from '../../parts/session.tsx';
import { words } from '../../parts/words.ts';
import { seriesOf } from '../series.ts';
import type { WindowSeries } from '../series.ts';
import { ROWS } from './rows.ts';

interface RowNamesProps {
  readonly scene: Scene;
  readonly rowHeight: number;
  readonly width: number;
}

/** What each row is, and the largest number in it. */
export function RowNames({ scene, rowHeight, width }: RowNamesProps): React.ReactElement {
  const series = seriesOf(scene.record);
  const text = words.stage;
  return (
    <>
      {ROWS.map(([quantity, colour], place) => {
        const { largest, lowest } = series[quantity];
        return (
          <span
            key={quantity}
            className="overview-name"
            style={{
              color: `var(${colour})`,
              insetBlockStart: place * rowHeight,
              blockSize: rowHeight,
              inlineSize: width,
            }}
            title={text.largest(text.series[quantity], short(largest), lowest !== null)}
          >
            <span>{text.series[quantity]}</span>
            <LargestReached scene={scene} quantity={quantity} />
          </span>
        );
      })}
    </>
  );
}

interface LargestReachedProps {
  readonly scene: Scene;
  readonly quantity: keyof WindowSeries;
}

/** The largest number of a row, among those that the walk has reached. */
function LargestReached({ scene, quantity }: LargestReachedProps): React.ReactElement | null {
  const { window } = scene.record;
  const { values, lowest } = seriesOf(scene.record)[quantity];
  const largest = useSelect((state) => {
    let found = -1;
    for (let column = 0; column < values.length; column++) {
      const value = values[column] ?? 0;
      if (value > found && isReached(state, at(quantity, window.start + column))) found = value;
    }
    return found;
  });
  if (largest < 0) return null;
  return (
    <span className="number">
      {lowest !== null && <span className="overview-log">log </span>}
      {short(largest)}
    </span>
  );
}
