import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey } from '../../src/timeline/quantities.ts';
import { distanceTowards, parseCellKey } from '../../src/views/parts/neighbour.ts';
import { nearestStep, placesOf } from '../../src/views/track/places.ts';
import { runs } from '../engine/support.ts';
import { configurations, scenesOf, stepsIn } from '../timeline/support.ts';

describe('the places on the track', () => {
  const tracks = configurations.map((configuration) => {
    const scene = scenesOf(configuration, 1)[0]!;
    const columns = scene.record.window.end;
    const right = 260 + columns * 120;
    const timeX = (t: number): number => 200 + (t - 0.5) * 120;
    const steps = stepsIn(scene);
    return { steps, places: placesOf({ steps, timeX, timeWidth: 120, left: 30, right }) };
  });

  it('run right until the loss, and left from there on', () => {
    fc.assert(
      fc.property(tracks, ({ steps, places }) => {
        const turn = steps.findIndex(({ id }) => id === 'loss');
        places.forEach(({ x, lane }, i) => {
          expect(lane).toBe(i <= turn ? 'forward' : 'backward');
          if (i === 0) return;
          const dx = x - places[i - 1]!.x;
          if (!(i <= turn ? dx > 0 : dx < 0)) expect.fail(`step ${i} (${steps[i]!.id}) by ${dx}`);
        });
      }),
      runs(30),
    );
  });

  it('are each the nearest to themselves', () => {
    fc.assert(
      fc.property(tracks, ({ places }) => {
        places.forEach(({ x, lane }, i) => {
          expect(nearestStep(places, x + 0.01, lane)).toBe(i);
        });
      }),
      runs(10),
    );
  });
});

describe('the key of a cell', () => {
  it('is read back as the cell it was made of', () => {
    const quantities = ['h', 'dhFromNext', 'gradient Whh', 'contribution Wxh', 'loss'] as const;
    const cells = fc.record({
      quantity: fc.constantFrom(...quantities),
      t: fc.option(fc.nat(2000)),
      index: fc.nat(300),
    });
    fc.assert(
      fc.property(cells, (cell) => {
        expect(parseCellKey(cellKey(cell))).toEqual(cell);
      }),
      runs(100),
    );
  });

  it('is nothing else', () => {
    for (const key of ['', 'h', 'h@1', 'h@x[1]', '@1[2]', 'h@1[-1]']) {
      expect(parseCellKey(key), key).toBeNull();
    }
  });
});

describe('the nearest number in a direction', () => {
  const from = { x: 100, y: 100 };
  it('lies there, and straight ahead comes before aside', () => {
    expect(distanceTowards('right', from, { x: 150, y: 100 })).toBe(50);
    expect(distanceTowards('right', from, { x: 130, y: 120 })).toBe(70);
    expect(distanceTowards('up', from, { x: 100, y: 60 })).toBe(40);
    expect(distanceTowards('left', from, { x: 150, y: 100 })).toBe(Infinity);
    expect(distanceTowards('down', from, from)).toBe(Infinity);
  });
});
