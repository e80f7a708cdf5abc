import {
  comparedWith,
  currentStep,
  isRecurrenceCut,
  isShown,
  roleOf,
  selectedCell,
} from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import { previousState } from '../../timeline/equations.ts';
import { differenceAt } from '../../timeline/difference.ts';
import { at, cellOf, once, sameRef } from '../../timeline/quantities.ts';
import { subscript } from '../../timeline/notation.ts';
import { contextOf } from '../../timeline/values.ts';
import { charactersOf } from '../parts/characters.ts';
import { boxAt } from '../parts/heat-grid.ts';
import { sizeCanvas } from '../parts/paint-heat.ts';
import { words } from '../parts/words.ts';
import type { ColumnBlock } from './blocks.ts';
import { blocksOf, gridOf, quantitiesOf } from './blocks.ts';
import type { HeatPart } from './column-parts.ts';
import { namesOf, partsOf } from './column-parts.ts';
import {
  foldedOf,
  hasTime,
  headBefore,
  headSize,
  headsOf,
  lossSize,
  lossText,
} from './column-texts.ts';
import { edgeState } from './EdgeLine.tsx';
import type { Edge } from './edges.ts';
import { edgesAt } from './edges.ts';
import type { StageLayout } from './layout.ts';
import { outputRowsOf } from './outputs.ts';
import { paintFar } from './paint-far.ts';
import { paintParts } from './paint-column.ts';
import type { EdgeAt, Pen } from './paint-marks.ts';
import {
  paintEdge,
  paintGlyph,
  paintPlace,
  paintRole,
  paintSelected,
  paintText,
  penOf,
  WAITING,
} from './paint-marks.ts';
import { paletteOf } from './paint-numbers.ts';
import type { StagePicture } from './stage-picture.ts';
import { columnsBetween } from './useScroll.ts';

/** Paints the stage as one picture, at any zoom, piece by piece. */
export function* paintStage(canvas: HTMLCanvasElement, of: StagePicture): Generator<void> {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = sizeCanvas(canvas, of.width, of.height);
  context.resetTransform();
  context.clearRect(0, 0, canvas.width, canvas.height);
  const pen = penOf(context, of.theme, paletteOf(canvas, of.theme).family);
  const { picture } = of;
  if (picture.kind === 'columns') yield* paintColumns(pen, of, picture.layout, ratio);
  else yield* paintFar(pen, of, picture, ratio);
}

function* paintColumns(
  pen: Pen,
  of: StagePicture,
  layout: StageLayout,
  ratio: number,
): Generator<void> {
  const { scene, left, top, width, state } = of;
  const { window } = scene.record;
  const columns = window.end - window.start + 1;
  const { from, to } = columnsBetween(layout, columns, left, left + width);
  const { context } = pen;
  const moveTo = (x: number): void => {
    context.setTransform(ratio, 0, 0, ratio, (x - left) * ratio, -top * ratio);
  };
  const active = currentStep(state)?.t ?? null;
  if (active !== null) {
    moveTo(layout.columnX(active - window.start) - layout.pitch / 2);
    context.fillStyle = pen.colour('ink', 0.05);
    context.beginPath();
    context.roundRect(3, 2, layout.pitch - 6, layout.height - 4, 14);
    context.fill();
  }
  if (from === 0) {
    paintNumbersOf(pen, of, layout, { column: null, ratio });
    paintInitialHeads(pen, of, layout);
  }
  for (let column = from; column <= to; column++) {
    yield;
    const t = window.start + column;
    paintNumbersOf(pen, of, layout, { column, ratio });
    paintTexts(pen, of, layout, t);
    moveTo(0);
    const input = { layout, hidden: layout.stateRows, x: layout.columnX };
    const edges = edgesAt(
      { ...input, outputRows: of.outputRows },
      ...([column, t, column === from, column + 1 === columns] as const),
    );
    for (const edge of edges)
      paintEdge(pen, edge, { ...edgeStyle(state, edge), scale: layout.scale });
  }
}

function edgeStyle(state: SessionState, edge: Edge): Pick<EdgeAt, 'state' | 'isCut'> {
  const { through } = edge;
  const isHeld = through !== null && 'parameter' in through && through.parameter === 'Whh';
  return { state: edgeState(state, edge), isCut: isHeld && isRecurrenceCut(state) };
}

/** The numbers of a column, or of the initial state, and the places of those not reached. */
function paintNumbersOf(
  pen: Pen,
  of: StagePicture,
  layout: StageLayout,
  { column, ratio }: { column: number | null; ratio: number },
): void {
  const { scene, state, theme, likeliest, compactInput, left, top, height } = of;
  const t = column === null ? null : scene.record.window.start + column;
  const view = { top, bottom: top + height };
  const input = { scene, t, layout, likeliest, compactInput, drawsAll: true, view };
  const x = column === null ? 0 : layout.columnX(column);
  const parts = partsOf(input);
  const isThere = (part: (typeof parts)[number]): boolean => isShown(state, part.of);
  paintParts(
    pen.context,
    {
      ...{ scene, other: comparedWith(state), theme, fontSize: layout.fontSize },
      ...{ parts: parts.filter(isThere), names: namesOf(input), left: left - x, top },
    },
    ratio,
  );
  pen.context.setTransform(ratio, 0, 0, ratio, (x - left) * ratio, -top * ratio);
  for (const part of parts) paintMarks(pen, state, part);
}

/** Around the numbers of a quantity: what the step does to them, and which of them is asked. */
function paintMarks(pen: Pen, state: SessionState, part: HeatPart): void {
  const { of, block, across, drawn, elements } = part;
  const { x, y } = block;
  const w = drawn === 'heat' ? block.w : block.w * across;
  const box = { x, y, w, h: block.h * Math.ceil(elements.length / across) };
  if (!isShown(state, of)) {
    paintPlace(pen, box);
    return;
  }
  paintRole(pen, box, roleOf(state, of));
  const selected = selectedCell(state);
  if (selected === null || !sameRef(selected, of)) return;
  const place = elements.indexOf(selected.index);
  if (place < 0) return;
  const cell = boxAt(gridOf(part), place);
  paintSelected(pen, { ...cell, x: x + cell.x, y: y + cell.y });
}

function paintTexts(pen: Pen, of: StagePicture, layout: StageLayout, t: number): void {
  const { scene, state, likeliest, compactInput } = of;
  const { colour, context } = pen;
  const { scale } = layout;
  const other = comparedWith(state);
  const isThere = (quantity: (typeof heads)[number]['quantity']): boolean =>
    isShown(state, at(quantity, t));
  const time = hasTime(layout, t, state.activity.kind === 'training', other !== null) ? t : null;
  const heads = headsOf(layout);
  const waiting = colour('muted', WAITING);
  for (const { quantity, ...place } of heads) {
    const ink = quantity.startsWith('d') ? colour('backward') : colour('ink');
    const glyph = { of: { quantity, t: time }, before: headBefore(quantity, other !== null) };
    paintGlyph(
      pen,
      { ...glyph, fontSize: headSize(layout) },
      { ...place, colour: isThere(quantity) ? ink : waiting },
    );
  }
  if (quantitiesOf(layout).includes('x')) {
    const blocks = blocksOf({ scene, t, layout, likeliest, compactInput });
    for (const block of blocks) if (block.drawn === 'oneHot') paintOneHot(pen, of, block, layout);
  }
  const folded = foldedOf(scene, t, layout, outputRowsOf(scene, t, likeliest), isThere('yhat'));
  if (folded !== null) {
    const { x, y, w, h, text, fontSize } = folded;
    context.fillStyle = colour('shade');
    context.beginPath();
    context.roundRect(x, y, w, h, 4);
    context.fill();
    const middle = y + h / 2 + 0.36 * fontSize;
    paintText(pen, text, { x: 0, y: middle, size: fontSize, colour: colour('muted') });
  }
  if (!isShown(state, at('L', t))) {
    const place = { x: 0, y: layout.lossY, size: lossSize(layout), colour: waiting };
    paintText(pen, `L${subscript(t)}`, place);
  } else {
    const value = differenceAt(scene, other, cellOf(at('L', t), 0));
    const text = lossText(layout, t, value, other !== null);
    const style = { size: lossSize(layout), weight: 650, colour: colour('loss') };
    paintText(pen, text, { x: 0, y: layout.lossY, ...style });
  }
  const read = { size: 26 * scale, weight: 700, colour: colour('ink') };
  paintText(pen, charactersOf(scene, t).reads, { x: 0, y: layout.characterY, ...read });
  const named = { size: Math.max(13, 13 * scale), colour: colour('muted') };
  paintText(pen, words.place.timeStep(t), { x: 0, y: layout.timeY, ...named });
}

/** The character that is read, as 0s and a 1. */
function paintOneHot(
  pen: Pen,
  { scene, state }: StagePicture,
  { block: { x, y, w, h }, elements, of }: ColumnBlock,
  { fontSize }: StageLayout,
): void {
  const { context, colour } = pen;
  if (!isShown(state, of)) {
    paintPlace(pen, { x, y, w: w * elements.length, h });
    return;
  }
  elements.forEach((index, place) => {
    const value = differenceAt(scene, null, cellOf(of, index));
    const left = x + place * w + 1;
    context.fillStyle = colour(value === 1 ? 'ink' : 'cell-zero');
    context.beginPath();
    context.roundRect(left, y + 1, w - 2, h - 2, Math.min(4, (h - 2) / 3));
    context.fill();
    const ink = { weight: 500, colour: colour(value === 1 ? 'paper' : 'muted') };
    const middle = { x: left + (w - 2) / 2, y: y + h / 2 + 0.36 * fontSize, size: fontSize };
    paintText(pen, String(value), { ...middle, ...ink });
  });
}

/** The symbols of the state before the first time step, and of its gradient. */
function paintInitialHeads(
  pen: Pen,
  { scene, state }: StagePicture,
  { h0, dh0, scale }: StageLayout,
): void {
  const { start } = scene.record.window;
  const before = comparedWith(state) === null ? '' : 'Δ';
  const value = start === 1 ? once('h0') : previousState(start, contextOf(scene));
  const size = { before, fontSize: 16 * scale };
  const y = h0.y - 7 * scale;
  const ink = { y, anchor: 'middle', colour: pen.colour('ink') } as const;
  paintGlyph(pen, { of: value, ...size }, { ...ink, x: h0.x + h0.w / 2 });
  if (start !== 1) return;
  const gradient = once('gradient h0');
  const colour = isShown(state, gradient) ? pen.colour('backward') : pen.colour('muted', WAITING);
  paintGlyph(pen, { of: gradient, ...size }, { ...ink, x: dh0.x + dh0.w / 2, colour });
}
