import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../engine/configuration.ts';
import type { Vocabulary } from '../engine/vocabulary.ts';
import { charactersOf } from '../engine/vocabulary.ts';
import type { Sampling } from '../share/address.ts';
import type { SampleOrder } from '../worker/client.ts';
import { presentParameters } from './answers.ts';
import type { SessionState } from './state.ts';

const LONGEST_SAMPLE = 120;

/** What a sample depends on. */
interface Order {
  readonly updates: number;
  readonly sampling: Sampling;
  readonly configuration: Configuration;
  readonly vocabulary: Vocabulary;
}

const isSame = (one: Order | null, other: Order): boolean =>
  one?.updates === other.updates &&
  one.sampling === other.sampling &&
  one.configuration === other.configuration;

/** Keeps the training panel's sample up to date: one question at a time, and none unless it is seen. */
export class Sampler {
  readonly #store: StoreApi<SessionState>;
  readonly #ask: (order: SampleOrder) => void;
  #last: Order | null = null;
  #id = 0;
  #waiting = false;

  constructor(store: StoreApi<SessionState>, ask: (order: SampleOrder) => void) {
    this.#store = store;
    this.#ask = ask;
  }

  /** Asks for a sample from the weights on the stage, unless that is what has been asked. */
  update(): void {
    const { panel, sampling, scene } = this.#store.getState();
    if (panel !== 'training' || this.#waiting || scene === null) return;
    const { configuration, record } = scene;
    const { updates, parameters } = presentParameters(this.#store.getState(), scene);
    const { vocabulary } = record;
    const order = { updates, sampling, configuration, vocabulary };
    if (isSame(this.#last, order)) return;
    this.#last = order;
    this.#waiting = true;
    this.#ask({
      id: ++this.#id,
      parameters: parameters.buffer,
      prefix: sampling.prefix,
      length: Math.min(LONGEST_SAMPLE, record.timeSteps),
      temperature: sampling.temperature,
      // The same update says the same, and its neighbour draws differently.
      seed: configuration.seed + updates,
    });
  }

  answered(id: number, text: string): void {
    const last = this.#last;
    if (last === null || id !== this.#id) return;
    this.#waiting = false;
    const prefix = knownPrefix(last.sampling.prefix, last.vocabulary);
    this.#store.setState({ sample: { updates: last.updates, prefix, text } });
    this.update();
  }

  /** Whatever was asked will not be answered. */
  forget(): void {
    this.#waiting = false;
    this.#last = null;
  }
}

/** What the network reads first: what it knows of the prefix, or else the text's first character. */
function knownPrefix(prefix: string, vocabulary: Vocabulary): string {
  const known = charactersOf(prefix).filter((character) => vocabulary.includes(character));
  return known.length === 0 ? (vocabulary[0] ?? '') : known.join('');
}
