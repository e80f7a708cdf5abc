import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { comparedWith, currentStep, litCells, selectedCell } from '../../store/selectors.ts';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';
import { useTheme } from '../parts/useTheme.ts';
import { words } from '../parts/words.ts';
import type { Geometry } from './geometry.ts';
import { xAt } from './geometry.ts';
import { paintWindow } from './paint-window.ts';
import { litBoxes, SHOWN, stripCells, waitingOf } from './strips-cells.ts';
import { Strip } from './Strip.tsx';
import type { StripsLayout } from './strips-layout.ts';
import { StripsLabels } from './StripsLabels.tsx';
import { useStripKeys } from './useStripKeys.ts';

interface StripsProps {
  readonly scene: Scene;
  readonly layout: StripsLayout;
  readonly geometry: Geometry;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly viewWidth: number;
  readonly scale: number;
  /** Told when they are there, and when they go. */
  readonly onThere: (isThere: boolean) => void;
}

/** The window at a glance: each quantity as one strip of colours over time. */
export default function Strips(props: StripsProps): React.ReactElement {
  const { scene, layout, geometry, scroller, viewWidth, scale, onThere } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const group = useRef<SVGSVGElement>(null);
  const theme = useTheme();
  const left = useScrollLeft(scroller);
  const { record } = scene;
  const { window } = record;
  const t = useSelect((state) => currentStep(state)?.t ?? null);
  const position = useSelect((state) => state.position);
  const steps = useSelect((state) => state.steps);
  const other = useSelect(comparedWith);
  const selected = useSelect(selectedCell);
  const lit = useSelect(litCells);
  const { pitch, height } = geometry;
  const first = geometry.first - left;
  const scrolled = { ...geometry, first };
  const waiting = useMemo(
    () => waitingOf({ steps, position }, scene, other),
    [scene, other, steps, position],
  );

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    paintWindow(element, {
      ...{ scene, other, theme, layout, waiting, first, pitch },
      ...{ width: viewWidth, height },
    });
  }, [scene, other, theme, layout, waiting, first, pitch, viewWidth, height]);

  useLayoutEffect(() => {
    onThere(true);
    return () => {
      onThere(false);
    };
  }, [onThere]);

  const cells = stripCells({ scene, layout, geometry: scrolled, waiting });
  const { isThere, boxOf } = cells;
  useStripKeys({ ...{ group, scroller, geometry, viewWidth, window, cells }, active: t });

  const active = t === null ? null : t - window.start;
  return (
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
            x={xAt(scrolled, active) - 1}
            y={2}
            width={Math.max(3, pitch) + 1}
            height={height - 4}
            rx={Math.min(6, pitch / 2)}
          />
        )}
        {SHOWN.map((quantity) => (
          <Strip
            key={quantity}
            quantity={quantity}
            scene={scene}
            geometry={scrolled}
            width={viewWidth}
            cells={cells}
            waiting={waiting[quantity]}
          />
        ))}
        {litBoxes(cells, lit).map((box) => (
          <rect key={`${box.x} ${box.y} ${box.h}`} className="lit-outline" {...rectOf(box)} />
        ))}
        {selected !== null && isThere(selected) && (
          <rect className="selected-outline" {...rectOf(boxOf(selected))} />
        )}
        <StripsLabels
          scene={scene}
          layout={layout}
          geometry={scrolled}
          width={viewWidth}
          scale={scale}
          waiting={waiting}
          placeOf={cells.placeOf}
        />
      </svg>
    </div>
  );
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
