import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { Window } from '../../../engine/windows.ts';
import { sliderTarget } from '../../parts/slider-keys.ts';
import { laterWords } from '../../parts/later-words.ts';
import type { ColumnsInView } from './useColumnsInView.ts';

interface ViewSliderProps {
  readonly window: Window;
  readonly pitch: number;
  /** The left edge of the first column. */
  readonly left: number;
  readonly view: ColumnsInView;
  readonly bringToMiddle: (column: number) => void;
  /** What it lies over. */
  readonly children: ReactNode;
}

/** The part of the window that is in view: drag it, click beside it, or move it with keys. */
export function ViewSlider(props: ViewSliderProps): React.ReactElement {
  const { window, pitch, left, view, bringToMiddle, children } = props;
  const strip = useRef<HTMLDivElement>(null);
  /** Where the view was taken hold of, from its middle. */
  const held = useRef(0);
  const columns = window.end - window.start + 1;
  const middle = Math.min(columns - 1, Math.floor((view.from + view.to) / 2));
  const columnUnder = (clientX: number): number =>
    (clientX - (strip.current?.getBoundingClientRect().left ?? 0)) / pitch;
  return (
    <div
      ref={strip}
      className="overview-strip"
      style={{ marginInlineStart: left, inlineSize: pitch * columns }}
      role="slider"
      tabIndex={0}
      aria-label={laterWords.overview.label}
      aria-valuemin={window.start}
      aria-valuemax={window.end}
      aria-valuenow={window.start + middle}
      aria-valuetext={laterWords.overview.inView(
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
        const target = sliderTarget(event.key, middle, page, columns - 1);
        if (target === null || event.altKey || event.shiftKey) return;
        // On the strip these keys move the view, as its role promises; elsewhere they step.
        event.preventDefault();
        event.stopPropagation();
        bringToMiddle(target + 0.5);
      }}
    >
      <span
        className="overview-view"
        style={{
          insetInlineStart: view.from * pitch - 2,
          inlineSize: Math.max(6, (view.to - view.from) * pitch) + 4,
        }}
      />
      {children}
    </div>
  );
}
