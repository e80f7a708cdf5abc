import type { Configuration } from '../../engine/configuration.ts';
import type { Sliced } from '../../engine/sliced.ts';
import { charactersIn } from '../../engine/vocabulary.ts';
import type { Scene } from '../../timeline/values.ts';
import { visible } from '../parts/characters.ts';
import type { Job } from '../parts/sliced.ts';
import { Jobs } from '../parts/sliced.ts';
import type { View } from './messages.ts';

/** What time step t reads, and wants, also where the update has no part in it. */
export interface Letters {
  readonly reads: (t: number) => string;
  readonly wants: (t: number) => string;
}

/** A slice of the reading: it takes a fraction of a millisecond. */
const STRIDE = 4096;

/** Where every STRIDE-th character of a run's text begins, as far as it has been read. */
const starts = new WeakMap<Configuration, number[]>();

const jobs = new Jobs<Configuration, Letters>();

/** The characters in view. A record has only those of its window, so the text itself is read. */
export const lettersOf = ({ configuration }: Scene, { from, to }: View): Job<Letters> =>
  jobs.of(configuration, `${from} ${to}`, () => read(configuration, from, to));

function* read(configuration: Configuration, from: number, to: number): Sliced<Letters> {
  const known = starts.get(configuration) ?? [0];
  starts.set(configuration, known);
  const stride = Math.min(known.length - 1, Math.floor((from - 1) / STRIDE));
  let at = known[stride] ?? 0;
  /** 1-based, as a time step is. */
  let t = stride * STRIDE + 1;
  const letters: string[] = [];
  for (const character of charactersIn(configuration.text.slice(at))) {
    if ((t - 1) % STRIDE === 0) {
      known[(t - 1) / STRIDE] = at;
      yield;
    }
    if (t >= from) letters.push(visible(character));
    if (t > to) break;
    at += character.length;
    t++;
  }
  return {
    reads: (time) => letters[time - from] ?? '',
    wants: (time) => letters[time + 1 - from] ?? '',
  };
}
