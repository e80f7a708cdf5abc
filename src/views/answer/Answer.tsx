import { MOST_PROBABILITIES, presentAnswer } from '../../store/answers.ts';
import { charactersOf as segmentsOf } from '../../engine/vocabulary.ts';
import { charactersOf, visible } from '../parts/characters.ts';
import type { Scene } from '../../timeline/values.ts';
import { short } from '../parts/format.ts';
import { useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './answer.css';

/** More characters than this are cut off; the whole text would push everything else away. */
const MOST_CHARACTERS = 14;

/** What the network would write by itself now, and how sure it is of each right character. */
export function Answer(): React.ReactElement | null {
  const present = useSelect(presentAnswer);
  const scene = useSelect((state) => state.scene);
  if (present === null || scene === null) return null;
  const { answer, updates } = present;
  const { opening, timeSteps, vocabulary, window } = scene.record;
  const wanted = [...opening].map((index) => vocabulary[index] ?? '');
  const generated = segmentsOf(answer.generated);
  const isLong = wanted.length > MOST_CHARACTERS;
  const right = answer.generated === wanted.join('');
  const whole = opening.length > timeSteps;
  return (
    <section className={isLong ? 'answer of-long' : 'answer'} aria-label={words.answer.label}>
      <span className="answer-lead">
        <Lead updates={updates} n={scene.record.n} first={visible(wanted[0] ?? '')} />
      </span>
      <span className={right ? 'generated right' : 'generated'}>
        {generated.slice(0, MOST_CHARACTERS).map((character, index) => (
          <span key={index} className={character === wanted[index] ? 'match' : 'miss'}>
            {visible(character)}
          </span>
        ))}
        {generated.length > MOST_CHARACTERS && '…'}
      </span>
      <span className="verdict">
        <span aria-hidden="true">{right ? '✓' : '✗'}</span>
        <span className="visually-hidden">{verdict(right, whole, opening.length)}</span>
      </span>
      <span className="probabilities" role="list" aria-label={words.answer.probabilities}>
        {[...answer.targetProbabilities].slice(0, MOST_PROBABILITIES).map((p, index) => (
          <span key={index} role="listitem" className="probability">
            <span>{nextOf(scene, window.start + index)}</span>
            <span className="gauge">
              <span style={{ inlineSize: `${p * 100}%` }} />
            </span>
            <span className="number">{short(p)}</span>
          </span>
        ))}
      </span>
    </section>
  );
}

interface LeadProps {
  /** After how many updates it answers, and the 0-based one on the stage. */
  readonly updates: number;
  readonly n: number;
  readonly first: string;
}

/** Which weights answer: at the end of an update the stage still has the numbers of those before it. */
function Lead({ updates, n, first }: LeadProps): React.ReactElement {
  const { answer } = words;
  const isNew = updates > n;
  const weights = updates === 0 ? answer.firstWeights : answer.weights(updates);
  return (
    <>
      {isNew ? answer.fromNew(first) : answer.from(first)}{' '}
      <span className="aside">{isNew ? answer.below : weights}</span>
    </>
  );
}

/** Of a long text only the beginning is generated. */
function verdict(right: boolean, whole: boolean, length: number): string {
  if (whole) return right ? words.answer.right : words.answer.wrong;
  return right ? words.answer.beginningRight(length) : words.answer.beginningWrong;
}

function nextOf(scene: Scene, t: number): string {
  const { reads, wants } = charactersOf(scene, t);
  return words.answer.next(reads, wants);
}
