import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { litCells, refKey, selectedCell } from '../../store/selectors.ts';
import type { Ref } from '../../timeline/quantities.ts';
import { cellOf, sameRef } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { numbersOf } from '../../timeline/values.ts';
import type { Box, HeatGrid } from '../parts/heat-grid.ts';
import { boxAt, placeAt } from '../parts/heat-grid.ts';
import { spokenCell } from '../parts/names.ts';
import { paintHeat, paintOn } from '../parts/paint-heat.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { shadesOf } from '../parts/shades.ts';
import { useTheme } from '../parts/useTheme.ts';

interface HeatMatrixProps {
  readonly scene: Scene;
  readonly of: Ref;
  readonly down: number;
  readonly across: number;
  readonly transposed: boolean;
  readonly reached: boolean;
  readonly made: ((a: number) => number) | null;
}

/** The longer side, and the largest and the smallest that a cell is drawn. */
const LONGEST = 200;
const LARGEST = 10;
/** What has one row or one column is still seen. */
const THINNEST = 14;

const sideOf = (cells: number, cell: number): number =>
  cells === 1 ? THINNEST : Math.max(THINNEST, cells * cell);

/** Where an element of a matrix with so many columns stands when rows and columns change places. */
const turnedIndex = (index: number, columns: number, rows: number): number =>
  (index % columns) * rows + Math.floor(index / columns);

/** A matrix of more numbers than can be read: one picture, with the row and the column outlined that the selected number is about. */
export default function HeatMatrix(props: HeatMatrixProps): React.ReactElement {
  const { scene, of, down, across, transposed, reached, made } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { select } = useActions();
  const selected = useSelect(selectedCell);
  const lit = useSelect(litCells);
  const cell = Math.min(LARGEST, LONGEST / Math.max(down, across));
  const width = sideOf(across, cell);
  const height = sideOf(down, cell);
  const grid = useMemo<HeatGrid>(
    () => ({ count: down * across, across, w: width / across, h: height / down }),
    [down, across, width, height],
  );
  const { quantity, t } = of;

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const numbers = numbersOf(scene, { quantity, t });
    const turned = transposed ? turn(numbers, across, down) : numbers;
    const values = made === null ? turned : turned.map(made);
    paintOn(element, width, height, (pixels, ratio) => {
      const large = { ...grid, w: grid.w * ratio, h: grid.h * ratio };
      paintHeat(pixels, { x: 0, y: 0 }, large, values, shadesOf(element, quantity, theme));
    });
  }, [scene, quantity, t, transposed, made, grid, width, height, across, down, theme]);

  // The place of an element of the quantity in the picture, and back.
  const placeOf = useCallback(
    (index: number): number => (transposed ? turnedIndex(index, down, across) : index),
    [transposed, down, across],
  );
  const indexOf = (place: number): number =>
    transposed ? turnedIndex(place, across, down) : place;
  const mine = selected !== null && sameRef(selected, of) ? selected.index : null;
  const outlines = useMemo(() => {
    const start = `${refKey({ quantity, t })}[`;
    const places = [...lit]
      .filter((key) => key.startsWith(start))
      .map((key) => placeOf(Number(key.slice(start.length, -1))));
    return outlinesOf(places, grid);
  }, [lit, quantity, t, grid, placeOf]);
  if (!reached) {
    return (
      <span className="heat-matrix waiting" style={{ inlineSize: width, blockSize: height }} />
    );
  }
  const present = cellOf(of, mine ?? 0);
  const label = spokenCell(scene, present, true);
  return (
    <span className="heat-matrix" style={{ inlineSize: width, blockSize: height }}>
      <canvas
        ref={canvas}
        style={{ inlineSize: width, blockSize: height }}
        role="button"
        tabIndex={0}
        aria-label={label}
        aria-pressed={mine !== null}
        title={label}
        onClick={({ nativeEvent: { offsetX, offsetY } }) => {
          const place = placeAt(grid, offsetX, offsetY);
          if (place !== null) select(cellOf(of, indexOf(place)));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') select(present);
        }}
      />
      {outlines.map((box) => (
        <span key={`${box.x} ${box.y}`} className="heat-lit" style={frameOf(box)} />
      ))}
      {mine !== null && (
        <span className="heat-selected" style={frameOf(boxAt(grid, placeOf(mine)))} />
      )}
    </span>
  );
}

function turn(numbers: Float64Array, across: number, down: number): Float64Array {
  const turned = new Float64Array(numbers.length);
  for (let row = 0, place = 0; row < down; row++) {
    for (let column = 0; column < across; column++, place++) {
      turned[place] = numbers[column * down + row] ?? 0;
    }
  }
  return turned;
}

/** More cells than this have one outline around all of them: they are a row, a column or a whole. */
const MOST_OUTLINES = 12;

export function outlinesOf(places: readonly number[], grid: HeatGrid): readonly Box[] {
  const boxes = places.slice(0, MOST_OUTLINES + 1).map((place) => boxAt(grid, place));
  if (places.length <= MOST_OUTLINES) return boxes;
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (const place of places) {
    const { x, y } = boxAt(grid, place);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + grid.w);
    bottom = Math.max(bottom, y + grid.h);
  }
  return [{ x: left, y: top, w: right - left, h: bottom - top }];
}

const SEEN = 5;

/** An outline around what may be smaller than an outline. */
function frameOf({ x, y, w, h }: Box) {
  const inlineSize = Math.max(SEEN, w + 2);
  const blockSize = Math.max(SEEN, h + 2);
  return { left: x + (w - inlineSize) / 2, top: y + (h - blockSize) / 2, inlineSize, blockSize };
}
