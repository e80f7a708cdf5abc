import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '../store/fake-client.ts';
import { SessionProvider, useSelect } from '../../src/views/parts/session.tsx';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { useSweep } from '../../src/views/stage/useSweep.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { recordOf } from './opened.tsx';

const LENGTH = 13;
const CONFIGURATION = { ...DEFAULT_CONFIGURATION, text: 'the cold clouds'.slice(0, LENGTH + 1) };

const SEEN = { from: 0, to: LENGTH - 1 };

let shown: { readonly updates: readonly (number | null)[]; readonly isDone: boolean };

/** The updates that the columns of a stage with many numbers show. */
function Probe({ scene }: { scene: Scene }): null {
  const { sceneOf, isDone } = useSweep(scene, true, SEEN);
  const updates = Array.from({ length: LENGTH }, (_, column) => sceneOf(column)?.record.n ?? null);
  shown = { updates, isDone };
  return null;
}

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
function settled() {
  const opening = opened();
  while (!shown.isDone) frame();
  return opening;
}

const all = (n: number): number[] => Array.from({ length: LENGTH }, () => n);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an update with many numbers', () => {
  it('is drawn a few columns at a time in training, from the first to the last', () => {
    const { actions, tell } = settled();
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
    const { actions, tell } = settled();
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
    const { actions, tell, client, get } = settled();
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
    const { actions } = settled();
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
