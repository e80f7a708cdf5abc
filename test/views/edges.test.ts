import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { SessionState } from '../../src/store/state.ts';
import type { StepId } from '../../src/timeline/steps.ts';
import { edgeState } from '../../src/views/stage/EdgeLine.tsx';
import type { Edge } from '../../src/views/stage/edges.ts';
import { edgesAt } from '../../src/views/stage/edges.ts';
import { loopStates } from '../../src/views/stage/Loop.tsx';
import { layoutStage } from '../../src/views/stage/layout.ts';
import type { Opened } from '../store/fake-client.ts';
import { openSession } from '../store/fake-client.ts';

const BACK = 'du→dh';
const UP = 'do→dhFromOutput';

function at({ actions, get }: Opened, id: StepId, t: number | null = null): SessionState {
  const i = get().steps.findIndex((step) => step.id === id && step.t === t);
  if (i < 0) throw new Error(`no step ${id} at ${t ?? 'no time'}`);
  actions.goTo({ n: get().position.n, i });
  return get();
}

/** The arrows of all columns, or of those from one on, where the others are scrolled away. */
function edgesOf({ get }: Opened, first = 0): readonly Edge[] {
  const { window } = get().scene!.record;
  const columns = window.end - window.start + 1;
  const input = { width: 1300, height: 800, columns, hidden: 3, scale: 1 };
  const layout = layoutStage({ ...input, outputRows: 4, inputCells: 4 });
  const shared = { layout, outputRows: 4, hidden: 3, x: layout.columnX };
  return Array.from({ length: columns - first }, (_, k) => first + k).flatMap((column) =>
    edgesAt(shared, column, window.start + column, column === first, column + 1 === columns),
  );
}

const keysOf = (
  edges: readonly Edge[],
  state: SessionState,
  isMeant: (edge: Edge, state: ReturnType<typeof edgeState>) => boolean,
): string[] => edges.filter((edge) => isMeant(edge, edgeState(state, edge))).map(({ key }) => key);

/** The arrows that are bold. */
const active = (opened: Opened, state: SessionState): string[] =>
  keysOf(edgesOf(opened), state, (_, is) => is === 'active').toSorted();

describe('the arrows into ∇h', () => {
  const hello = openSession();

  it('are bold one at a time while the messages come, and both where they are added', () => {
    expect(active(hello, at(hello, 'dhFromOutput', 2))).toEqual([`${UP}@2`]);
    expect(active(hello, at(hello, 'dhFromNext', 2))).toEqual([`${BACK}@2`]);
    expect(active(hello, at(hello, 'dh', 2))).toEqual([`${UP}@2`, `${BACK}@2`]);
  });

  it('are one at the last time step, where nothing comes from after it', () => {
    expect(active(hello, at(hello, 'dh', 4))).toEqual([`${UP}@4`]);
  });

  it('are no longer bold where ∇h is read, nor is any other where its end is', () => {
    expect(active(hello, at(hello, 'du', 2))).toEqual(['dh→du@2']);
    expect(active(hello, at(hello, 'o', 2))).toEqual(['h→o@2']);
    expect(active(hello, at(hello, 'gradient h0', 1))).toEqual([`${BACK}@0`]);
  });
});

describe('the arrows before the first column of a window', () => {
  const truncation = { k1: 2, k2: 2 };
  const second = openSession({
    configuration: { ...DEFAULT_CONFIGURATION, truncation },
    update: 1,
  });
  const backward = (state: SessionState, first = 0): string[] =>
    keysOf(
      edgesOf(second, first),
      state,
      ({ key }, is) => key.startsWith(BACK) && is !== 'waiting',
    );

  it('are none back where the window is truncated, before the backward pass and after it', () => {
    expect(second.get().scene!.record.window).toEqual({ start: 3, lossFrom: 3, end: 4 });
    expect(backward(at(second, 'u', 3))).toEqual([]);
    expect(backward(at(second, 'updated h0'))).toEqual([`${BACK}@3`]);
  });

  it('are one back where the columns before are scrolled away', () => {
    expect(backward(at(second, 'updated h0'), 1)).toEqual([`${BACK}@3`]);
  });

  it('are none back out of a gradient that no step writes', () => {
    const wider = openSession({
      configuration: { ...DEFAULT_CONFIGURATION, truncation: { k1: 2, k2: 3 } },
      update: 1,
    });
    const last = at(wider, 'updated h0');
    const back = keysOf(edgesOf(wider), last, (edge, is) => {
      return edge.direction === 'backward' && edge.to.t === 2 && is !== 'waiting';
    });
    expect(back).toEqual(['dh→du@2', `${BACK}@2`]);
  });

  it('are bold where the kept state goes into the first column', () => {
    expect(active(second, at(second, 'u', 3))).toEqual(['h→u@2', 'x→u@3']);
  });
});

describe('the loop of the folded cell', () => {
  const hello = openSession();
  const layout = layoutStage({
    ...{ width: 1300, height: 800, columns: 4, hidden: 3, scale: 1 },
    ...{ outputRows: 4, inputCells: 4 },
  });
  const loopAt = (id: StepId, t: number) =>
    loopStates({ layout, outputRows: 4, hidden: 3, x: () => 0 }, t, at(hello, id, t));

  it('is bold in the steps that use it, as the arrows between time steps are', () => {
    expect(loopAt('u', 2)).toEqual({ into: 'active', back: 'waiting' });
    expect(loopAt('dhFromNext', 2)).toEqual({ into: 'done', back: 'active' });
    expect(loopAt('dh', 2)).toEqual({ into: 'done', back: 'active' });
    expect(loopAt('gradient h0', 1)).toEqual({ into: 'done', back: 'active' });
  });

  it('is not where nothing flows along it', () => {
    expect(loopAt('h', 2)).toEqual({ into: 'done', back: 'waiting' });
    expect(loopAt('dh', 4)).toEqual({ into: 'done', back: 'waiting' });
    expect(loopAt('du', 2)).toEqual({ into: 'done', back: 'done' });
  });
});
