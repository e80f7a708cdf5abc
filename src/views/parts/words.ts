import { isCut } from '../../engine/at-update.ts';
import { windowCount } from '../../engine/windows.ts';
import type { StepFacts, StepWords, WindowFacts } from '../../text/catalogue.ts';
import { en } from '../../text/en.ts';
import type { Words } from '../../text/en.ts';
import { elementIndex, plainSymbol } from '../../timeline/notation.ts';
import { sameRef, shapeOf } from '../../timeline/quantities.ts';
import type { Step, StepId } from '../../timeline/steps.ts';
import type { Scene } from '../../timeline/values.ts';
import { charactersOf } from './characters.ts';

/** The language of the interface. */
export const words: Words = en;

/** A step without its words does not compile. */
const stepWords: Record<StepId, StepWords> = words.steps;

function factsOf(step: Step, scene: Scene): StepFacts {
  const { record, configuration } = scene;
  const t = step.t ?? record.window.end;
  const { reads, wants } = charactersOf(scene, t);
  return {
    t,
    T: record.window.end,
    isFirst: t === 1,
    isLast: t === record.window.end,
    window: windowOf(scene),
    reads,
    wants,
    head: configuration.head,
    optimizer: configuration.optimizer.kind,
    clipping: configuration.clipping?.kind ?? null,
    isCut: isCut(configuration, record.n),
    updatesCut: Math.min(configuration.cut?.until ?? 0, record.n),
    update: record.n + 1,
    text: shortened(configuration.text),
  };
}

function windowOf({ record, configuration }: Scene): WindowFacts | null {
  if (windowCount(record.timeSteps, configuration.truncation) === 1) return null;
  const { start: back, lossFrom: from, end: to } = record.window;
  return { from, to, back, endsText: to === record.timeSteps };
}

const LONGEST_QUOTE = 24;
const shortened = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}…`;

export const titleOf = (step: Step, scene: Scene): string =>
  stepWords[step.id].title(factsOf(step, scene));

export const sentenceOf = (step: Step, scene: Scene): string =>
  stopsAt(step, scene) ?? stepWords[step.id].sentence(factsOf(step, scene));

/** That the run stops at a step; null where it goes on. */
function stopsAt({ writes }: Step, { record }: Scene): string | null {
  const divergence = record.result?.divergence ?? null;
  if (divergence === null || writes === null || !sameRef(writes, divergence)) return null;
  const [rows, columns] = shapeOf(writes.quantity, record.sizes);
  const element = rows * columns === 1 ? '' : elementIndex(divergence.index, columns);
  return words.now.stopsHere(plainSymbol(writes) + element);
}
