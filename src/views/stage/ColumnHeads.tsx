import { memo } from 'react';
import type { TimedQuantity } from '../../timeline/quantities.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { headBefore, headSize, headsOf } from './column-texts.ts';
import type { StageLayout } from './layout.ts';

interface ColumnHeadsProps {
  readonly layout: StageLayout;
  /** The time step in each symbol; null: without one. */
  readonly t: number | null;
  /** The names of the quantities whose numbers are shown, with a space between two. */
  readonly reached: string;
  readonly compares: boolean;
}

/**
 * The symbols over and beside the blocks of a column. They stay the same from update to update, so
 * they ask for nothing that changes with it.
 */
export const ColumnHeads = memo(function ColumnHeads({
  layout,
  t,
  reached,
  compares,
}: ColumnHeadsProps): React.ReactElement {
  const known = new Set(reached.split(' '));
  return (
    <>
      {headsOf(layout).map(({ quantity, x, y, anchor }) => (
        <Glyph
          key={quantity}
          of={{ quantity, t }}
          before={headBefore(quantity, compares)}
          x={x}
          y={y}
          textAnchor={anchor}
          fontSize={headSize(layout)}
          className={headClass(quantity, known.has(quantity))}
        />
      ))}
    </>
  );
});

const headClass = (quantity: TimedQuantity, isReached: boolean): string =>
  `${quantity.startsWith('d') ? 'backward' : 'forward'} ${isReached ? '' : 'waiting'}`;
