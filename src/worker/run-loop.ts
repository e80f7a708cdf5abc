import { checkCommand, type Command, type CommandOf } from './commands.ts';
import { type LoopPorts, Pace, type Steps } from './ports.ts';
import { Run } from './run.ts';
import { sampleText } from './sample.ts';
import { Stretch } from './stretch.ts';
import { watch } from './watch.ts';

/**
 * Work goes on for this long before commands are looked at. Half a frame, so that a pause is
 * answered within one although a last record may have to be copied.
 */
const SLICE_MS = 8;
/** A sample a few times a second, and at most a fiftieth of the time for it. */
const SAMPLE_EVERY_MS = 250;
const REST_AFTER_SAMPLE = 50;

/** Obeys commands in short slices of work; what it does besides goes through its ports. */
export class RunLoop {
  readonly #ports: LoopPorts;
  #run: Run | null = null;
  #work: Steps | null = null;
  /** The stretch of training that the work is, when it is one. */
  #stretch: Stretch | null = null;
  #scheduled = false;
  /** A question for a sample that has not been answered. */
  #wanted: CommandOf<'sample'> | null = null;
  readonly #samplePace: Pace;

  constructor(ports: LoopPorts) {
    this.#ports = ports;
    this.#samplePace = new Pace(ports.now, SAMPLE_EVERY_MS);
  }

  /** A message from the page. When something is wrong with it, it goes back: nothing happens. */
  receive(message: unknown): void {
    let command: Command;
    try {
      command = checkCommand(message);
    } catch (error) {
      this.#refuse(message, error);
      return;
    }
    if (command.kind === 'ping') this.#ports.post({ kind: 'pong' });
    else if (command.kind === 'start') this.#start(command);
    else if (command.run === this.#run?.id) this.#act(this.#run, command);
  }

  #refuse(message: unknown, error: unknown): void {
    this.#ports.post({ kind: 'refused', run: runOf(message), detail: String(error) });
  }

  #start(command: CommandOf<'start'>): void {
    this.#begin(null, null);
    const before = this.#run;
    this.#run = null;
    this.#wanted = null;
    try {
      this.#run = new Run(this.#ports, command, before);
    } catch (error) {
      // The engine's word for a configuration that makes no sense; anything else is a crash.
      if (!(error instanceof RangeError)) throw error;
      this.#refuse(command, error);
    }
  }

  #act(run: Run, command: CommandOf<'watch' | 'train' | 'pause' | 'seen' | 'sample'>): void {
    switch (command.kind) {
      case 'watch':
        this.#begin(watch(this.#ports, run, command), null);
        break;
      case 'train': {
        const stretch = new Stretch(this.#ports, run, command);
        this.#begin(stretch.steps(), stretch);
        break;
      }
      case 'pause':
        this.#pause();
        break;
      case 'seen':
        this.#stretch?.seen();
        break;
      case 'sample':
        this.#wanted = command;
        if (this.#work === null) this.#sample(run);
    }
  }

  /** Whatever was under way is left where it is: the run itself remembers how far it has come. */
  #begin(work: Steps | null, stretch: Stretch | null): void {
    this.#work = work;
    this.#stretch = stretch;
    this.#schedule();
  }

  #pause(): void {
    const stretch = this.#stretch;
    if (stretch === null) return;
    this.#begin(null, null);
    stretch.stop('paused');
  }

  /** Answers the last question for a sample; while there is other work, not all the time. */
  #sample({ id: run, training }: Run): void {
    const command = this.#wanted;
    if (command === null) return;
    this.#wanted = null;
    const begun = this.#ports.now();
    const text = sampleText(training, command);
    this.#ports.post({ kind: 'sample', run, id: command.id, text });
    this.#samplePace.rest(REST_AFTER_SAMPLE * (this.#ports.now() - begun));
  }

  #sampleInTime(run: Run): void {
    if (this.#wanted === null) return;
    if (this.#work === null || this.#samplePace.due()) this.#sample(run);
  }

  #schedule(): void {
    if (this.#work === null || this.#scheduled) return;
    this.#scheduled = true;
    this.#ports.schedule(() => {
      this.#scheduled = false;
      this.#slice();
    });
  }

  #slice(): void {
    const until = this.#ports.now() + SLICE_MS;
    while (this.#work !== null) {
      if (this.#work.next().done === true) this.#begin(null, null);
      if (this.#ports.now() >= until) break;
    }
    if (this.#run !== null) {
      this.#run.postFiguresInTime();
      this.#sampleInTime(this.#run);
    }
    this.#schedule();
  }
}

function runOf(message: unknown): number | null {
  const { run } = Object(message) as { run?: unknown };
  return Number.isSafeInteger(run) ? (run as number) : null;
}
