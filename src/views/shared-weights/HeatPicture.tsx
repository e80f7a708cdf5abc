import { useEffect, useRef } from 'react';
import type { Quantity } from '../../timeline/quantities.ts';
import { useSelect } from '../parts/session.tsx';
import { useMedia } from '../parts/useMedia.ts';
import { painter } from './colours.ts';

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
  const theme = useSelect((state) => state.preferences.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const rows = values.length / columns;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = globalThis.devicePixelRatio;
    element.width = Math.round(columns * cell * ratio);
    element.height = Math.round(rows * cellHeight * ratio);
    const colour = painter(element, quantity);
    const gap = cell >= 4 ? 1 : 0;
    context.scale(ratio, ratio);
    values.forEach((value, index) => {
      context.fillStyle = colour(value);
      context.fillRect(
        (index % columns) * cell,
        Math.floor(index / columns) * cellHeight,
        cell - gap,
        cellHeight - gap,
      );
    });
    // The theme is read from the page, so a change of it draws again.
  }, [quantity, values, columns, rows, cell, cellHeight, theme, dark]);
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
