import { useEffect, useRef } from 'react';
import type { Quantity } from '../../timeline/quantities.ts';
import { fillBox, paintOn } from '../parts/paint-heat.ts';
import { shadeOf, shadesOf } from '../parts/shades.ts';
import { useTheme } from '../parts/useTheme.ts';

/** A matrix as one picture: for the small ones of every time step, and where it has too many cells. */
export function HeatPicture({
  quantity,
  values,
  columns,
  cell,
  cellHeight,
  onPick,
  picked,
}: {
  quantity: Quantity;
  values: readonly number[];
  columns: number;
  cell: number;
  cellHeight: number;
  /** Told the element that was clicked or that the keys came to. */
  onPick?: (index: number) => void;
  /** The element that the keys start from, and what is said of it. */
  picked?: { readonly index: number; readonly label: string };
}): React.ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const rows = values.length / columns;
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const shades = shadesOf(element, quantity, theme);
    paintOn(element, columns * cell, rows * cellHeight, (pixels, ratio) => {
      const gap = cell >= 4 ? Math.round(ratio) : 0;
      const [w, h] = [cell * ratio, cellHeight * ratio];
      values.forEach((value, index) => {
        const column = index % columns;
        const row = (index - column) / columns;
        const left = Math.round(column * w);
        const top = Math.round(row * h);
        const right = Math.max(left + 1, Math.round((column + 1) * w) - gap);
        const bottom = Math.max(top + 1, Math.round((row + 1) * h) - gap);
        fillBox(pixels, left, top, right, bottom, shadeOf(shades, value));
      });
    });
  }, [quantity, values, columns, rows, cell, cellHeight, theme]);
  return (
    <canvas
      ref={canvas}
      className={onPick === undefined ? 'heat-picture' : 'heat-picture askable'}
      {...(onPick === undefined || picked === undefined
        ? { 'aria-hidden': true }
        : {
            role: 'slider',
            tabIndex: 0,
            'aria-label': picked.label,
            'aria-valuemin': 1,
            'aria-valuemax': values.length,
            'aria-valuenow': picked.index + 1,
            'aria-valuetext': picked.label,
            onKeyDown: (event) => {
              const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[
                event.key
              ];
              if (by === undefined || event.altKey) return;
              event.preventDefault();
              event.stopPropagation();
              onPick(Math.min(values.length - 1, Math.max(0, picked.index + by)));
            },
          })}
      style={{ inlineSize: columns * cell, blockSize: rows * cellHeight }}
      onClick={
        onPick &&
        (({ nativeEvent: { offsetX, offsetY } }) => {
          onPick(Math.floor(offsetY / cellHeight) * columns + Math.floor(offsetX / cell));
        })
      }
    />
  );
}
