import type { Configuration } from '../engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from './defaults.ts';
import { USUAL_OPTIMIZERS } from './settings.ts';
import { SENTENCE, WORD } from './texts.ts';

/** What is chosen of a network and its training, besides the text. */
export type Network = Pick<Configuration, 'hiddenSize' | 'head' | 'optimizer' | 'clipping'>;

const networkOf = ({ hiddenSize, head, optimizer, clipping }: Network): Network => ({
  hiddenSize,
  head,
  optimizer,
  clipping,
});

const LECTURE = networkOf(DEFAULT_CONFIGURATION);

const withAdam = (hiddenSize: number, rate: number): Network => ({
  hiddenSize,
  head: 'softmax',
  optimizer: { ...USUAL_OPTIMIZERS.adam, rate },
  clipping: null,
});

const FOR_A_SENTENCE = withAdam(16, 0.01);
/** On a play the norm is about 50, and clipping acts in one update of some hundreds. */
const FOR_A_TEXT: Network = { ...withAdam(100, 0.002), clipping: { kind: 'norm', limit: 100 } };

/**
 * A network that learns a text of so many characters. The lecture's three units never tell the
 * characters of a tongue-twister apart, and at its rate a sonnet's summed gradient diverges.
 */
export function networkFor(characters: number): Network {
  if (characters <= WORD) return LECTURE;
  return characters <= SENTENCE ? FOR_A_SENTENCE : FOR_A_TEXT;
}

/** Whether a network is the usual one for its text: then nobody has chosen it. */
export const isUsualFor = (network: Network, characters: number): boolean =>
  JSON.stringify(networkOf(network)) === JSON.stringify(networkFor(characters));

/** Whether the settings are other than the lecture's because the text is longer. */
export const isSuited = (configuration: Configuration): boolean =>
  configuration.text.length > WORD && isUsualFor(configuration, configuration.text.length);
