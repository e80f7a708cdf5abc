import { comparedWith, currentStep, roleOf, selectedCell } from '../../store/selectors.ts';
import { at } from '../../timeline/quantities.ts';
import type { Pen } from './paint-marks.ts';
import { paintPlace, paintRole, paintSelected, paintText, WAITING } from './paint-marks.ts';
import type { StagePicture } from './stage-picture.ts';
import { paintWindowPieces } from './paint-window.ts';
import { xAt } from './geometry.ts';
import type { Picture } from './picture.ts';
import { SHOWN, stripCells, waitingOf } from './strips-cells.ts';
import { characterSize, gutterOf, marksOf, SYMBOLS } from './strips-texts.ts';

type Far = Extract<Picture, { kind: 'strips' }>;

/** The strips of a window, from the top of the canvas down. */
export function* paintFar(
  pen: Pen,
  of: StagePicture,
  { layout, geometry: whole }: Far,
  ratio: number,
): Generator<void> {
  const { scene, state, theme, left, width, height } = of;
  const { context, colour } = pen;
  const other = comparedWith(state);
  const waiting = waitingOf(state, scene, other);
  const geometry = { ...whole, first: whole.first - left };
  const { first, pitch } = geometry;
  const { window } = scene.record;
  const columns = window.end - window.start + 1;
  yield* paintWindowPieces(context.canvas, {
    ...{ scene, other, theme, layout, waiting, first, pitch, width, height },
  });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const active = currentStep(state)?.t ?? null;
  if (active !== null) {
    const x = xAt(geometry, active - window.start) - 1;
    context.globalAlpha = 0.05;
    context.fillStyle = colour('ink');
    context.fillRect(x, 2, Math.max(3, pitch) + 1, whole.height - 4);
    context.globalAlpha = 1;
  }
  const { scale } = of;
  const marks = { scene, geometry, width, scale };
  const muted = { size: 13 * scale, y: layout.timeY, colour: colour('muted') };
  const ink = { size: characterSize(marks), weight: 700, colour: colour('ink') };
  for (const { x, character, time } of marksOf(marks)) {
    if (character !== null) paintText(pen, character, { x, y: layout.characterY, ...ink });
    if (time !== null) paintText(pen, time, { x, ...muted });
  }
  const gutter = gutterOf(scale);
  context.fillStyle = colour('paper');
  context.fillRect(0, 0, gutter, height);
  const end = { x: gutter - 8 * scale, align: 'right' } as const;
  for (const quantity of SHOWN) {
    const { from, to } = waiting[quantity];
    const { y, height: high } = quantity === 'L' ? layout.loss : layout.strips[quantity];
    if (from >= 0) {
      const x = Math.max(gutter, xAt(geometry, from));
      const right = Math.min(width, xAt(geometry, to));
      if (right > x + 4) paintPlace(pen, { x, y, w: right - x, h: high });
    }
    if (active !== null) {
      const x = xAt(geometry, active - window.start);
      const box = { x, y, w: Math.max(1, pitch - 1), h: high };
      paintRole(pen, box, roleOf(state, at(quantity, active)));
    }
    const [nabla, letter] = SYMBOLS[quantity];
    const isWaiting = to - from === columns;
    const symbol = { y: y + high / 2 + 6 * scale, size: 17 * scale };
    const ink = isWaiting ? colour('muted', WAITING) : colour(nabla === '' ? 'ink' : 'backward');
    const serif = { ...pen, sans: pen.serif };
    paintText(serif, letter, { ...symbol, ...end, weight: 'italic', colour: ink });
    const x = end.x - context.measureText(letter).width;
    paintText(serif, nabla, { ...symbol, ...end, x, colour: ink });
  }
  const selected = selectedCell(state);
  const cells = stripCells({ scene, layout, geometry, waiting });
  if (selected !== null && cells.isThere(selected)) paintSelected(pen, cells.boxOf(selected));
  paintText(pen, 't', { ...muted, ...end });
}
