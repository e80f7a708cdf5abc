import type { TrainingEvent } from './events.ts';
import { RunLoop } from './run-loop.ts';

declare const self: DedicatedWorkerGlobalScope;

const post = (event: TrainingEvent) => self.postMessage(event);

/** A message to itself is the quickest way to let the commands that have arrived go first. */
function createScheduler(): (work: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (work) => {
    waiting.push(work);
    port2.postMessage(null);
  };
}

const loop = new RunLoop({ post, schedule: createScheduler(), now: () => performance.now() });

// An error that nobody catches reaches the page as the worker's own error event; these do not.
self.addEventListener('unhandledrejection', ({ reason }) =>
  post({ kind: 'error', detail: String(reason) }),
);
self.addEventListener('messageerror', () =>
  post({ kind: 'error', detail: 'a message could not be read' }),
);
self.addEventListener('message', ({ data }: MessageEvent<unknown>) => loop.receive(data));
post({ kind: 'ready' });
