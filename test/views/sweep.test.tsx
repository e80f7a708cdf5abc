import { useMemo } from 'react';
import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '../store/fake-client.ts';
import { SessionProvider, useSelect } from '../../src/views/parts/session.tsx';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { Drawing } from '../../src/views/stage/drawing.ts';
import { layoutStage } from '../../src/views/stage/layout.ts';
import type { StageInput, StageLayout } from '../../src/views/stage/layout.ts';
import { NOTHING } from '../../src/views/stage/useSettled.ts';
import type { Settled } from '../../src/views/stage/useSettled.ts';
import { useSweep } from '../../src/views/stage/useSweep.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { recordOf } from './opened.tsx';

const LENGTH = 13;
const CONFIGURATION = { ...DEFAULT_CONFIGURATION, text: 'the cold clouds'.slice(0, LENGTH + 1) };

const SEEN = { from: 0, to: LENGTH - 1 };

/** From farther there are no columns. */
const FARTHEST = 0.5;

let zooms: readonly (number | null)[];
let isMoving = false;
const moves = (): boolean => isMoving;
/** The picture whose numbers have elements. */
let settled: Settled = NOTHING;
let withElements = false;
let present: Drawing | null = null;
/** The rate set by hand that each column shows the update of. */
let rates: readonly (number | undefined)[];
let shown: { readonly updates: readonly (number | null)[]; readonly isDone: boolean };

/** The updates that the columns of a stage with many numbers show. */
function Probe({ scene }: { scene: Scene }): null {
  const zoom = useSelect((state) => state.zoom);
  const layout = useMemo(() => layoutAt(zoom), [zoom]);
  const drawing = useMemo(() => drawingOfAll(scene, layout), [scene, layout]);
  present = drawing;
  const { drawingOf, isDone, ...sweep } = useSweep({
    ...{ drawing, isMany: true, cells: 50, seen: SEEN },
    ...{ isCurtained: true, isMoving: moves, settled },
  });
  const drawings = Array.from({ length: LENGTH }, (_, column) => drawingOf(column));
  shown = { updates: drawings.map((each) => each?.scene.record.n ?? null), isDone };
  rates = drawings.map((each) => each?.scene.configuration.changes.at(-1)?.value);
  withElements = sweep.withElements;
  zooms = drawings.map((each) => each?.layout.pitch ?? null);
  return null;
}

const INPUT: StageInput = {
  ...{ width: 900, height: 500, columns: LENGTH, outputRows: 6, hidden: 16, inputCells: 1 },
  scale: 1,
};

const layoutAt = (zoom: number): StageLayout | null =>
  zoom < FARTHEST ? null : layoutStage({ ...INPUT, pitch: 100 * zoom });

const drawingOfAll = (scene: Scene, layout: StageLayout | null): Drawing | null =>
  layout === null
    ? null
    : { scene, layout, input: INPUT, isFolded: false, view: null, inView: SEEN };

function Shown(): React.ReactElement | null {
  const scene = useSelect((state) => state.scene);
  return scene === null ? null : <Probe scene={scene} />;
}

function opened() {
  const opening = openSession({ configuration: CONFIGURATION });
  const { client } = opening;
  vi.spyOn(client, 'train').mockImplementation(() => undefined);
  render(
    <SessionProvider value={opening}>
      <Shown />
    </SessionProvider>,
  );
  const tell = (n: number): void => {
    act(() => {
      client.listener.onRecord(recordOf(CONFIGURATION, n), true, { forward: 0, backward: 0 });
    });
  };
  return { ...opening, tell };
}

const frame = (): void => {
  act(() => {
    vi.advanceTimersToNextFrame();
    vi.advanceTimersByTime(1);
  });
};

/** As above, when the first update is there. */
function drawn() {
  const opening = opened();
  while (!shown.isDone) frame();
  return opening;
}

const all = (n: number): number[] => Array.from({ length: LENGTH }, () => n);

beforeEach(() => {
  settled = NOTHING;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an update with many numbers', () => {
  it('is drawn a few columns at a time in training, from the first to the last', () => {
    const { actions, tell } = drawn();
    act(() => {
      actions.train({ kind: 'updates', count: 1000 });
    });
    tell(4);
    expect(shown).toEqual({ updates: all(0), isDone: false });
    let frames = 0;
    for (; !shown.isDone; frames++) {
      const before = shown.updates.filter((n) => n === 4).length;
      frame();
      const { updates } = shown;
      const after = updates.filter((n) => n === 4).length;
      expect(after).toBeGreaterThan(before);
      expect(updates.slice(after)).toEqual(all(0).slice(after));
    }
    expect(frames).toBeGreaterThan(1);
    expect(shown.updates).toEqual(all(4));
  });

  it('comes a few columns at a time when it is the first', () => {
    opened();
    expect(shown.updates.every((n) => n === null)).toBe(true);
    frame();
    expect(new Set(shown.updates)).toEqual(new Set([0, null]));
    while (!shown.isDone) frame();
    expect(shown.updates).toEqual(all(0));
  });

  it('gives way to a newer one, from the first column on', () => {
    const { actions, tell } = drawn();
    act(() => {
      actions.train({ kind: 'updates', count: 1000 });
    });
    tell(4);
    frame();
    tell(9);
    expect(shown.updates).toContain(4);
    expect(shown.updates).not.toContain(9);
    frame();
    expect(new Set(shown.updates)).toEqual(new Set([9, 0]));
    while (!shown.isDone) frame();
    expect(shown.updates).toEqual(all(9));
  });

  it('is shown as a whole in the end, also when training stops on the way', () => {
    const { actions, tell, client, get } = drawn();
    act(() => {
      actions.train({ kind: 'updates', count: 1000 });
    });
    tell(4);
    frame();
    act(() => {
      client.listener.onStopped(8, 'paused');
    });
    expect(shown.isDone).toBe(false);
    expect(get().scene?.record.n).toBe(7);
    while (!shown.isDone) frame();
    expect(shown.updates).toEqual(all(7));
  });

  it('is there at once when a person goes to it, or changes the run', () => {
    const { actions } = drawn();
    act(() => {
      actions.move('nextUpdate');
    });
    expect(shown).toEqual({ updates: all(1), isDone: true });
    act(() => {
      actions.setRate(0.01);
    });
    expect(shown).toEqual({ updates: all(1), isDone: true });
  });
});

describe('a number that is dragged, where the numbers have elements', () => {
  it('is followed a few columns at a time, which keep up with what comes next', () => {
    const { actions } = drawn();
    settled = { ...present!, columns: LENGTH };
    const set = (rate: number): void => {
      act(() => {
        actions.setRate(rate);
      });
    };
    set(0.01);
    expect(shown.isDone).toBe(false);
    expect(rates).not.toContain(0.01);
    frame();
    const come = rates.filter((rate) => rate === 0.01).length;
    expect(come).toBeGreaterThan(0);
    expect(come).toBeLessThan(LENGTH);
    set(0.02);
    expect(rates.filter((rate) => rate === 0.02)).toHaveLength(come);
    while (!shown.isDone) frame();
    expect(rates).toEqual(all(0.02));
    // On canvas by now.
    set(0.03);
    expect(shown.isDone).toBe(true);
    expect(rates).toEqual(all(0.03));
  });

  it('is not held up by pictures that follow in every frame', () => {
    const { actions } = drawn();
    settled = { ...present!, columns: LENGTH };
    for (let frames = 1; frames <= LENGTH; frames++) {
      act(() => {
        actions.setRate(frames / 1000);
      });
      act(() => {
        vi.advanceTimersToNextFrame();
      });
      act(() => {
        actions.setRate(frames / 1000 + 0.0005);
      });
      act(() => {
        vi.advanceTimersByTime(1);
      });
    }
    expect(shown.isDone).toBe(true);
    expect(rates).toEqual(all(LENGTH / 1000 + 0.0005));
  });

  it('leaves another update to come as a whole', () => {
    const { actions } = drawn();
    settled = { ...present!, columns: LENGTH };
    act(() => {
      actions.move('nextUpdate');
    });
    expect(shown).toMatchObject({ updates: all(1), isDone: true });
  });
});

describe('another zoom', () => {
  it('is drawn a few columns at a time; the others are as they were, and nothing is missing', () => {
    const { actions } = drawn();
    const before = zooms;
    act(() => {
      actions.setZoom(1.5);
    });
    expect(zooms).toEqual(before);
    expect(shown.isDone).toBe(false);
    frame();
    expect(zooms).toContain(150);
    expect(zooms.slice(LENGTH / 2)).toEqual(before.slice(LENGTH / 2));
    while (!shown.isDone) frame();
    expect(zooms).toEqual(all(150));
    expect(shown.updates).toEqual(all(0));
  });

  it('waits until the wheel rests, and comes with elements, unlike the next update', () => {
    const { actions, tell } = drawn();
    act(() => {
      actions.setZoom(1.5);
    });
    isMoving = true;
    const before = zooms;
    for (let frames = 0; frames < 20; frames++) frame();
    expect(zooms).toEqual(before);
    isMoving = false;
    while (!shown.isDone) frame();
    expect(zooms).toEqual(all(150));
    expect(withElements).toBe(true);
    act(() => {
      actions.train({ kind: 'updates', count: 1000 });
    });
    tell(4);
    expect(withElements).toBe(false);
  });

  it('shows all of it again where the columns come back from afar', () => {
    const { actions } = drawn();
    act(() => {
      actions.setZoom(FARTHEST / 2);
    });
    expect(zooms).toEqual(zooms.map(() => null));
    act(() => {
      actions.setZoom(1);
    });
    expect(shown.isDone).toBe(false);
    while (!shown.isDone) frame();
    expect(zooms).toEqual(all(100));
  });
});
