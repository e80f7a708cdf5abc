import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAt, placeAt } from '../../src/views/parts/heat-grid.ts';
import { paintHeat } from '../../src/views/parts/paint-heat.ts';
import type { Pixels } from '../../src/views/parts/paint-heat.ts';
import type { Shades } from '../../src/views/parts/shades.ts';
import { shadeOf } from '../../src/views/parts/shades.ts';
import { edgesBetween, edgesWithin } from '../../src/views/stage/edges.ts';
import { anchorAt, scrollFor } from '../../src/views/stage/geometry.ts';
import type { StageInput } from '../../src/views/stage/layout.ts';
import { bottomOf, layoutStage } from '../../src/views/stage/layout.ts';
import { LIKELIEST, outputRowCount, outputRowsOf } from '../../src/views/stage/outputs.ts';
import { pictureOf } from '../../src/views/stage/picture.ts';
import { elementsAt, paintStrip, slotsOf } from '../../src/views/stage/paint-strips.ts';
import { seriesOf, shareOn, withScale } from '../../src/views/stage/series.ts';
import { fitBand, growBand } from '../../src/views/stage/state-grid.ts';
import { layoutStrips, STRIPS, tickStep } from '../../src/views/stage/strips-layout.ts';
import { columnsBetween, rowsInView } from '../../src/views/stage/useScroll.ts';
import { viewAt, within, ZOOM_STEP, zoomRange } from '../../src/views/stage/zoom.ts';
import { sceneOf } from '../timeline/support.ts';
import { contains, overlap, pointsOf } from './geometry.ts';

const SCROLLED = { left: 0, top: 0 };
const SIZES = [17, 64, 100, 128, 512];

/** Pixels that tell a negative number, zero and a positive one apart. */
const SHADES: Shades = {
  pixels: Uint32Array.from({ length: 193 }, (_, k) => k + 1),
  limit: 'value',
};
const blank = (width: number, height: number): Pixels => ({
  data: new Uint32Array(width * height),
  width,
  height,
});

describe('the cells of a large state', () => {
  it('fill their block with cells that can be told apart, and no more rows than it takes', () => {
    for (const count of SIZES) {
      for (const width of [32, 41, 66]) {
        for (const height of [34, 80, 200, 2000]) {
          const { across, rows, h } = fitBand(count, width, height);
          const name = JSON.stringify({ count, width, height, across, rows, h });
          expect(rows, name).toBe(Math.ceil(count / across));
          expect(h, name).toBeGreaterThanOrEqual(3);
          expect(width / across, name).toBeGreaterThanOrEqual(3);
          // Higher than the block only where even the smallest cells do not fit.
          const most = Math.floor(width / 3);
          if (3 * Math.ceil(count / most) <= height)
            expect(rows * h, name).toBeLessThan(height + 1);
        }
      }
    }
  });

  it('grow into one column of numbers', () => {
    const heights = { numbers: 16, highest: 19.5 };
    for (const count of SIZES) {
      const fit = fitBand(count, 41, 60);
      let last = growBand(fit, count, 41, 1, heights);
      expect(last).toEqual(fit);
      for (let grow = 1.02; last.heat; grow *= 1.02) {
        const next = growBand(fit, count, 41, grow, heights);
        expect(next.h).toBeGreaterThanOrEqual(last.h);
        expect(next.across).toBeLessThanOrEqual(last.across);
        expect(next.rows * next.across).toBeGreaterThanOrEqual(count);
        last = next;
      }
      expect(last).toMatchObject({ across: 1, rows: count });
      expect(last.h).toBeGreaterThanOrEqual(16);
    }
  });

  it('are found at their own places, and nowhere else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 512 }),
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        (count, across, w, h) => {
          const grid = { count, across, w, h };
          for (let place = 0; place < count; place++) {
            const box = boxAt(grid, place);
            expect(placeAt(grid, box.x + w / 2, box.y + h / 2)).toBe(place);
          }
          expect(placeAt(grid, -1, h / 2)).toBeNull();
          expect(placeAt(grid, across * w + 1, h / 2)).toBeNull();
          expect(placeAt(grid, w / 2, Math.ceil(count / across) * h + 1)).toBeNull();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('have the colours of their numbers, also those that share a pixel with smaller ones', () => {
    const values = Float64Array.from({ length: 512 }, (_, k) => (k === 300 ? -1.5 : 0.01));
    for (const [w, h] of [
      [4, 4],
      [1, 0.2],
      [0.1, 3],
    ] as const) {
      const pixels = blank(64, 2100);
      paintHeat(pixels, { x: 2, y: 3 }, { count: 512, across: 8, w, h }, values, SHADES);
      expect(new Set(pixels.data), `${w} × ${h}`).toEqual(
        new Set([0, shadeOf(SHADES, -1.5), shadeOf(SHADES, 0.01)]),
      );
    }
    const pixels = blank(64, 400);
    const grid = { count: 512, across: 8, w: 4, h: 4 };
    paintHeat(pixels, { x: 2, y: 3 }, grid, values, SHADES);
    const { x, y } = boxAt(grid, 300);
    expect(pixels.data[(3 + y + 1) * 64 + 2 + x + 1]).toBe(shadeOf(SHADES, -1.5));
  });
});

const input = (change: Partial<StageInput>): StageInput => ({
  ...{ width: 916, height: 420, columns: 200, outputRows: 7, hidden: 128, inputCells: 1, scale: 1 },
  ...change,
});

const INPUTS = [1, 4 / 3].flatMap((scale) =>
  [360, 916, 1280].flatMap((width) =>
    [null, 420, 800].flatMap((height) =>
      [3, 16, 128, 512].flatMap((hidden) =>
        [4, 25, 200, 2000].map((columns) => input({ scale, width, height, hidden, columns })),
      ),
    ),
  ),
);

describe('zoom', () => {
  it('reaches from the whole window, which fits, to every number written out', () => {
    for (const each of INPUTS) {
      const name = JSON.stringify(each);
      const range = zoomRange(each);
      const { least, numbers, most } = range;
      expect(least, name).toBeLessThanOrEqual(1);
      expect(most, name).toBeGreaterThanOrEqual(numbers);
      const whole = viewAt(each, range, least);
      if (whole.kind === 'strips') {
        expect(whole.pitch * each.columns, name).toBeLessThanOrEqual(each.width);
      } else if (least === 1) {
        expect(layoutStage(whole.input).width, name).toBeLessThanOrEqual(each.width + 1);
      }
      for (const zoom of [numbers, numbers * 1.3, most]) {
        const near = viewAt(each, range, zoom);
        if (near.kind !== 'columns') expect.fail(name);
        const { heat, fontSize, h } = layoutStage(near.input);
        const readable = fontSize >= 12 && h.h >= 15.99;
        expect({ heat, readable }, `${name} at ${zoom}`).toEqual({ heat: false, readable: true });
      }
    }
  });

  it('moves columns apart without a break, and never writes small', () => {
    for (const each of INPUTS) {
      const range = zoomRange(each);
      let last = 0;
      for (let zoom = range.least; zoom <= range.most; zoom *= 1.1) {
        const view = viewAt(each, range, zoom);
        const pitch = view.kind === 'strips' ? view.pitch : layoutStage(view.input).pitch;
        expect(pitch, JSON.stringify({ ...each, zoom })).toBeGreaterThanOrEqual(last * 0.99);
        if (last > 0) expect(pitch).toBeLessThan(last * 1.25);
        last = pitch;
        if (view.kind === 'columns') {
          const { fontSize, narrow, o, heat } = layoutStage(view.input);
          expect(fontSize).toBeGreaterThanOrEqual(12);
          // A cell with a number is wide enough for it.
          if (!narrow || !heat) expect(o.w).toBeGreaterThanOrEqual(40.99 * each.scale);
        }
      }
    }
  });

  it('stays within its range', () => {
    const range = zoomRange(input({}));
    expect(within(range, range.least / ZOOM_STEP)).toBe(range.least);
    expect(within(range, range.most * ZOOM_STEP)).toBe(range.most);
    expect(within(range, 1)).toBe(1);
    expect(zoomRange(input({ columns: 3, hidden: 3, height: 800 }))).toMatchObject({
      least: 1,
      numbers: 1,
    });
  });

  it('keeps what lies under the pointer there', () => {
    const base = input({});
    const range = zoomRange(base);
    const at = (zoom: number) => pictureOf(viewAt(base, range, zoom), base).geometry;
    for (const zoom of [range.least, 0.3, 0.7, 1, 2]) {
      const anchor = anchorAt(at(1), { left: 5000, top: 20 }, 300, 100);
      const { left, top } = scrollFor(at(zoom), anchor);
      const again = anchorAt(at(zoom), { left, top }, 300, 100);
      expect(again.column).toBeCloseTo(anchor.column, 9);
      expect(again.down).toBeCloseTo(anchor.down, 9);
    }
  });

  it('keeps the states under the pointer, however much they grow', () => {
    const base = input({});
    const range = zoomRange(base);
    const small = layoutStage({ ...base, grow: 1 });
    const large = pictureOf(viewAt(base, range, range.numbers), base);
    const half = ({ h, stateRows }: Pick<typeof small, 'h' | 'stateRows'>) =>
      h.y + (h.h * stateRows) / 2;
    const anchor = anchorAt(
      pictureOf(viewAt(base, range, 1), base).geometry,
      SCROLLED,
      300,
      half(small),
    );
    const { top } = scrollFor(large.geometry, anchor);
    if (large.kind !== 'columns') throw new Error('from near there are columns');
    const { h, u, stateRows } = large.layout;
    expect(top + half(small)).toBeGreaterThan(h.y);
    expect(top + half(small)).toBeLessThan(u.y);
    expect(Math.abs(top + half(small) - half({ h, stateRows }))).toBeLessThan(
      h.h * stateRows * 0.1,
    );
  });
});

describe('columns that stand close together', () => {
  const closer = INPUTS.filter(({ columns }) => columns > 4).flatMap((each) => {
    const range = zoomRange(each);
    return [0.99, 0.8, 0.6, 0.5, 0.45].flatMap((zoom) => {
      const view = viewAt(each, range, Math.max(range.least, zoom));
      return view.kind === 'columns' ? [view.input] : [];
    });
  });

  it('overlap nowhere, and no edge crosses a number', () => {
    expect(closer.length).toBeGreaterThan(100);
    for (const each of closer) {
      const layout = layoutStage(each);
      const blocks = ['yhat', 'do', 'h', 'dh', 'u', 'du'] as const;
      const box = (name: string, { x, y, w, h }: typeof layout.h, rows: number, dx: number) => ({
        ...{
          name,
          left: x + dx,
          right: x + w + dx,
          top: y,
          bottom: bottomOf({ x, y, w, h }, rows),
        },
      });
      const boxes = [
        box('h0', layout.h0, layout.stateRows, 0),
        box('dh0', layout.dh0, layout.stateRows, 0),
        ...[0, 1, 2].flatMap((column) =>
          blocks.map((name) => {
            const rows = name === 'yhat' || name === 'do' ? each.outputRows : layout.stateRows;
            return box(`${name} ${column}`, layout[name], rows, layout.columnX(column));
          }),
        ),
      ];
      boxes.forEach((a, k) => {
        for (const b of boxes.slice(k + 1)) {
          if (overlap(a, b)) expect.fail(`${a.name} on ${b.name} in ${JSON.stringify(each)}`);
        }
      });
      const edgeInput = {
        layout,
        outputRows: each.outputRows,
        hidden: layout.stateRows,
        x: layout.columnX,
      };
      const edges = [0, 1, 2].flatMap((column) => [
        ...edgesBetween(edgeInput, column - 1, column),
        ...edgesWithin(edgeInput, column, column + 1),
      ]);
      for (const { key, path, label } of edges) {
        expect(label, key).toBeNull();
        for (const point of pointsOf(path)) {
          const crossed = boxes.find((each) => contains(each, point));
          if (crossed) expect.fail(`${key} crosses ${crossed.name} in ${JSON.stringify(each)}`);
        }
      }
    }
  });
});

describe('what is in view', () => {
  const layout = layoutStage(input({}));

  it('is what is drawn: the columns that meet the view, and few more', () => {
    for (const left of [0, 1, 500, 20_000, layout.width - 916]) {
      const { from, to } = columnsBetween(layout, 200, left, left + 916);
      for (let column = 0; column < 200; column++) {
        const x = layout.columnX(column);
        const meets = x + layout.pitch / 2 > left && x - layout.pitch / 2 < left + 916;
        if (meets) expect(column >= from && column <= to, `${column} at ${left}`).toBe(true);
      }
      expect(to - from + 1).toBeLessThanOrEqual(916 / layout.pitch + 4);
    }
  });

  it('is of a block higher than the view its rows there', () => {
    const block = { y: 100, h: 20 };
    expect(rowsInView(block, 512, null)).toBeNull();
    const { from, to } = rowsInView(block, 512, { top: 2100, bottom: 2500 })!;
    expect(from).toBeLessThanOrEqual(100);
    expect(from).toBeGreaterThan(90);
    expect(to).toBeGreaterThanOrEqual(120);
    expect(to).toBeLessThan(130);
    expect(rowsInView(block, 512, { top: 0, bottom: 50 })).toEqual({ from: 0, to: 2 });
  });
});

describe('strips', () => {
  it('show every column and every element, whatever their size', () => {
    for (const pitch of [0.4, 1, 2.5, 30]) {
      const columns = 300;
      const width = Math.ceil(20 + pitch * columns);
      const slots = slotsOf({ first: 20, pitch, columns }, width);
      const seen = new Set<number>();
      for (const { from, to } of slots) for (let c = from; c < to; c++) seen.add(c);
      expect(seen.size, `pitch ${pitch}`).toBe(columns);
    }
    for (const [count, height] of [
      [512, 60],
      [4, 60],
      [60, 60],
    ] as const) {
      const seen = new Set<number>();
      for (let y = 0; y < height; y++) {
        const [from, to] = elementsAt({ count, height }, y);
        for (let k = from; k < to; k++) seen.add(k);
      }
      expect([...seen].filter((k) => k < count)).toHaveLength(count);
    }
  });

  it('show what stands out, and nothing of what has not been reached', () => {
    const columns = 2000;
    const values = (column: number): Float64Array =>
      Float64Array.from({ length: 512 }, (_, k) => (column === 1234 && k === 77 ? 1.5 : 0));
    const pixels = blank(800, 60);
    const strip = {
      first: 0,
      pitch: 0.4,
      top: 0,
      height: 60,
      count: 512,
      columns,
      valuesAt: values,
    };
    paintStrip(pixels, { ...strip, reached: () => true }, SHADES);
    expect(pixels.data.indexOf(shadeOf(SHADES, 1.5))).toBeGreaterThan(0);
    expect(pixels.data.indexOf(0)).toBe(-1);
    const other = blank(800, 60);
    paintStrip(other, { ...strip, reached: (column) => column >= 1000 }, SHADES);
    expect(other.data[399]).toBe(0);
    expect(other.data[401]).not.toBe(0);
  });

  it('lie below each other, in the order of the columns', () => {
    for (const height of [null, 380, 900]) {
      const { loss, strips, characterY, height: all } = layoutStrips(height, 1);
      let last = loss.y + loss.height;
      for (const quantity of STRIPS) {
        expect(strips[quantity].y).toBeGreaterThanOrEqual(last);
        expect(strips[quantity].height).toBeGreaterThanOrEqual(20);
        last = strips[quantity].y + strips[quantity].height;
      }
      expect(characterY).toBeGreaterThan(last);
      expect(all).toBeGreaterThan(characterY);
    }
    expect(tickStep(8, 44)).toBe(10);
    expect(tickStep(0.4, 44)).toBe(200);
  });
});

describe('the overview', () => {
  it('has the loss and the norms of every time step', () => {
    const { record } = sceneOf({ text: 'the clouds' }, 3);
    const { L, h, dh } = seriesOf(record);
    expect([...L.values]).toEqual([...record.trace.L]);
    const { H } = record.sizes;
    for (let row = 0; row < 9; row++) {
      const norm = (field: Float64Array, at: number): number =>
        Math.hypot(...field.subarray(at * H, (at + 1) * H));
      expect(h.values[row]).toBeCloseTo(norm(record.trace.h, row + 1), 12);
      expect(dh.values[row]).toBeCloseTo(norm(record.trace.dh, row), 12);
    }
    expect(seriesOf(record)).toBe(seriesOf(record));
  });

  it('has a logarithmic scale where a linear one would show only the largest', () => {
    const linear = withScale(Float64Array.of(1, 2, 4));
    expect(linear.lowest).toBeNull();
    expect(shareOn(linear, 2)).toBe(0.5);
    const wide = withScale(Float64Array.of(1e-6, 1e-3, 1));
    expect(wide.lowest).toBe(1e-6);
    expect(shareOn(wide, 1)).toBe(1);
    expect(shareOn(wide, 1e-3)).toBeCloseTo(0.53, 2);
    expect(shareOn(wide, 1e-6)).toBeGreaterThan(0);
    expect(shareOn(wide, 0)).toBe(0);
    expect(shareOn(withScale(Float64Array.of(0, 0)), 0)).toBe(0);
  });
});

describe('the outputs of a large vocabulary', () => {
  it('are the target and the five likeliest', () => {
    const scene = sceneOf({ text: 'the quick brown fox jumps over the lazy dog' }, 5);
    const { record } = scene;
    const { V } = record.sizes;
    for (let t = 1; t <= record.window.end; t++) {
      const { elements, folded } = outputRowsOf(scene, t, LIKELIEST.usual);
      const yhat = [...record.trace.yhat.subarray((t - 1) * V, t * V)];
      const target = record.targets[t - 1]!;
      const likeliest = yhat
        .map((_, k) => k)
        .filter((k) => k !== target)
        .sort((a, b) => yhat[b]! - yhat[a]!)
        .slice(0, 5);
      expect(elements).toEqual([target, ...likeliest]);
      expect(folded).toBe(V - 6);
      expect(outputRowCount(V, LIKELIEST.usual)).toBe(elements.length + 1);
    }
  });
});
