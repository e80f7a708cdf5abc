import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { MessageTriangle } from '../../engine/messages.ts';
import { plainSymbol } from '../../timeline/notation.ts';
import { once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { useTheme } from '../parts/useTheme.ts';
import type { TriangleLayout } from './layout.ts';
import type { Letters } from './letters.ts';
import type { Message, View } from './messages.ts';
import { cellState, normIn } from './messages.ts';
import { paint } from './paint.ts';
import type { LogScale } from './scale.ts';
import { shareOn, sized } from './scale.ts';
import { laterWords } from '../parts/later-words.ts';

export interface TriangleProps {
  readonly scene: Scene;
  readonly view: View;
  readonly layout: TriangleLayout;
  readonly triangle: MessageTriangle | null;
  readonly scale: LogScale;
  readonly reached: number;
  readonly message: Message;
  readonly smallest: number;
  /** null while the text is read. */
  readonly letters: Letters | null;
  /** What the chosen message is, in words. */
  readonly spoken: string;
  readonly choose: (message: Message | null) => void;
  readonly hover: (message: Message | null) => void;
}

/** Row k is a loss, column t a state; one place is chosen, by pointer or by the arrow keys. */
export function Triangle(props: TriangleProps): React.ReactElement {
  const { scene, view, layout, triangle, scale, reached, message, choose, hover } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const help = useId();
  const theme = useTheme();
  useEffect(() => {
    // In a task of its own, and still before the browser shows what was rendered.
    const frame = requestAnimationFrame(() => {
      if (canvas.current === null) return;
      paint(canvas.current, { layout, view, scene, reached, triangle, scale, theme });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [layout, view, scene, reached, triangle, scale, theme]);

  const placeAt = (event: PointerEvent | React.MouseEvent): Message | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left) / layout.cell);
    const row = Math.floor((event.clientY - box.top) / layout.cellHeight);
    const { k, t } = { k: view.from + row, t: view.first + column };
    return t >= view.first && t <= k && k <= view.to ? { k, t } : null;
  };
  const move = (event: KeyboardEvent): void => {
    if (event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const next = event.key === 'Escape' ? null : moved(event.key, message, view);
    if (next === undefined) return;
    // On the triangle these keys go from message to message, as its role promises.
    event.preventDefault();
    event.stopPropagation();
    choose(next);
  };
  const { k, t } = message;
  const at = (k - view.from) * layout.columns + t - view.first;
  const last = layout.rows * layout.columns - 1;
  return (
    <div
      className="triangle"
      role="slider"
      tabIndex={0}
      aria-label={laterWords.longMemory.triangle}
      aria-describedby={help}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={Math.min(last, Math.max(0, at))}
      aria-valuetext={props.spoken}
      style={{ inlineSize: layout.width, blockSize: layout.height }}
      onKeyDown={move}
      onPointerMove={(event) => {
        if (event.pointerType === 'mouse') hover(placeAt(event));
      }}
      onPointerLeave={() => {
        hover(null);
      }}
      onClick={(event) => {
        const place = placeAt(event);
        if (place !== null) choose(place);
        // The mouse only looked: the arrow keys go on stepping through the network.
        event.currentTarget.blur();
      }}
    >
      <p id={help} className="visually-hidden">
        {laterWords.longMemory.help}
      </p>
      <canvas ref={canvas} style={{ inlineSize: layout.width, blockSize: layout.height }} />
      <svg width={layout.width} height={layout.height} aria-hidden="true">
        {layout.numbers && <Numbers {...props} />}
        <rect
          className="chosen"
          x={(t - view.first) * layout.cell}
          y={(k - view.from) * layout.cellHeight}
          width={Math.max(4, layout.cell - layout.gap)}
          height={Math.max(4, layout.cellHeight - layout.gap)}
        />
      </svg>
    </div>
  );
}

/** Where a key leads; undefined for keys that are not the triangle's. */
export function moved(
  key: string,
  { k, t }: Message,
  { first, from, to }: View,
): Message | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { k, t: Math.max(first, t - 1) };
    case 'ArrowRight':
      return { k, t: Math.min(k, t + 1) };
    case 'ArrowUp':
      return { k: Math.max(from, k - 1), t: Math.min(t, Math.max(from, k - 1)) };
    case 'ArrowDown':
      return { k: Math.min(to, k + 1), t };
    case 'Home':
      return { k, t: first };
    case 'End':
      return { k, t: k };
    default:
      return undefined;
  }
}

/** The lengths themselves, where the cells are large. */
function Numbers({
  scene,
  view,
  layout,
  triangle,
  scale,
  reached,
}: TriangleProps): React.ReactElement | null {
  if (triangle === null) return null;
  const numbers: React.ReactElement[] = [];
  for (let k = view.from; k <= view.to; k++) {
    for (let t = view.first; t <= k; t++) {
      if (cellState(scene, reached, { k, t }) !== 'message') continue;
      const norm = normIn(triangle, { k, t });
      numbers.push(
        <text
          key={`${k} ${t}`}
          className="tint gradient positive"
          style={{ '--m': `${(shareOn(scale, norm) * 100).toFixed(1)}%` } as React.CSSProperties}
          x={(t - view.first + 0.5) * layout.cell - layout.gap / 2}
          y={(k - view.from + 0.5) * layout.cellHeight}
          dy="0.35em"
          fontSize={layout.fontSize}
          textAnchor="middle"
          data-message={`${k} ${t}`}
          data-value={norm}
        >
          {sized(norm)}
        </text>,
      );
    }
  }
  return <>{numbers}</>;
}

/** The characters that the losses of the rows want. */
export function RowLabels({
  view,
  layout,
  message,
  smallest,
  letters,
}: TriangleProps): React.ReactElement {
  return (
    <svg className="row-labels" width={layout.gutter} height={layout.height} aria-hidden="true">
      {labelled(view.from, view.to, layout.rowLabels, message.k).map((k) => (
        <text
          key={k}
          className={k === message.k ? 'now' : ''}
          x={layout.gutter - 6}
          y={(k - view.from + 0.5) * layout.cellHeight}
          dy="0.35em"
          fontSize={smallest}
          textAnchor="end"
        >
          {letters?.wants(k)}
        </text>
      ))}
    </svg>
  );
}

/** Every so many-th, and the chosen one in the place of those that are too near to it. */
export function labelled(from: number, to: number, stride: number, chosen: number): number[] {
  const all = Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, i) => {
    return from + i * stride;
  });
  if (chosen < from || chosen > to) return all;
  const others = all.filter((place) => Math.abs(place - chosen) >= stride);
  return [...others, chosen].sort((a, b) => a - b);
}

/** The widths of “0” and of the space between two numbers, in multiples of the font size. */
const DIGIT = 0.64;
const APART = 0.6;
/** How far below the triangle the characters stand: clear of the last row's, which is beside it. */
const BELOW = 1.4;

/** The characters that the states of the columns have read, and some of their times; h_0 read none. */
export function ColumnLabels({
  view,
  layout,
  message,
  smallest,
  letters,
}: TriangleProps): React.ReactElement {
  const timeWidth = smallest * DIGIT * String(view.to).length;
  const perTime = Math.max(
    layout.columnLabels,
    Math.ceil((timeWidth + smallest * APART) / layout.cell),
  );
  const x = (t: number): number => layout.gutter + (t - view.first + 0.5) * layout.cell;
  return (
    <svg
      className="column-labels"
      width={layout.gutter + layout.width + smallest}
      height={smallest * (BELOW + 1.55)}
      aria-hidden="true"
    >
      {labelled(view.first, view.to, layout.columnLabels, message.t).map((t) => (
        <text
          key={t}
          className={t === message.t ? 'now' : ''}
          x={x(t)}
          y={smallest * BELOW}
          fontSize={smallest}
          textAnchor="middle"
        >
          {t === 0 ? plainSymbol(once('h0')) : letters?.reads(t)}
        </text>
      ))}
      {labelled(view.first, view.to, perTime, message.t).map((t) => (
        <text
          key={`time ${t}`}
          className={t === message.t ? 'time now' : 'time'}
          x={x(t)}
          y={smallest * (BELOW + 1.25)}
          fontSize={smallest}
          textAnchor="middle"
        >
          {t}
        </text>
      ))}
      <text
        className="time"
        x={layout.gutter - 6 - Math.max(0, (timeWidth - layout.cell) / 2)}
        y={smallest * (BELOW + 1.25)}
        fontSize={smallest}
        textAnchor="end"
      >
        t =
      </text>
    </svg>
  );
}
