import { spreadColumns } from '../parts/columns.ts';
import type { StageInput } from './layout.ts';
import { columnsOf, growForNumbers } from './layout.ts';

/**
 * Zoom is one number. At 1 columns stand as far apart as their numbers need. Below, they move
 * together, until the whole window fits. Above, states that are drawn as heat grow until they are
 * numbers, and then everything is enlarged.
 */
export interface ZoomRange {
  readonly least: number;
  /** From here on every number is written out. */
  readonly numbers: number;
  readonly most: number;
}

/** What is drawn: whole columns, or one strip for each quantity over all time steps in view. */
export type View =
  | { readonly kind: 'columns'; readonly input: StageInput }
  | { readonly kind: 'strips'; readonly pitch: number };

/** Columns closer together than this are strips. */
const CLOSEST = 84;
const ENLARGED = 2;
/** One press of a key or a button. */
export const ZOOM_STEP = 1.5;

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

export function zoomRange(input: StageInput): ZoomRange {
  const { width, columns, scale, columnScale = scale } = input;
  const { pitch, contentWidth } = columnsOf(input);
  const whole = spreadColumns(width, columns, columnScale).pitch;
  const numbers = growForNumbers(input);
  return {
    least: contentWidth <= width + 1 ? 1 : Math.min(1, whole / pitch),
    numbers,
    most: numbers * ENLARGED,
  };
}

export const within = ({ least, most }: ZoomRange, zoom: number): number =>
  clamp(zoom, least, most);

export function viewAt(input: StageInput, range: ZoomRange, zoom: number): View {
  if (zoom < 1) {
    const pitch = columnsOf(input).pitch * zoom;
    return pitch < CLOSEST * input.scale
      ? { kind: 'strips', pitch }
      : { kind: 'columns', input: { ...input, pitch } };
  }
  if (zoom <= range.numbers) return { kind: 'columns', input: { ...input, grow: zoom } };
  const larger = zoom / range.numbers;
  const scale = input.scale * larger;
  const columnScale = (input.columnScale ?? input.scale) * larger;
  return { kind: 'columns', input: { ...input, grow: Infinity, scale, columnScale } };
}
