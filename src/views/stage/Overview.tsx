import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { currentStep } from '../../store/selectors.ts';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import type { StageLayout } from './layout.ts';
import type { ColumnRange } from './useScroll.ts';

const HEIGHT = 34;

interface OverviewProps {
  readonly scene: Scene;
  readonly layout: StageLayout;
  readonly inView: ColumnRange;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** The whole window as one strip: the loss of every time step, and the part that is in view. */
export function Overview({ scene, layout, inView, scroller }: OverviewProps): React.ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const t = useSelect((state) => currentStep(state)?.t ?? null);
  const { trace, window } = scene.record;
  const columns = window.end - window.start + 1;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const draw = (): void => {
      const ratio = globalThis.devicePixelRatio;
      element.width = element.clientWidth * ratio;
      element.height = HEIGHT * ratio;
      setWidth(element.clientWidth);
      const style = getComputedStyle(element);
      context.fillStyle = style.color;
      const largest = trace.L.subarray(0, columns).reduce((a, b) => Math.max(a, b), 0);
      const w = element.width / columns;
      for (let column = 0; column < columns; column++) {
        const share = largest === 0 ? 0 : (trace.L[column] ?? 0) / largest;
        context.fillRect(
          column * w,
          element.height * (1 - share),
          Math.max(w * 0.8, 1),
          element.height * share,
        );
      }
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [trace, columns]);

  const x = (column: number): number => (column / columns) * width;
  const middle = Math.round((inView.from + inView.to) / 2);
  const bringToMiddle = (column: number): void => {
    const target = layout.columnX(column) - (scroller.current?.clientWidth ?? 0) / 2;
    scroller.current?.scrollTo({ left: target });
  };
  return (
    <div
      className="overview"
      role="slider"
      tabIndex={0}
      aria-label={words.stage.overview}
      aria-valuemin={window.start}
      aria-valuemax={window.end}
      aria-valuenow={window.start + middle}
      aria-valuetext={words.place.timeStep(window.start + middle)}
      onClick={(event) => {
        const { left, width: full } = event.currentTarget.getBoundingClientRect();
        bringToMiddle(((event.clientX - left) / full) * columns);
        // The mouse only looked: the arrow keys go on stepping through the network.
        event.currentTarget.blur();
      }}
      onKeyDown={(event) => {
        const page = Math.max(1, inView.to - inView.from - 1);
        const target = columnFor(event.key, middle, page, columns - 1);
        if (target === null || event.altKey || event.shiftKey) return;
        // On the strip these keys move the view, as its role promises; elsewhere they step.
        event.preventDefault();
        event.stopPropagation();
        bringToMiddle(target);
      }}
    >
      <canvas ref={canvas} style={{ width: '100%', height: HEIGHT }} />
      <span
        className="overview-view"
        style={{ left: x(inView.from), width: x(inView.to - inView.from + 1) }}
      />
      {t !== null && <span className="overview-now" style={{ left: x(t - window.start + 0.5) }} />}
    </div>
  );
}

/** The column that a key brings to the middle of the view; null for keys that are not the strip's. */
function columnFor(key: string, middle: number, page: number, last: number): number | null {
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
