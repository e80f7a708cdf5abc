import { useId, useState } from 'react';
import { isLong } from '../../share/texts.ts';
import { meanOver, updatesMade } from '../../store/answers.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import type { DraftProblems, GoalDraft, GoalKind } from './goals.ts';
import { FIRST_DRAFT, goalOf, TRIED_BY_FORM, usualPhrase } from './goals.ts';
import { laterWords } from '../parts/later-words.ts';

const whole = new Intl.NumberFormat('en');
const NONE: readonly string[] = [];
const KINDS = Object.keys(laterWords.training.goals) as GoalKind[];

/** Train for so many updates, until a loss, until a phrase, or until stopped. */
export function GoalForm(): React.ReactElement {
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const text = useSelect(({ configuration }) => configuration.text);
  const vocabulary = useSelect(({ scene }) => scene?.record.vocabulary ?? NONE);
  const made = useSelect((state) => (state.activity.kind === 'training' ? 0 : updatesMade(state)));
  const over = useSelect(({ scene }) => (scene === null ? 1 : meanOver(scene)));
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const { train } = useActions();
  const goal = goalOf(draft, made, over, text, vocabulary);
  const problems: DraftProblems = 'kind' in goal ? { value: null, times: null } : goal;
  const change = (part: Partial<GoalDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  return (
    <form
      className="goal"
      onSubmit={(event) => {
        event.preventDefault();
        if ('kind' in goal && !isTraining) train(goal);
      }}
    >
      <label>
        <span>{laterWords.training.goal}</span>{' '}
        <select
          value={draft.kind}
          onChange={(event) => {
            const kind = KINDS.find((known) => known === event.currentTarget.value);
            if (kind !== undefined) change({ kind });
          }}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {laterWords.training.goals[kind]}
            </option>
          ))}
        </select>
      </label>
      {draft.kind === 'updates' && (
        <Entry
          label={laterWords.training.updatesField}
          value={draft.updates}
          problem={problems.value}
          onValue={(updates) => {
            change({ updates });
          }}
        />
      )}
      {draft.kind === 'loss' && (
        <Entry
          label={laterWords.training.lossField}
          value={draft.loss}
          problem={problems.value}
          onValue={(loss) => {
            change({ loss });
          }}
        />
      )}
      {draft.kind === 'generates' && (
        <>
          <Entry
            label={laterWords.training.phraseField}
            value={draft.phrase ?? usualPhrase(text)}
            problem={problems.value}
            isText
            onValue={(phrase) => {
              change({ phrase });
            }}
          />
          <Entry
            label={laterWords.training.timesField}
            value={draft.times}
            problem={problems.times}
            isLabelShown
            onValue={(times) => {
              change({ times });
            }}
          />
        </>
      )}
      <button type="submit" aria-disabled={isTraining || !('kind' in goal)}>
        {laterWords.training.train}
      </button>
      {(draft.kind === 'loss' || draft.kind === 'generates') && (
        <p className="aside">{laterWords.training.atMost(whole.format(TRIED_BY_FORM))}</p>
      )}
      {draft.kind === 'generates' && isLong(text) && (
        <p className="aside">{laterWords.training.phraseHelp}</p>
      )}
    </form>
  );
}

interface EntryProps {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onValue: (value: string) => void;
  readonly isText?: boolean;
  /** Whether the label stands after the field, too. */
  readonly isLabelShown?: boolean;
}

function Entry(props: EntryProps): React.ReactElement {
  const { label, value, problem, onValue, isText = false, isLabelShown = false } = props;
  const id = useId();
  return (
    <>
      <input
        className={isText ? 'phrase' : 'count'}
        aria-label={label}
        value={value}
        inputMode={isText ? 'text' : 'decimal'}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        onChange={(event) => {
          onValue(event.currentTarget.value);
        }}
      />
      {isLabelShown && <span aria-hidden="true">{label}</span>}
      {problem !== null && (
        <span id={id} className="problem" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
