import { createRandom } from '../engine/random.ts';
import { createParameters } from '../engine/parameters.ts';
import { sample } from '../engine/sampling.ts';
import type { Training } from '../engine/training.ts';
import { charactersOf, decode, encode } from '../engine/vocabulary.ts';
import type { CommandOf } from './commands.ts';

/**
 * What the network with the given parameters writes after the prefix; characters of the prefix
 * that it does not know are left out. The same command gives the same text.
 */
export function sampleText(training: Training, command: CommandOf<'sample'>): string {
  const { sizes, head, vocabulary } = training;
  const known = charactersOf(command.prefix).filter((character) => vocabulary.includes(character));
  const prefix = encode(known.join('') || (vocabulary[0] ?? ''), vocabulary);
  const parameters = createParameters(sizes, command.parameters);
  const random = createRandom(command.seed);
  const { temperature, length } = command;
  return decode(
    sample(sizes, head, parameters, prefix, length, { temperature, random }),
    vocabulary,
  );
}
