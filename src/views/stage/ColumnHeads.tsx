import { memo } from 'react';
import type { TimedQuantity } from '../../timeline/quantities.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { quantitiesOf } from './blocks.ts';
import type { Block, StageLayout } from './layout.ts';

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
  const size = (layout.narrow ? 14 : 16) * layout.scale;
  const { o, yhat, dyhat, do: dO, h, dh, u, du, x, scale } = layout;
  const known = new Set(reached.split(' '));
  // The characters that are read are shown as they are.
  const before = (quantity: TimedQuantity): string => (compares && quantity !== 'x' ? 'Δ' : '');
  const shown: readonly TimedQuantity[] = quantitiesOf(layout);
  const beside = (
    quantity: TimedQuantity,
    px: number,
    py: number,
    anchor: 'start' | 'middle' | 'end',
  ): React.ReactNode =>
    shown.includes(quantity) && (
      <Glyph
        key={quantity}
        of={{ quantity, t }}
        before={before(quantity)}
        x={px}
        y={py}
        textAnchor={anchor}
        fontSize={size}
        className={headClass(quantity, known.has(quantity))}
      />
    );
  const head = (quantity: TimedQuantity, { x: left, w }: Block): React.ReactNode =>
    beside(quantity, left + w / 2, layout.headY, 'middle');
  return (
    <>
      {head('o', o)}
      {head('yhat', yhat)}
      {head('dyhat', dyhat)}
      {head('do', dO)}
      {beside('h', h.x + h.w / 2 - 7 * scale, h.y - 7 * scale, 'end')}
      {beside('dh', dh.x + dh.w / 2 + 7 * scale, dh.y - 7 * scale, 'start')}
      {beside('u', u.x + u.w / 2 - 7 * scale, layout.uBottom + 18 * scale, 'end')}
      {beside('du', du.x + du.w / 2 - 4 * scale, layout.uBottom + 18 * scale, 'start')}
      {beside('x', x.x - 7 * scale, x.y + x.h / 2 + 5 * scale, 'end')}
    </>
  );
});

const headClass = (quantity: TimedQuantity, isReached: boolean): string =>
  `${quantity.startsWith('d') ? 'backward' : 'forward'} ${isReached ? '' : 'waiting'}`;
