import { columnScale } from '../parts/columns.ts';
import type { StageInput } from './layout.ts';
import { layoutStage } from './layout.ts';

/** Height that stays free at scale 1, so that names between the rows have room. */
const FREE = 18;
/** What the scale goes down by until the picture is no higher than the view. */
const STEP = 1 / 48;

/**
 * The stage at projector size: larger by up to `most`, as much as fits the view. Where it has no room
 * to grow it is as large as else, with larger numbers in its cells.
 */
export function projected(input: StageInput, most: number): StageInput {
  if (most === 1) return input;
  const { width, columns, height } = input;
  const across = columnScale(width, columns, most);
  const at = (scale: number): StageInput => ({
    ...input,
    scale,
    columnScale: across,
    isFilled: true,
  });
  const fits = (scale: number): boolean => {
    if (height === null) return true;
    const room = height - FREE * scale;
    return layoutStage({ ...at(scale), height: room }).height <= room + 1;
  };
  let scale = across;
  while (scale > 1 && !fits(scale)) scale = Math.max(1, scale - STEP);
  return at(scale);
}
