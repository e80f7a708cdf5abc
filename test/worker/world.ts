import type { Timer } from '../../src/worker/watchdog.ts';
import type { WorkerLike } from '../../src/worker/worker-link.ts';
import { RunLoop } from '../../src/worker/run-loop.ts';

type Task = () => void;

/** The run loop behind a Worker's face; its messages are clones, as a real one's are. */
export class FakeWorker extends EventTarget implements WorkerLike {
  readonly tasks: Task[] = [];
  readonly toPage: { type: string; properties: object }[] = [];
  /** What was posted, in both directions, as it was when it was posted. */
  readonly commands: unknown[] = [];
  terminated = false;
  /** A worker in an endless loop: it takes messages and does nothing more. */
  hung = false;

  constructor(world: World) {
    super();
    const loop = new RunLoop({
      post: (event) => this.say('message', { data: structuredClone(event) }),
      schedule: (work) => this.tasks.push(work),
      now: () => (world.time += world.cost),
    });
    this.receive = (message) => loop.receive(message);
    this.say('message', { data: { kind: 'ready' } });
  }

  private readonly receive: (message: unknown) => void;

  postMessage(message: unknown): void {
    const clone: unknown = structuredClone(message);
    this.commands.push(clone);
    this.tasks.push(() => this.receive(clone));
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Sends an event to the page. */
  say(type: string, properties: object): void {
    this.toPage.push({ type, properties });
  }

  crash(message: string): void {
    this.tasks.length = 0;
    this.hung = true;
    this.say('error', { message });
  }

  /** Runs the worker's next task, when there is one. An error that it throws reaches the page. */
  work(): boolean {
    const task = this.terminated || this.hung ? undefined : this.tasks.shift();
    if (task === undefined) return false;
    try {
      task();
    } catch (error) {
      this.crash(String(error));
    }
    return true;
  }

  /** Gives the page the next message, when there is one: also the last ones of a terminated worker. */
  deliver(): boolean {
    const next = this.toPage.shift();
    if (next === undefined) return false;
    this.dispatchEvent(Object.assign(new Event(next.type), next.properties));
    return true;
  }
}

/** A page's timer, its workers, and the time, moved by hand: nothing happens by itself. */
export class World {
  time = 0;
  /** Milliseconds that pass between two looks at the clock of a working worker. */
  cost = 0.05;
  readonly workers: FakeWorker[] = [];
  private readonly ticks = new Set<{ ms: number; due: number; tick: Task }>();

  readonly timer: Timer = {
    now: () => this.time,
    every: (ms, tick) => {
      const entry = { ms, due: this.time + ms, tick };
      this.ticks.add(entry);
      return () => this.ticks.delete(entry);
    },
  };

  readonly spawn = (): FakeWorker => {
    if (this.alive.length > 0) throw new Error('a second worker while one lives');
    const worker = new FakeWorker(this);
    this.workers.push(worker);
    return worker;
  };

  get alive(): FakeWorker[] {
    return this.workers.filter(({ terminated }) => !terminated);
  }
  get worker(): FakeWorker {
    const [worker] = this.alive;
    if (worker === undefined) throw new Error('no worker lives');
    return worker;
  }
  get ticking(): boolean {
    return this.ticks.size > 0;
  }

  deliver(): boolean {
    return this.workers.some((worker) => worker.deliver());
  }
  work(): boolean {
    return this.workers.some((worker) => worker.work());
  }

  /** Until nobody has anything to do. */
  settle(): void {
    for (let i = 0; this.deliver() || this.work(); i++) {
      if (i > 20_000) throw new Error('never idle');
    }
  }

  /** Lets the page be told everything that was said, without the worker saying more. */
  deliverAll(): void {
    while (this.deliver());
  }

  /** Lets time pass in one leap; a tick that was due several times comes once, as in a browser. */
  leap(ms: number): void {
    this.time += ms;
    for (const entry of [...this.ticks]) {
      if (this.time < entry.due || !this.ticks.has(entry)) continue;
      entry.due = this.time + entry.ms;
      entry.tick();
    }
  }

  /** Lets time pass evenly while nobody works. */
  wait(ms: number): void {
    for (let passed = 0; passed < ms; passed += 100) this.leap(100);
  }
}
