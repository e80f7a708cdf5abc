import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { currentStep, isReached } from '../../store/selectors.ts';
import { at } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import { spreadColumns } from '../parts/columns.ts';
import { short } from '../parts/format.ts';
import { fillBox, paintOn } from '../parts/paint-heat.ts';
import { useSelect, useSession } from '../parts/session.tsx';
import { channelsOf, packed } from '../parts/shades.ts';
import { useTheme } from '../parts/useTheme.ts';
import { words } from '../parts/words.ts';
import { withFrame } from './between-frames.ts';
import type { Geometry } from './geometry.ts';
import { columnAt, xAt } from './geometry.ts';
import './overview.css';
import { slotsOf } from './paint-strips.ts';
import { seriesOf, shareOn } from './series.ts';
import type { WindowSeries } from './series.ts';

/** Heights at scale 1. */
const ROW = 15;
const CHARACTERS = 17;
/** The narrowest room that a character can be read in. */
const NARROWEST = 10;

const ROWS: readonly (readonly [keyof WindowSeries, colour: string])[] = [
  ['L', '--loss'],
  ['h', '--forward'],
  ['dh', '--backward'],
];

interface OverviewProps {
  readonly scene: Scene;
  readonly geometry: Geometry;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly width: number;
  readonly scale: number;
}

/** The whole window as one strip: loss and norms at every time step, the part in view, the text. */
export default function Overview(props: OverviewProps): React.ReactElement {
  const { scene, geometry, scroller, width, scale } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const { store } = useSession();
  const t = useSelect((state) => currentStep(state)?.t ?? null);
  const i = useSelect(({ position }) => position.i);
  const { record } = scene;
  const { window, timeSteps } = record;
  const columns = window.end - window.start + 1;
  const { first, pitch } = spreadColumns(width, columns, scale);
  const wide = pitch * columns;
  const row = ROW * scale;
  const series = seriesOf(record);
  const [view, setView] = useState({ from: 0, to: columns });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const follow = (): void => {
      const limit = (column: number): number => Math.min(columns, Math.max(0, column));
      const from = limit(columnAt(geometry, element.scrollLeft));
      const to = limit(columnAt(geometry, element.scrollLeft + element.clientWidth));
      setView((old) => (old.from === from && old.to === to ? old : { from, to }));
    };
    // In the frame, which lays out the page anyway: to ask before makes it do so twice.
    const frame = requestAnimationFrame(follow);
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', follow);
    };
  }, [scroller, geometry, columns, width]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    return withFrame(() => {
      const state = store.getState();
      const paper = channelsOf(element, '--paper', theme);
      paintOn(element, wide, row * ROWS.length, (pixels, ratio) => {
        const thick = Math.round(2 * ratio);
        ROWS.forEach(([quantity, property], place) => {
          const colour = channelsOf(element, property, theme);
          const line = packed(colour);
          // A curve with its area: solid bars of a hundred time steps would be one block.
          const area = packed(colour.map((part, k) => part * 0.35 + (paper[k] ?? part) * 0.65));
          const bottom = Math.round((place + 1) * row * ratio) - 1;
          const high = (row - 3) * ratio;
          for (const slot of slotsOf({ first: 0, pitch: pitch * ratio, columns }, pixels.width)) {
            let share = 0;
            for (let column = slot.from; column < slot.to; column++) {
              if (!isReached(state, at(quantity, window.start + column))) continue;
              share = Math.max(
                share,
                shareOn(series[quantity], series[quantity].values[column] ?? 0),
              );
            }
            const top = bottom - Math.round(share * high);
            const right = Math.max(slot.right, slot.left + 1);
            fillBox(pixels, slot.left, top, right, bottom, area);
            if (share > 0)
              fillBox(pixels, slot.left, top, right, Math.min(bottom, top + thick), line);
          }
        });
      });
    });
  }, [series, theme, wide, row, pitch, columns, i, store, window.start]);

  const middle = Math.min(columns - 1, Math.floor((view.from + view.to) / 2));
  const bringToMiddle = (column: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const left = xAt(geometry, column) - element.clientWidth / 2;
    element.scrollTo({ left, behavior: 'instant' });
  };
  const columnUnder = (clientX: number): number => {
    const left = strip.current?.getBoundingClientRect().left ?? 0;
    return (clientX - left) / pitch;
  };
  /** Where the view was taken hold of, from its middle. */
  const held = useRef(0);
  const text = words.stage;
  const inText = (time: number): number => (time / timeSteps) * wide;
  return (
    <div className="overview" style={{ fontSize: 12 * scale }}>
      {ROWS.map(([quantity, colour], place) => (
        <span
          key={quantity}
          className="overview-name"
          style={{
            color: `var(${colour})`,
            insetBlockStart: place * row,
            blockSize: row,
            inlineSize: first - 6,
          }}
          title={text.largest(
            text.series[quantity],
            short(series[quantity].largest),
            series[quantity].lowest !== null,
          )}
        >
          <span>{text.series[quantity]}</span>
          <LargestReached scene={scene} quantity={quantity} />
        </span>
      ))}
      <div
        ref={strip}
        className="overview-strip"
        style={{ marginInlineStart: first, inlineSize: wide }}
        role="slider"
        tabIndex={0}
        aria-label={text.overview}
        aria-valuemin={window.start}
        aria-valuemax={window.end}
        aria-valuenow={window.start + middle}
        aria-valuetext={text.inView(
          window.start + Math.floor(view.from),
          window.start + Math.ceil(view.to) - 1,
        )}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const under = columnUnder(event.clientX);
          const inside = under >= view.from && under <= view.to;
          held.current = inside ? under - (view.from + view.to) / 2 : 0;
          if (!inside) bringToMiddle(under);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) {
            bringToMiddle(columnUnder(event.clientX) - held.current);
          }
        }}
        onPointerUp={(event) => {
          // The mouse only looked: the arrow keys go on stepping through the network.
          event.currentTarget.blur();
        }}
        onKeyDown={(event) => {
          const page = Math.max(1, Math.floor(view.to - view.from) - 1);
          const target = columnFor(event.key, middle, page, columns - 1);
          if (target === null || event.altKey || event.shiftKey) return;
          // On the strip these keys move the view, as its role promises; elsewhere they step.
          event.preventDefault();
          event.stopPropagation();
          bringToMiddle(target + 0.5);
        }}
      >
        <canvas
          ref={canvas}
          aria-hidden="true"
          style={{ inlineSize: wide, blockSize: row * ROWS.length }}
        />
        <span
          className="overview-view"
          style={{
            insetInlineStart: view.from * pitch - 2,
            inlineSize: Math.max(6, (view.to - view.from) * pitch) + 4,
          }}
        />
        {t !== null && (
          <span
            className="overview-now"
            style={{ insetInlineStart: (t - window.start + 0.5) * pitch - 1 }}
          />
        )}
        {pitch >= NARROWEST * scale && (
          <div
            className="overview-text"
            aria-hidden="true"
            style={{ blockSize: CHARACTERS * scale }}
          >
            {Array.from({ length: columns }, (_, column) => (
              <span key={column} style={{ insetInlineStart: column * pitch, inlineSize: pitch }}>
                {charactersOf(scene, window.start + column).reads}
              </span>
            ))}
          </div>
        )}
      </div>
      {columns < timeSteps && (
        <div
          className="overview-whole"
          title={text.windowInText(window.start, window.end, timeSteps)}
        >
          <span className="overview-name" style={{ inlineSize: first - 6 }}>
            {text.wholeText}
          </span>
          <span
            className="overview-bar"
            role="img"
            aria-label={text.windowInText(window.start, window.end, timeSteps)}
            style={{ marginInlineStart: first, inlineSize: wide }}
          >
            <span
              style={{
                insetInlineStart: inText(window.start - 1),
                inlineSize: Math.max(4, inText(columns)),
              }}
            />
          </span>
        </div>
      )}
    </div>
  );
}

/** The largest number of a row, among those that the walk has reached. */
function LargestReached({
  scene,
  quantity,
}: {
  scene: Scene;
  quantity: keyof WindowSeries;
}): React.ReactElement | null {
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

/** The column that a key brings to the middle of the view; null for keys that are not the strip's. */
export function columnFor(key: string, middle: number, page: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, middle + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, middle - 1);
    case 'PageDown':
      return Math.min(last, middle + page);
    case 'PageUp':
      return Math.max(0, middle - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
