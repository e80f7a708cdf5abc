import type { Geometry } from './geometry.ts';
import { columnAt, downAt, xAt, yAt } from './geometry.ts';
import type { StagePicture } from './stage-picture.ts';
import { paintStage } from './paint-stage.ts';
import type { Picture } from './picture.ts';

/** Stands before the stage while it is zoomed. */
export interface Curtain {
  /** Shows the picture at a zoom, as it is scrolled. */
  readonly show: (picture: Picture, scrolled: { left: number; top: number }) => void;
  readonly hide: () => void;
}

/** So long may a frame be painted, in milliseconds: the page has more to do in it. */
const BUDGET = 5;

type Canvases = readonly [HTMLCanvasElement, HTMLCanvasElement];

interface Painting {
  readonly canvas: HTMLCanvasElement;
  readonly of: StagePicture;
  /** Paints on, a piece at a time. */
  readonly pieces: Iterator<void>;
}

/**
 * Two canvases take turns: one is seen, stretched to the present zoom, which the browser does
 * without drawing anything; on the other the present one is painted, a piece in each frame. A fast
 * machine has it in one.
 */
export function curtainOf(
  canvases: Canvases,
  latest: () => Omit<StagePicture, 'picture' | 'left' | 'top'>,
): Curtain {
  let wanted: Pick<StagePicture, 'picture' | 'left' | 'top'> | null = null;
  let seen: Painting | null = null;
  let painting: Painting | null = null;
  let frame: number | null = null;

  function paint(): void {
    if (wanted === null) return;
    const of = { ...latest(), ...wanted };
    if (painting === null && (seen === null || !isSame(seen.of, of))) {
      const canvas = canvases[seen?.canvas === canvases[0] ? 1 : 0];
      painting = { canvas, of, pieces: paintStage(canvas, of) };
    }
    const end = performance.now() + BUDGET;
    while (painting !== null && performance.now() < end) {
      if (painting.pieces.next().done !== true) continue;
      for (const canvas of canvases) {
        canvas.style.visibility = canvas === painting.canvas ? 'visible' : 'hidden';
      }
      seen = painting;
      painting = null;
    }
    if (seen === null) next();
    else if (isSame(seen.of, of)) seen.canvas.style.transform = 'none';
    else {
      stretch(seen, of);
      next();
    }
  }
  function next(): void {
    frame ??= requestAnimationFrame(() => {
      frame = null;
      paint();
    });
  }
  return {
    show: (picture, scrolled) => {
      wanted = { picture, ...scrolled };
      next();
    },
    hide: () => {
      if (wanted === null) return;
      wanted = null;
      seen = null;
      painting = null;
      if (frame !== null) cancelAnimationFrame(frame);
      frame = null;
      for (const canvas of canvases) canvas.style.visibility = 'hidden';
    },
  };
}

const isSame = (one: StagePicture, other: StagePicture): boolean =>
  one.picture.geometry.pitch === other.picture.geometry.pitch &&
  one.picture.geometry.height === other.picture.geometry.height &&
  one.left === other.left &&
  one.top === other.top &&
  one.scene === other.scene &&
  one.theme === other.theme;

/** Moves a painted picture to where the present one has what is on it. */
function stretch({ canvas, of }: Painting, present: StagePicture): void {
  const move = (from: Geometry, to: Geometry) => ({
    x: (x: number): number => xAt(to, columnAt(from, x + of.left)) - present.left,
    y: (y: number): number => yAt(to, downAt(from, y + of.top)) - present.top,
  });
  const { x, y } = move(of.picture.geometry, present.picture.geometry);
  const [left, top] = [x(0), y(0)];
  const across = (x(of.width) - left) / of.width;
  const down = (y(of.height) - top) / of.height;
  canvas.style.transform = `matrix(${across},0,0,${down},${left},${top})`;
}
