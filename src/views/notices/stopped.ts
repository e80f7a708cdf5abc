import { isCut } from '../../engine/at-update.ts';
import type { Configuration } from '../../engine/configuration.ts';
import { charactersOf } from '../../engine/vocabulary.ts';
import type { Notice } from '../../store/state.ts';
import { visible } from '../parts/characters.ts';
import { asSet, short } from '../parts/format.ts';
import { laterWords } from '../parts/later-words.ts';

type Stopped = Extract<Notice, { kind: 'stopped' }>;

/** The run that has stopped. */
export interface StoppedRun {
  readonly configuration: Configuration;
  /** The number of updates made when the training began. */
  readonly trainedFrom: number;
  /** What the loss cannot fall below without context; null: there is no such number. */
  readonly floor: number | null;
}

const LONGEST_QUOTE = 24;
const quoted = (text: string): string =>
  `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;

/** What the end of a stretch of training means. */
export function stoppedSentence({ reason, goal, n }: Stopped, run: StoppedRun): string {
  const { stopped } = laterWords;
  if (reason !== 'goal' && reason !== 'limit') return stopped.stopped(n);
  switch (goal.kind) {
    case 'updates':
      return stopped.made(n - run.trainedFrom, n);
    case 'loss':
      return lossSentence(goal, n, reason === 'goal', run);
    case 'generates':
      return writingSentence(goal, n, reason === 'goal', run);
  }
}

function lossSentence(
  { mean, over }: Extract<Stopped['goal'], { kind: 'loss' }>,
  n: number,
  isReached: boolean,
  run: StoppedRun,
): string {
  const { stopped } = laterWords;
  if (isReached) return stopped.lossReached(over, asSet(mean), n);
  const sentence = stopped.lossNotReached(over, asSet(mean), n);
  const cannot = wasCut(run, n) && run.floor !== null && mean < run.floor;
  return cannot ? `${sentence} ${stopped.lossCannot(short(run.floor))}` : sentence;
}

function writingSentence(
  goal: Extract<Stopped['goal'], { kind: 'generates' }>,
  n: number,
  isReached: boolean,
  run: StoppedRun,
): string {
  const { stopped } = laterWords;
  const text = goal.phrase ?? run.configuration.text;
  const phrase = quoted(text);
  if (isReached) {
    return goal.times === 1
      ? `${stopped.reached(phrase, n)} ${stopped.reachedOnce}`
      : stopped.reachedOften(phrase, goal.times, n);
  }
  const forked = wasCut(run, n) ? forkIn(text) : null;
  if (forked !== null) return stopped.cannot(phrase, `“${visible(forked)}”`);
  return goal.times === 1 ? stopped.notReached(phrase, n) : stopped.notOften(phrase, goal.times, n);
}

/** Whether the last update was made with the recurrence cut. */
const wasCut = ({ configuration }: StoppedRun, n: number): boolean =>
  isCut(configuration, Math.max(0, n - 1));

/** A character that two different ones follow: what reads one character at a time gives one answer. */
function forkIn(text: string): string | null {
  const following = new Map<string, string>();
  const characters = charactersOf(text);
  for (const [index, other] of characters.slice(1).entries()) {
    const character = characters[index] ?? '';
    const one = following.get(character);
    if (one !== undefined && one !== other) return character;
    following.set(character, other);
  }
  return null;
}
