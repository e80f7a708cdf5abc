import { useEffect, useRef } from 'react';
import type { Cell } from '../../timeline/quantities.ts';
import { cellKey, cellOf } from '../../timeline/quantities.ts';
import { differenceAt } from '../../timeline/difference.ts';
import type { Box } from '../parts/heat-grid.ts';
import { boxAt, placeAt, rowsOf } from '../parts/heat-grid.ts';
import { spokenCell } from '../parts/names.ts';
import type { Direction, Point, Target } from '../parts/neighbour.ts';
import { announceDrawn, distanceTowards, parseCellKey } from '../parts/neighbour.ts';
import { useActions } from '../parts/session.tsx';
import type { CellsProps } from './cells-props.ts';
import { gridOf } from './blocks.ts';

/**
 * What can be done with numbers that HeatColumn draws: one element that is pointed at, focused and
 * read, whatever their number, with the selected and the lit cells outlined.
 */
export default function HeatBlock(props: CellsProps): React.ReactElement {
  const { of, block, elements, scene, other, selected, lit } = props;
  const { select } = useActions();
  const ref = useRef<SVGRectElement>(null);
  const grid = gridOf({ elements, across: props.across, block });
  const { across, w, h } = grid;

  const isOf = ({ quantity, t }: Cell): boolean => quantity === of.quantity && t === of.t;

  /** The middle of a cell in the window; the block may be drawn larger or smaller than it is. */
  function onScreen(element: Element | null, place: number, dx: number, dy: number): Point | null {
    if (element === null) return null;
    const { left, top, width, height } = element.getBoundingClientRect();
    const box = boxAt(grid, place);
    return {
      x: left + ((box.x + w / 2 + dx) * width) / (across * w),
      y: top + ((box.y + h / 2 + dy) * height) / (rowsOf(grid) * h),
    };
  }

  function nearest(direction: Direction, from: Point): Target | null {
    const [first, second] = [onScreen(ref.current, 0, 0, 0), onScreen(ref.current, 0, w, h)];
    if (first === null || second === null) return null;
    let best = { place: -1, distance: Infinity };
    for (let place = 0; place < elements.length; place++) {
      const row = Math.floor(place / across);
      const to = {
        x: first.x + (place - row * across) * (second.x - first.x),
        y: first.y + row * (second.y - first.y),
      };
      const distance = distanceTowards(direction, from, to);
      if (distance < best.distance) best = { place, distance };
    }
    const index = elements[best.place];
    if (index === undefined) return null;
    const focus = (): void => ref.current?.focus();
    return { cell: cellOf(of, index), distance: best.distance, focus };
  }

  useEffect(() =>
    announceDrawn({
      centreOf: (cell) => {
        const place = isOf(cell) ? elements.indexOf(cell.index) : -1;
        return place < 0 ? null : onScreen(ref.current, place, 0, 0);
      },
      towards: (direction, from) => nearest(direction, from),
    }),
  );

  const chosen = parseCellKey(selected);
  const place = chosen !== null && isOf(chosen) ? elements.indexOf(chosen.index) : -1;
  const present = cellOf(of, elements[Math.max(0, place)] ?? 0);
  const label = spokenCell(scene, present, true, other);
  const outlined =
    lit.size === 0
      ? []
      : elements.flatMap((index, each) =>
          lit.has(cellKey(cellOf(of, index))) ? [boxAt(grid, each)] : [],
        );
  const at = place < 0 ? null : boxAt(grid, place);
  return (
    <g className="heat-block">
      <rect
        ref={ref}
        className="drawn"
        x={block.x}
        y={block.y}
        width={block.w}
        height={rowsOf(grid) * h}
        role="button"
        aria-label={label}
        aria-pressed={place >= 0}
        tabIndex={place >= 0 ? 0 : -1}
        data-cell={cellKey(present)}
        data-value={differenceAt(scene, other, present)}
        onClick={(event) => {
          const frame = event.currentTarget.getBoundingClientRect();
          const x = ((event.clientX - frame.left) / frame.width) * across * w;
          const y = ((event.clientY - frame.top) / frame.height) * rowsOf(grid) * h;
          const index = elements[placeAt(grid, x, y) ?? -1];
          if (index !== undefined) select(cellOf(of, index));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') select(present);
        }}
      />
      {outlined.length > 0 && (
        <path
          className="lit-outline"
          d={
            outlined.length === elements.length
              ? outlineOf({ x: 0, y: 0, w: block.w, h: rowsOf(grid) * h }, block)
              : outlined.map((box) => outlineOf(box, block)).join('')
          }
        />
      )}
      {at !== null && (
        <path
          className={h < 8 || w < 8 ? 'selected-outline small' : 'selected-outline'}
          d={outlineOf({ x: at.x - 1, y: at.y - 1, w: at.w + 1, h: at.h + 1 }, block)}
        />
      )}
    </g>
  );
}

const outlineOf = ({ x, y, w, h }: Box, from: Pick<Box, 'x' | 'y'>): string =>
  `M${from.x + x},${from.y + y}h${w}v${h}h${-w}z`;
