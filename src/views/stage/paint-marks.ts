import type { GlyphOf } from '../parts/glyph-runs.ts';
import { glyphRuns } from '../parts/glyph-runs.ts';
import type { Box } from '../parts/heat-grid.ts';
import { channelsOf } from '../parts/shades.ts';
import type { EdgeState } from './EdgeLine.tsx';
import type { Edge } from './edges.ts';

type Context = CanvasRenderingContext2D;

/** What texts and lines are drawn with. */
export interface Pen {
  readonly context: Context;
  /** A colour of the style sheet; with a share, so much of it on paper. */
  readonly colour: (name: string, share?: number) => string;
  readonly sans: string;
  readonly serif: string;
}

let serif: string | null = null;

export function penOf(context: Context, theme: string, sans: string): Pen {
  const { canvas } = context;
  serif ??= getComputedStyle(canvas).getPropertyValue('--serif');
  const colour = (name: string, share = 1): string => {
    const paper = channelsOf(canvas, '--paper', theme);
    const mixed = channelsOf(canvas, `--${name}`, theme).map(
      (part, k) => (paper[k] ?? part) + (part - (paper[k] ?? part)) * share,
    );
    return `rgb(${mixed.map(Math.round).join(' ')})`;
  };
  return { context, colour, sans, serif };
}

export interface TextAt {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  /** A number, or the words of a font before its size. */
  readonly weight?: number | 'italic';
  readonly align?: CanvasTextAlign;
}

export function paintText({ context, sans }: Pen, text: string, at: TextAt): void {
  context.font = `${at.weight ?? 400} ${at.size}px ${sans}`;
  context.textAlign = at.align ?? 'center';
  context.fillStyle = at.colour;
  context.fillText(text, at.x, at.y);
}

export interface GlyphAt {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly colour: string;
}

const START = { start: 0, middle: 0.5, end: 1 };

/** A quantity's symbol, as Glyph writes it. */
export function paintGlyph({ context, serif: family }: Pen, glyph: GlyphOf, at: GlyphAt): void {
  const runs = glyphRuns(glyph).map((run) => ({
    ...run,
    font: `${run.italic === true ? 'italic ' : ''}${run.size}px ${family}`,
  }));
  const widths = runs.map(({ text, font }) => {
    context.font = font;
    return context.measureText(text).width;
  });
  let x = at.x - START[at.anchor] * widths.reduce((sum, width) => sum + width, 0);
  context.textAlign = 'left';
  context.fillStyle = at.colour;
  runs.forEach(({ text, font, down }, place) => {
    context.font = font;
    context.fillText(text, x, at.y + down);
    x += widths[place] ?? 0;
  });
}

/** The dashed place of numbers that have not been reached. */
export function paintPlace({ context, colour }: Pen, { x, y, w, h }: Box): void {
  context.strokeStyle = colour('hairline');
  context.lineWidth = 1.5;
  context.setLineDash([4, 4]);
  context.strokeRect(x + 1.5, y + 1.5, w - 3, h - 3);
  context.setLineDash([]);
}

/** How strong the symbol of what has not been reached is. */
export const WAITING = 0.75;

/** Around what the present step reads and writes. */
export function paintRole(
  { context, colour }: Pen,
  { x, y, w, h }: Box,
  role: 'reads' | 'writes' | null,
): void {
  if (role === null) return;
  context.strokeStyle = role === 'reads' ? colour('ink', 0.4) : colour('attention');
  context.lineWidth = role === 'reads' ? 2 : 2.5;
  context.beginPath();
  context.roundRect(x - 2, y - 2, w + 4, h + 4, 6);
  context.stroke();
}

/** Around the number that is asked. */
export function paintSelected({ context, colour }: Pen, { x, y, w, h }: Box): void {
  context.strokeStyle = colour('attention');
  context.lineWidth = Math.min(w, h) < 8 ? 2 : 3;
  context.strokeRect(x, y, w, h);
}

export interface EdgeAt {
  readonly state: EdgeState;
  readonly isCut: boolean;
  readonly scale: number;
}

function edgeColour({ colour }: Pen, { direction }: Edge, state: EdgeState): string {
  if (state === 'waiting') return colour('hairline');
  if (state === 'named') return colour('backward');
  if (state === 'active') return colour(direction);
  return colour(direction, direction === 'forward' ? 0.6 : 0.55);
}

/** An arrow and its name, as EdgeLine shows them. */
export function paintEdge(pen: Pen, edge: Edge, { state, isCut, scale }: EdgeAt): void {
  const { context, colour } = pen;
  const { direction, through, label, path } = edge;
  if (direction === 'backward' && state === 'waiting') return;
  const isStrong = state === 'active' || state === 'named';
  const width = (isStrong ? 3.5 : 1.75) * scale;
  context.strokeStyle = isCut ? colour('muted') : edgeColour(pen, edge, state);
  context.lineWidth = width;
  if (isCut) context.setLineDash([2, 7]);
  context.stroke(new Path2D(path));
  context.setLineDash([]);
  context.fillStyle = edgeColour(pen, edge, state);
  paintTip(context, path, width * (isStrong ? 4 : 5.5));
  if (label === null || through === null) return;
  const isNamed = direction === 'backward' || state === 'named';
  const ink = colour(isNamed ? 'backward' : state === 'active' ? 'forward' : 'muted');
  if ('parameter' in through) {
    const of = { quantity: through.parameter, t: null };
    const marks = { transposed: direction === 'backward', after: isCut ? '=0' : '' };
    paintGlyph(pen, { of, ...marks, fontSize: 15 * scale }, { ...label, colour: ink });
    return;
  }
  context.font = `${14 * scale}px ${pen.serif}`;
  context.textAlign = label.anchor === 'middle' ? 'center' : label.anchor;
  context.fillStyle = ink;
  context.fillText(through.fn, label.x, label.y);
}

/** The arrow head at the end of a path, which comes from its last but one point. */
function paintTip(context: Context, path: string, size: number): void {
  const [fromX = 0, fromY = 0, x = 0, y = 0] = (path.match(/-?[\d.]+(?:e-?\d+)?/g) ?? [])
    .slice(-4)
    .map(Number);
  context.save();
  context.translate(x, y);
  context.rotate(Math.atan2(y - fromY, x - fromX));
  context.scale(size / 10, size / 10);
  context.beginPath();
  context.moveTo(-8, -4.5);
  context.lineTo(1.5, 0);
  context.lineTo(-8, 4.5);
  context.fill();
  context.restore();
}
