import { afterEach, expect, it, vi } from 'vitest';
import { checkEvent, type TrainingEvent } from '../../src/worker/events.ts';
import { HELLO } from './reference.ts';

// The entry by itself, on Node's own MessageChannel; a real Worker is for the real browser.

class Scope extends EventTarget {
  readonly posted: TrainingEvent[] = [];
  told = () => {};
  readonly postMessage = (event: unknown) => {
    this.posted.push(checkEvent(structuredClone(event)));
    this.told();
  };

  get(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  /** Resolves when an event of this kind has been posted. */
  async kind(kind: TrainingEvent['kind']): Promise<void> {
    while (!this.posted.some((event) => event.kind === kind)) {
      await new Promise<void>((resolve) => (this.told = resolve));
    }
  }
}

afterEach(() => vi.unstubAllGlobals());

it('connects the run loop to the worker it runs in', async () => {
  const scope = new Scope();
  vi.stubGlobal('self', scope);
  await import('../../src/worker/main.ts');
  expect(scope.posted).toEqual([{ kind: 'ready' }]);
  scope.get({ kind: 'start', run: 1, configuration: HELLO, at: 0, reported: 0, shared: 0 });
  const goal = { kind: 'updates', count: 1e9 };
  scope.get({ kind: 'train', run: 1, request: 1, goal, quietUntil: 0 });
  await scope.kind('record');
  // It lets commands in although it never runs out of work.
  scope.get({ kind: 'pause', run: 1 });
  await scope.kind('stopped');
  scope.get('nonsense');
  await scope.kind('refused');
  scope.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'lost' }));
  expect(scope.posted.at(-1)).toEqual({ kind: 'error', detail: 'lost' });
});
