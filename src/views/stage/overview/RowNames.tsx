import type { CSSProperties } from 'react';
import { isReached } from '../../../store/selectors.ts';
import { at } from '../../../timeline/quantities.ts';
import type { Scene } from '../../../timeline/values.ts';
import { short } from '../../parts/format.ts';
import { useSelect } from '../../parts/session.tsx';
import { laterWords } from '../../parts/later-words.ts';
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
  return (
    <>
      {ROWS.map(([quantity, colour], place) => (
        <RowName
          key={quantity}
          scene={scene}
          quantity={quantity}
          style={{
            color: `var(${colour})`,
            insetBlockStart: place * rowHeight,
            blockSize: rowHeight,
            inlineSize: width,
          }}
        />
      ))}
    </>
  );
}

interface RowNameProps {
  readonly scene: Scene;
  readonly quantity: keyof WindowSeries;
  readonly style: CSSProperties;
}

/** The largest number is that of those which the walk has reached. */
function RowName({ scene: { record }, quantity, style }: RowNameProps): React.ReactElement {
  const { values, lowest } = seriesOf(record)[quantity];
  const largest = useSelect((state) => {
    let found = -1;
    for (let column = 0; column < values.length; column++) {
      const value = values[column] ?? 0;
      const ref = at(quantity, record.window.start + column);
      if (value > found && isReached(state, ref)) found = value;
    }
    return found < 0 ? null : found;
  });
  const text = laterWords.overview;
  const name = text.series[quantity];
  const isLog = lowest !== null;
  return (
    <span
      className="overview-name"
      style={style}
      title={largest === null ? name : text.largest(name, short(largest), isLog)}
    >
      <span>{name}</span>
      {largest !== null && (
        <span className="number">
          {isLog && <span className="overview-log">log </span>}
          {short(largest)}
        </span>
      )}
    </span>
  );
}
