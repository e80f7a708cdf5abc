import { useLayoutEffect, useRef } from 'react';
import type { CSSProperties } from 'react';
import { columnProgress, comparedWith, isReached } from '../../store/selectors.ts';
import type { Ref } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { numbersOf } from '../../timeline/values.ts';
import type { Numbers } from '../parts/paint-heat.ts';
import { paintHeat, paintOn } from '../parts/paint-heat.ts';
import { useSelect, useSession } from '../parts/session.tsx';
import { shadesOf } from '../parts/shades.ts';
import { useTheme } from '../parts/useTheme.ts';
import type { ColumnBlock } from './blocks.ts';
import { gridOf } from './blocks.ts';
import { bottomOf } from './layout.ts';

export type HeatPart = Pick<ColumnBlock, 'of' | 'block' | 'elements' | 'across'>;

interface HeatColumnProps {
  readonly scene: Scene;
  /** Where x = 0 of the parts lies on the stage. */
  readonly x: number;
  readonly parts: readonly HeatPart[];
  /** The time step on which it depends what has been reached; null: the initial state's. */
  readonly t: number | null;
  readonly style: CSSProperties;
}

/** The numbers of a column that are too many for an element each, as a picture behind the column. */
export default function HeatColumn({
  scene,
  x,
  parts,
  t,
  style,
}: HeatColumnProps): React.ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { store } = useSession();
  useSelect((state) => (t === null ? state.position.i : columnProgress(state, t)));
  const other = useSelect(comparedWith);
  const state = store.getState();
  const reached = parts.filter(({ of }) => isReached(state, of));
  const left = Math.min(...parts.map(({ block }) => block.x));
  const right = Math.max(...parts.map(({ block }) => block.x + block.w));
  const top = Math.min(...parts.map(({ block }) => block.y));
  const rows = ({ elements, across }: HeatPart): number => Math.ceil(elements.length / across);
  const bottom = Math.max(...parts.map((part) => bottomOf(part.block, rows(part))));
  const names = reached.map(({ of }) => of.quantity).join(' ');

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    paintOn(element, right - left, bottom - top, (pixels, ratio) => {
      for (const part of reached) {
        const grid = gridOf(part);
        const corner = { x: (part.block.x - left) * ratio, y: (part.block.y - top) * ratio };
        const large = { ...grid, w: grid.w * ratio, h: grid.h * ratio };
        const shades = shadesOf(element, part.of.quantity, theme);
        paintHeat(pixels, corner, large, numbersIn(scene, other, part), shades);
      }
    });
    // `parts` and `reached` are new every time; what tells them apart is listed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scene, other, theme, names, left, right, top, bottom, parts[0]?.across, parts[0]?.elements]);

  return (
    <canvas
      ref={canvas}
      className="heat-column"
      aria-hidden="true"
      style={{
        ...style,
        inlineSize: right - left,
        blockSize: bottom - top,
        transform: `translate(${x + left}px,${top}px)`,
      }}
    />
  );
}

function numbersIn(scene: Scene, other: Scene | null, { of, elements }: HeatPart): Numbers {
  const all = differences(numbersOf(scene, of), other, of);
  return elements.length === all.length
    ? all
    : Float64Array.from(elements, (index) => all[index] ?? 0);
}

function differences(numbers: Float64Array, other: Scene | null, of: Ref): Float64Array {
  if (other === null) return numbers;
  const others = numbersOf(other, of);
  return numbers.map((value, index) => value - (others[index] ?? NaN));
}
