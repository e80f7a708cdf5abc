import { act, render } from '@testing-library/react';
import type { ComponentType } from 'react';
import type { Configuration } from '../../src/engine/configuration.ts';
import type { UpdateRecord } from '../../src/engine/record.ts';
import { createTraining } from '../../src/engine/training.ts';
import type { AddressState } from '../../src/share/address.ts';
import { DEFAULT_ADDRESS } from '../../src/share/address.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { DEFAULT_PREFERENCES } from '../../src/store/preferences.ts';
import type { Session } from '../../src/store/session.ts';
import { createSession } from '../../src/store/session.ts';
import type { StepId } from '../../src/timeline/steps.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { SessionProvider, useSelect } from '../../src/views/parts/session.tsx';

/** jsdom lays nothing out and draws nothing, so the views are told their size. */
export function layOut(width: number, height: number): void {
  Object.defineProperties(HTMLElement.prototype, {
    clientWidth: { configurable: true, get: () => width },
    clientHeight: { configurable: true, get: () => height },
  });
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe(): void {}
      disconnect(): void {}
    },
  });
  HTMLCanvasElement.prototype.getContext = () => null;
}

/** Update n of a run, as the engine computes it. */
export function recordOf(configuration: Configuration, n: number): UpdateRecord {
  const training = createTraining(configuration);
  for (let done = 0; done <= n; done++) training.runUpdate();
  return training.record();
}

export interface Opened {
  readonly session: Session;
  /** The engine's own numbers of the update. */
  readonly scene: Scene;
  readonly record: UpdateRecord;
  readonly moveTo: (i: number) => void;
  readonly goTo: (id: StepId, t?: number) => void;
  readonly end: () => void;
}

interface Opening {
  readonly change?: Partial<Configuration>;
  readonly update?: number;
  readonly address?: Partial<AddressState>;
  /** Is done to each record on its way to the view. */
  readonly spoil?: (record: UpdateRecord) => void;
}

/** A view at an update of a run; the client computes whatever is asked of it. */
export function openView(
  View: ComponentType<{ scene: Scene }>,
  { change = {}, update = 3, address = {}, spoil = () => {} }: Opening,
): Opened {
  const configuration = { ...DEFAULT_CONFIGURATION, ...change };
  const state = { ...DEFAULT_ADDRESS, ...address, configuration, update };
  let running = configuration;
  const session = createSession(state, DEFAULT_PREFERENCES, (listener) => ({
    start(next) {
      running = next;
    },
    watch(n) {
      const record = recordOf(running, n);
      spoil(record);
      listener.onRecord(record, true, { forward: 0, backward: 0 });
    },
    train() {},
    pause() {},
    sample() {},
    dispose() {},
  }));
  session.actions.open(state, null);
  const Shown = (): React.ReactElement | null => {
    const scene = useSelect((present) => present.scene);
    return scene === null ? null : <View scene={scene} />;
  };
  render(
    <SessionProvider value={session}>
      <Shown />
    </SessionProvider>,
  );
  const moveTo = (i: number): void => {
    act(() => {
      session.actions.goTo({ n: update, i });
    });
  };
  const record = recordOf(configuration, update);
  return {
    session,
    record,
    scene: { record, configuration },
    moveTo,
    goTo: (id, t) => {
      const { steps } = session.store.getState();
      moveTo(steps.findIndex((step) => step.id === id && (t === undefined || step.t === t)));
    },
    end: () => {
      moveTo(session.store.getState().steps.length - 1);
    },
  };
}
