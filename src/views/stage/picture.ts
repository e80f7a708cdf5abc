import type { Cell } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { spreadColumns } from '../parts/columns.ts';
import { isOutput } from './blocks.ts';
import type { Geometry } from './geometry.ts';
import type { StageInput, StageLayout } from './layout.ts';
import { layoutStage } from './layout.ts';
import { outputRowsOf } from './outputs.ts';
import type { StripsLayout } from './strips-layout.ts';
import { layoutStrips, STRIPS } from './strips-layout.ts';
import type { View } from './zoom.ts';

/** Where everything is at a zoom. */
export type Picture =
  | { readonly kind: 'columns'; readonly layout: StageLayout; readonly geometry: Geometry }
  | { readonly kind: 'strips'; readonly layout: StripsLayout; readonly geometry: Geometry };

export function pictureOf(view: View, input: StageInput): Picture {
  if (view.kind === 'columns') {
    const layout = layoutStage(view.input);
    return { kind: 'columns', layout, geometry: geometryOf(layout) };
  }
  const { width, height, columns, scale, columnScale = scale } = input;
  const layout = layoutStrips(height, columnScale);
  const { first } = spreadColumns(width, columns, columnScale);
  const { strips } = layout;
  const geometry: Geometry = {
    first,
    pitch: view.pitch,
    width: Math.max(width, first + columns * view.pitch),
    height: layout.height,
    bands: [strips.yhat.y, strips.h.y, bottomOf(strips.dh), strips.u.y, bottomOf(strips.du)],
  };
  return { kind: 'strips', layout, geometry };
}

const geometryOf = (layout: StageLayout): Geometry => {
  const { columnX, pitch, width, height, o, h, u, uBottom, stateRows } = layout;
  const first = columnX(0) - pitch / 2;
  return { first, pitch, width, height, bands: [o.y, h.y, h.y + stateRows * h.h, u.y, uBottom] };
};

const bottomOf = ({ y, height }: { y: number; height: number }): number => y + height;

/** The middle of a number: across in columns, down in pixels. */
export interface Spot {
  readonly column: number;
  readonly y: number;
}

/** Where a number is in the picture; null where it has no place of its own. */
export function spotOf(
  picture: Picture,
  scene: Scene,
  { quantity, t, index }: Cell,
  likeliest: number,
): Spot | null {
  if (t === null) return null;
  const { window, sizes } = scene.record;
  const column = t - window.start + 0.5;
  if (picture.kind === 'strips') {
    const { loss, strips } = picture.layout;
    if (quantity === 'L') return { column, y: loss.y + loss.height / 2 };
    const strip = STRIPS.find((each) => each === quantity);
    if (strip === undefined) return null;
    const share = (index + 0.5) / (isOutput(strip) ? sizes.V : sizes.H);
    return { column, y: strips[strip].y + share * strips[strip].height };
  }
  const { layout } = picture;
  if (quantity === 'L') return { column, y: layout.lossY };
  switch (quantity) {
    case 'o':
    case 'yhat':
    case 'dyhat':
    case 'do': {
      const row = outputRowsOf(scene, t, likeliest).elements.indexOf(index);
      return spotIn(layout, layout[quantity], column, Math.max(0, row));
    }
    case 'h':
    case 'dh':
    case 'u':
    case 'du':
      return spotIn(layout, layout[quantity], column, Math.floor(index / layout.across));
    default:
      return null;
  }
}

const spotIn = (
  { pitch }: StageLayout,
  { x, y, w, h }: StageLayout['h'],
  column: number,
  row: number,
): Spot => ({ column: column + (x + w / 2) / pitch, y: y + (row + 0.5) * h });
