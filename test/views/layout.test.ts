import { describe, expect, it } from 'vitest';
import { edgesBetween, edgesWithin } from '../../src/views/stage/edges.ts';
import type { Block, StageInput, StageLayout } from '../../src/views/stage/layout.ts';
import { layoutStage } from '../../src/views/stage/layout.ts';
import { loopPath } from '../../src/views/stage/loop-paths.ts';
import { LIKELIEST, outputRowCount } from '../../src/views/stage/outputs.ts';
import { projected } from '../../src/views/stage/projected.ts';
import type { Box } from './geometry.ts';
import { contains, overlap, pointsOf } from './geometry.ts';

const INPUTS: StageInput[] = [1, 4 / 3].flatMap((scale) =>
  [360, 1300].flatMap((width) =>
    [null, 420, 800].flatMap((height) =>
      [1, 3, 6, 16, 64, 512].flatMap((hidden) =>
        [1, 4, 6, 30].flatMap((V) =>
          [1, 4, 15].map((columns) =>
            projected(
              {
                ...{ width, height, columns, hidden, scale: 1 },
                outputRows: outputRowCount(V, LIKELIEST.usual),
                inputCells: V > 6 ? 1 : V,
              },
              scale,
            ),
          ),
        ),
      ),
    ),
  ),
);

const nameOf = (input: StageInput): string => JSON.stringify(input);

function boxOf(name: string, { x, y, w, h }: Block, across: number, down: number, dx = 0): Box {
  return { name, left: x + dx, right: x + dx + w * across, top: y, bottom: y + h * down };
}

const OUTPUTS = ['o', 'yhat', 'dyhat', 'do'] as const;
const STATES = ['h', 'dh', 'u', 'du'] as const;

/** The blocks of cells of one column, in stage coordinates. */
function columnBoxes(layout: StageLayout, input: StageInput, column: number): Box[] {
  const dx = layout.columnX(column);
  return [
    ...OUTPUTS.map((name) => boxOf(name, layout[name], 1, input.outputRows, dx)),
    ...STATES.map((name) => boxOf(name, layout[name], 1, layout.stateRows, dx)),
    boxOf('x', layout.x, input.inputCells, 1, dx),
  ].map((box) => ({ ...box, name: `${box.name} of column ${column}` }));
}

const initialBoxes = (layout: StageLayout): Box[] => [
  boxOf('h0', layout.h0, 1, layout.stateRows),
  boxOf('dh0', layout.dh0, 1, layout.stateRows),
];

describe('the stage', () => {
  it('lets no block overlap another, of its column, the next, or the initial state', () => {
    for (const input of INPUTS) {
      const layout = layoutStage(input);
      const columns = Math.min(3, input.columns);
      const boxes = [
        ...initialBoxes(layout),
        ...Array.from({ length: columns }, (_, k) => columnBoxes(layout, input, k)).flat(),
      ];
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          if (overlap(a, b)) expect.fail(`${a.name} on ${b.name} in ${nameOf(input)}`);
        }
      });
    }
  });

  it('keeps every block within the drawing', () => {
    for (const input of INPUTS) {
      const layout = layoutStage(input);
      const boxes = [
        ...initialBoxes(layout),
        ...columnBoxes(layout, input, 0),
        ...columnBoxes(layout, input, input.columns - 1),
      ];
      for (const { name, left, right, top, bottom } of boxes) {
        const inside = left >= 0 && right <= layout.width && top >= 0 && bottom <= layout.height;
        if (!inside) expect.fail(`${name} in ${nameOf(input)}`);
      }
      expect(layout.timeY).toBeLessThanOrEqual(layout.height);
    }
  });

  it('has cells wide enough for their numbers, and rows high enough or drawn as heat', () => {
    for (const input of INPUTS) {
      const { h, o, heat, fontSize } = layoutStage(input);
      expect(o.w).toBeGreaterThanOrEqual(41 * input.scale);
      expect(fontSize).toBeGreaterThanOrEqual(12);
      expect(o.h).toBeGreaterThanOrEqual(16 * input.scale);
      if (!heat) expect(h.h, nameOf(input)).toBeGreaterThanOrEqual(16 * input.scale);
    }
  });

  it('puts computation upwards and time to the right', () => {
    for (const input of INPUTS) {
      const { x, u, h, o, lossY, headY, columnX, characterY } = layoutStage(input);
      const down = [lossY, headY, o.y, h.y, u.y, x.y, characterY];
      expect(down).toEqual(down.toSorted((a, b) => a - b));
      for (let k = 1; k < input.columns; k++) expect(columnX(k)).toBeGreaterThan(columnX(k - 1));
    }
  });
});

describe('the edges', () => {
  it('never cross a number', () => {
    for (const input of INPUTS) {
      const layout = layoutStage(input);
      const columns = Math.min(3, input.columns);
      const boxes = [
        ...initialBoxes(layout),
        ...Array.from({ length: columns }, (_, k) => columnBoxes(layout, input, k)).flat(),
      ];
      const edgeInput = {
        layout,
        outputRows: input.outputRows,
        hidden: layout.stateRows,
        x: layout.columnX,
      };
      const edges = [
        ...edgesBetween(edgeInput, -1, 0),
        ...Array.from({ length: columns }, (_, k) => [
          ...edgesWithin(edgeInput, k, k + 1),
          ...(k + 1 < columns ? edgesBetween(edgeInput, k, k + 1) : []),
        ]).flat(),
      ];
      for (const { key, path } of edges) {
        for (const point of pointsOf(path)) {
          const crossed = boxes.find((box) => contains(box, point));
          if (crossed !== undefined) {
            expect.fail(
              `${key} crosses ${crossed.name} at ${JSON.stringify(point)} in ${nameOf(input)}`,
            );
          }
        }
      }
    }
  });

  it('of the folded cell do not either', () => {
    for (const input of INPUTS) {
      const layout = layoutStage(input);
      const { outputRows } = input;
      const path = loopPath({ layout, outputRows, hidden: layout.stateRows, x: layout.columnX });
      const boxes = columnBoxes(layout, input, 0);
      for (const point of pointsOf(path)) {
        const crossed = boxes.find((box) => contains(box, point));
        if (crossed !== undefined)
          expect.fail(`the loop crosses ${crossed.name}, ${nameOf(input)}`);
      }
    }
  });

  it('have names of their own', () => {
    const input = INPUTS.find(({ columns }) => columns === 4)!;
    const layout = layoutStage(input);
    const edgeInput = { ...input, layout, x: layout.columnX };
    const keys = [0, 1, 2, 3].flatMap((k) =>
      [...edgesWithin(edgeInput, k, k + 1), ...edgesBetween(edgeInput, k - 1, k)].map(
        ({ key }) => key,
      ),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(36);
  });
});
