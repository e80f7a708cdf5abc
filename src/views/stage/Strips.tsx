import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import {
  comparedWith,
  currentStep,
  isReached,
  litCells,
  roleOf,
  selectedCell,
} from '../../store/selectors.ts';
import { differenceAt } from '../../timeline/difference.ts';
import type { Cell } from '../../timeline/quantities.ts';
import { at, cellKey, cellOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { numbersOf } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import { spokenCell } from '../parts/names.ts';
import type { Direction, Point, Target } from '../parts/neighbour.ts';
import { announceDrawn } from '../parts/neighbour.ts';
import type { Numbers } from '../parts/paint-heat.ts';
import { fillBox, paintOn } from '../parts/paint-heat.ts';
import { useActions, useSelect, useSession } from '../parts/session.tsx';
import { channelsOf, packed, shadesOf } from '../parts/shades.ts';
import { useTheme } from '../parts/useTheme.ts';
import { words } from '../parts/words.ts';
import type { Geometry } from './geometry.ts';
import { columnAt, xAt } from './geometry.ts';
import { elementsAt, paintStrip, slotsOf } from './paint-strips.ts';
import { seriesOf, shareOn } from './series.ts';
import type { StripPlace, StripQuantity, StripsLayout } from './strips-layout.ts';
import { STRIPS, tickStep } from './strips-layout.ts';

type Shown = StripQuantity | 'L';
const SHOWN: readonly Shown[] = ['L', ...STRIPS];
const SYMBOLS: Readonly<Record<Shown, readonly [nabla: string, letter: string]>> = {
  L: ['', 'L'],
  yhat: ['', 'ŷ'],
  do: ['∇', 'o'],
  h: ['', 'h'],
  dh: ['∇', 'h'],
  u: ['', 'u'],
  du: ['∇', 'u'],
};

interface StripsProps {
  readonly scene: Scene;
  readonly layout: StripsLayout;
  readonly geometry: Geometry;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly viewWidth: number;
  readonly scale: number;
}

/** The window at a glance: each quantity as one strip of colours over time. */
export default function Strips(props: StripsProps): React.ReactElement {
  const { scene, layout, geometry, scroller, viewWidth, scale } = props;
  const { store } = useSession();
  const { select } = useActions();
  const canvas = useRef<HTMLCanvasElement>(null);
  const group = useRef<SVGSVGElement>(null);
  const theme = useTheme();
  const left = useScrollLeft(scroller);
  const { record } = scene;
  const { window, sizes } = record;
  const columns = window.end - window.start + 1;
  const step = useSelect(currentStep);
  const position = useSelect((state) => state.position);
  const steps = useSelect((state) => state.steps);
  const other = useSelect(comparedWith);
  const selected = useSelect(selectedCell);
  const lit = useSelect(litCells);
  const { pitch, height } = geometry;
  const first = geometry.first - left;
  const placeOf = (quantity: Shown): StripPlace =>
    quantity === 'L' ? layout.loss : layout.strips[quantity];
  const countOf = (quantity: Shown): number =>
    quantity === 'L' ? 1 : quantity === 'yhat' || quantity === 'do' ? sizes.V : sizes.H;

  /** For each quantity, the columns that have not been reached: from … to, the last not included. */
  const waiting = useMemo(() => {
    const state = { scene, steps, position };
    return Object.fromEntries(
      SHOWN.map((quantity) => {
        const is = Array.from(
          { length: columns },
          (_, column) => !isReached(state, at(quantity, window.start + column)),
        );
        return [quantity, { is, from: is.indexOf(true), to: is.lastIndexOf(true) + 1 }];
      }),
    ) as Record<Shown, { is: boolean[]; from: number; to: number }>;
  }, [scene, steps, position, columns, window.start]);

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    paintOn(element, viewWidth, height, (pixels, ratio) => {
      const time = { first: first * ratio, pitch: pitch * ratio, columns };
      for (const quantity of STRIPS) {
        const place = layout.strips[quantity];
        const numbers = (of: Scene, column: number): Numbers =>
          numbersOf(of, at(quantity, window.start + column));
        paintStrip(
          pixels,
          {
            ...time,
            top: Math.round(place.y * ratio),
            height: Math.round(place.height * ratio),
            count: quantity === 'yhat' || quantity === 'do' ? sizes.V : sizes.H,
            reached: (column) => !waiting[quantity].is[column],
            valuesAt: (column) => {
              const values = numbers(scene, column);
              if (other === null) return values;
              const others = numbers(other, column);
              return Float64Array.from(values, (value, k) => value - (others[k] ?? NaN));
            },
          },
          shadesOf(element, quantity, theme),
        );
      }
      const { L } = seriesOf(record);
      const colour = packed(channelsOf(element, '--loss', theme));
      const bottom = (layout.loss.y + layout.loss.height) * ratio;
      for (const { from, to, left: x0, right: x1 } of slotsOf(time, pixels.width)) {
        let share = 0;
        for (let column = from; column < to; column++) {
          if (waiting.L.is[column]) continue;
          share = Math.max(share, shareOn(L, L.values[column] ?? 0));
        }
        const top = Math.round(bottom - share * layout.loss.height * ratio);
        fillBox(pixels, x0, top, Math.max(x1, x0 + 1), Math.round(bottom), colour);
      }
    });
  }, [
    scene,
    other,
    theme,
    first,
    pitch,
    viewWidth,
    height,
    columns,
    layout,
    waiting,
    record,
    sizes,
    window.start,
  ]);

  const isThere = (cell: Cell): boolean => {
    const column = (cell.t ?? -1) - window.start;
    const quantity = SHOWN.find((name) => name === cell.quantity);
    return (
      quantity !== undefined && column >= 0 && column < columns && !waiting[quantity].is[column]
    );
  };
  const boxOf = (cell: Cell) => {
    const place = placeOf(cell.quantity as Shown);
    const count = countOf(cell.quantity as Shown);
    const x = xAt({ ...geometry, first }, (cell.t ?? 0) - window.start);
    return {
      x,
      y: place.y + (cell.index * place.height) / count,
      w: pitch,
      h: place.height / count,
    };
  };

  function neighbourOf({ quantity, t, index }: Cell, direction: Direction): Cell | null {
    const time = (t ?? 0) + { left: -1, right: 1, up: 0, down: 0 }[direction];
    const place = index + { left: 0, right: 0, up: -1, down: 1 }[direction];
    if (place >= 0 && place < countOf(quantity as Shown))
      return { quantity, t: time, index: place };
    // Over the edge of a strip: into the next one that has been reached.
    const order = direction === 'up' ? [...SHOWN].reverse() : SHOWN;
    const rest = order.slice(order.indexOf(quantity as Shown) + 1);
    const next = rest.find((name) => isThere({ quantity: name, t: time, index: 0 }));
    if (next === undefined) return null;
    return { quantity: next, t: time, index: direction === 'up' ? countOf(next) - 1 : 0 };
  }

  function bringIntoView({ t }: Cell): void {
    const element = scroller.current;
    if (element === null) return;
    const x = xAt(geometry, (t ?? 0) - window.start);
    if (x < element.scrollLeft || x + pitch > element.scrollLeft + viewWidth) {
      element.scrollTo({ left: x - viewWidth / 2, behavior: 'instant' });
    }
  }

  useEffect(() =>
    announceDrawn({
      centreOf: (cell) => {
        const frame = group.current?.getBoundingClientRect();
        if (frame === undefined || !isThere(cell)) return null;
        const { x, y, w, h } = boxOf(cell);
        return { x: frame.left + x + w / 2, y: frame.top + y + h / 2 };
      },
      towards: (direction, _from: Point, here): Target | null => {
        const cell =
          here !== null && isThere(here)
            ? neighbourOf(here, direction)
            : cellOf(at('h', step?.t ?? window.end), 0);
        if (cell === null || !isThere(cell)) return null;
        const focus = (): void => {
          bringIntoView(cell);
          group.current?.querySelector<SVGElement>(`[data-strip="${cell.quantity}"]`)?.focus();
        };
        return { cell, distance: here !== null && isThere(here) ? 0 : 1e6, focus };
      },
    }),
  );

  function pick(quantity: Shown, x: number, y: number): void {
    const column = Math.min(
      columns - 1,
      Math.max(0, Math.floor(columnAt({ ...geometry, first }, x))),
    );
    const ref = at(quantity, window.start + column);
    const { height: high } = placeOf(quantity);
    const count = countOf(quantity);
    const [from, to] = elementsAt(
      { count, height: high },
      Math.min(high - 1, Math.max(0, Math.floor(y))),
    );
    const values = numbersOf(scene, ref);
    let index = Math.min(count - 1, from);
    for (let k = from; k < to; k++) {
      if (Math.abs(values[k] ?? 0) > Math.abs(values[index] ?? 0)) index = k;
    }
    if (isThere(cellOf(ref, index))) select(cellOf(ref, index));
  }

  const t = step?.t ?? null;
  const active = t === null ? null : t - window.start;
  const from = Math.max(0, Math.floor(columnAt({ ...geometry, first }, 0)));
  const to = Math.min(columns, Math.ceil(columnAt({ ...geometry, first }, viewWidth)));
  const inView = Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
  const every = tickStep(pitch, 44 * scale);
  const litBoxes = litInStrips([...lit].filter((key) => /^(L|yhat|do|h|dh|u|du)@\d/.test(key)));
  const gutter = 44 * scale;

  return (
    <div className="stage-content" style={{ inlineSize: geometry.width, blockSize: height }}>
      <div className="strips" style={{ inlineSize: viewWidth, blockSize: height }}>
        <canvas
          ref={canvas}
          aria-hidden="true"
          style={{ inlineSize: viewWidth, blockSize: height }}
        />
        <svg
          ref={group}
          width={viewWidth}
          height={height}
          role="group"
          aria-label={words.stage.instructions}
        >
          {active !== null && (
            <rect
              className="spotlight"
              x={xAt({ ...geometry, first }, active) - 1}
              y={2}
              width={Math.max(3, pitch) + 1}
              height={height - 4}
              rx={Math.min(6, pitch / 2)}
            />
          )}
          {SHOWN.map((quantity) => {
            const { y, height: high } = placeOf(quantity);
            const role = t === null ? null : roleOf(store.getState(), at(quantity, t));
            const mine = selected?.quantity === quantity && isThere(selected);
            const present = mine ? selected : cellOf(at(quantity, t ?? window.end), 0);
            const there = isThere(present);
            const label = there
              ? spokenCell(scene, present, true, other)
              : SYMBOLS[quantity].join('');
            const gap = waiting[quantity];
            return (
              <g key={quantity}>
                {gap.from >= 0 && (
                  <rect
                    className="place"
                    x={Math.max(-6, xAt({ ...geometry, first }, gap.from))}
                    y={y + 1}
                    width={Math.max(
                      0,
                      Math.min(viewWidth + 6, xAt({ ...geometry, first }, gap.to)) -
                        Math.max(-6, xAt({ ...geometry, first }, gap.from)),
                    )}
                    height={high - 2}
                    rx={3}
                  />
                )}
                {role !== null && active !== null && (
                  <rect
                    className={`role ${role}`}
                    x={xAt({ ...geometry, first }, active) - 2}
                    y={y - 2}
                    width={Math.max(3, pitch) + 3}
                    height={high + 4}
                    rx={3}
                  />
                )}
                <rect
                  className="drawn"
                  x={Math.max(0, first)}
                  y={y}
                  width={Math.max(
                    1,
                    Math.min(viewWidth, xAt({ ...geometry, first }, columns)) - Math.max(0, first),
                  )}
                  height={high}
                  role="button"
                  aria-label={label}
                  aria-pressed={mine}
                  tabIndex={mine ? 0 : -1}
                  data-strip={quantity}
                  {...(there
                    ? {
                        'data-cell': cellKey(present),
                        'data-value': differenceAt(scene, other, present),
                      }
                    : {})}
                  onClick={(event) => {
                    const frame = group.current?.getBoundingClientRect();
                    if (frame)
                      pick(quantity, event.clientX - frame.left, event.clientY - frame.top - y);
                  }}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && there) select(present);
                  }}
                >
                  <title>{label}</title>
                </rect>
              </g>
            );
          })}
          {litBoxes.map((box) => (
            <rect key={`${box.x} ${box.y} ${box.h}`} className="lit-outline" {...rectOf(box)} />
          ))}
          {selected !== null && isThere(selected) && (
            <rect className="selected-outline" {...rectOf(boxOf(selected))} />
          )}
          {inView.map((column) => {
            const time = window.start + column;
            const x = xAt({ ...geometry, first }, column + 0.5);
            const inside = x < viewWidth - 14 * scale && x > gutter;
            const toNext = (every - (time % every)) * pitch;
            const named = inside && (time % every === 0 || (column === 0 && toNext > 40 * scale));
            return (
              <g key={column} aria-hidden="true">
                {pitch >= 13 * scale && inside && (
                  <text
                    className="character"
                    x={x}
                    y={layout.characterY}
                    textAnchor="middle"
                    fontSize={Math.min(20, Math.max(13, pitch * 0.8)) * scale}
                  >
                    {charactersOf(scene, time).reads}
                  </text>
                )}
                {named && (
                  <text
                    className="time"
                    x={x}
                    y={layout.timeY}
                    textAnchor="middle"
                    fontSize={13 * scale}
                  >
                    {time}
                  </text>
                )}
              </g>
            );
          })}
          <rect className="gutter" x={0} y={0} width={gutter} height={height} />
          {SHOWN.map((quantity) => {
            const { y, height: high } = placeOf(quantity);
            const [nabla, letter] = SYMBOLS[quantity];
            return (
              <text
                key={quantity}
                className={`glyph ${nabla === '' ? 'forward' : 'backward'} ${waiting[quantity].to - waiting[quantity].from === columns ? 'waiting' : ''}`}
                x={gutter - 8 * scale}
                y={y + high / 2 + 6 * scale}
                textAnchor="end"
                fontSize={17 * scale}
                aria-hidden="true"
              >
                {nabla}
                <tspan fontStyle="italic">{letter}</tspan>
              </text>
            );
          })}
          <text
            className="time"
            x={gutter - 8 * scale}
            y={layout.timeY}
            textAnchor="end"
            fontSize={13 * scale}
            aria-hidden="true"
          >
            t
          </text>
        </svg>
      </div>
    </div>
  );

  /** A vector that is lit as a whole has one outline; of single numbers, each has its own. */
  function litInStrips(keys: readonly string[]) {
    const groups = new Map<string, Cell[]>();
    for (const key of keys) {
      const [, quantity = '', time = '', index = ''] = /^(\w+)@(\d+)\[(\d+)\]$/.exec(key) ?? [];
      const cell: Cell = { quantity: quantity as Shown, t: Number(time), index: Number(index) };
      if (!isThere(cell)) continue;
      const name = `${quantity}@${time}`;
      groups.set(name, [...(groups.get(name) ?? []), cell]);
    }
    return [...groups.values()].slice(0, 64).flatMap((cells) => {
      const boxes = cells.length > 8 ? [cells[0], cells.at(-1)] : cells;
      const drawn = boxes.flatMap((cell) => (cell === undefined ? [] : [boxOf(cell)]));
      const [one] = drawn;
      const last = drawn.at(-1);
      if (cells.length <= 8 || one === undefined || last === undefined) return drawn;
      return [{ ...one, h: last.y + last.h - one.y }];
    });
  }
}

const SEEN = 4;

/** Outlines of cells too small for one stand around them. */
function rectOf({ x, y, w, h }: { x: number; y: number; w: number; h: number }) {
  const width = Math.max(SEEN, w);
  const height = Math.max(SEEN, h);
  return { x: x + (w - width) / 2, y: y + (h - height) / 2, width, height };
}

function useScrollLeft(scroller: RefObject<HTMLElement | null>): number {
  const [left, setLeft] = useState(() => scroller.current?.scrollLeft ?? 0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const follow = (): void => {
      setLeft(element.scrollLeft);
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      element.removeEventListener('scroll', follow);
    };
  }, [scroller]);
  return left;
}
