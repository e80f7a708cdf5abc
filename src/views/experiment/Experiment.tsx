import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Configuration } from '../../engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from '../../share/defaults.ts';
import type { Parsed, Problem } from '../../share/fields.ts';
import { parseHead, parseHiddenSize, parseRate, parseSeed, parseText } from '../../share/fields.ts';
import { LIMITS } from '../../share/limits.ts';
import { segmentsOf, vocabularyOf } from '../parts/characters.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import './experiment.css';

/** More UTF-16 units than any accepted text has: what is cut off is refused as too long anyway. */
const MOST_KEPT = 32 * LIMITS.textLength.high + 1;
/** The largest seed that "Another seed" reaches before it starts again. */
const SEEDS = 1000;

function sentence(problem: Problem): string {
  switch (problem.kind) {
    case 'textTooLong':
      return words.problems.textTooLong(problem.limit);
    case 'outOfRange':
      return words.problems.outOfRange(problem.low, problem.high);
    case 'notAbove':
      return words.problems.notAbove(problem.low, problem.high);
    default:
      return words.problems[problem.kind]();
  }
}

/** What is trained. A valid change is applied at once; a bad one is explained, and nothing changes. */
export function Experiment(): React.ReactElement {
  const configuration = useSelect((state) => state.configuration);
  const { apply } = useActions();
  const change = (part: Partial<Configuration>): void => {
    apply({ ...configuration, ...part });
  };
  const { text, hiddenSize, head, optimizer, seed } = configuration;
  return (
    <section className="experiment" aria-label={words.experiment.label}>
      <h2>{words.experiment.label}</h2>
      <p className="aside">{words.experiment.applied}</p>
      <Field
        label={words.experiment.text}
        value={text}
        parse={parseText}
        onValue={(value) => {
          change({ text: value });
        }}
        help={words.experiment.textHelp(segmentsOf(text).length - 1, vocabularyOf(text).length)}
        multiline
      />
      <div className="fields">
        <Field
          label={words.experiment.hiddenSize}
          value={String(hiddenSize)}
          parse={parseHiddenSize}
          onValue={(value) => {
            change({ hiddenSize: value });
          }}
          numeric
        />
        <Field
          label={words.experiment.rate}
          value={String(optimizer.rate)}
          parse={parseRate}
          onValue={(rate) => {
            change({ optimizer: { ...optimizer, rate } });
          }}
          numeric
        />
        <Field
          label={words.experiment.seed}
          value={String(seed)}
          parse={parseSeed}
          onValue={(value) => {
            change({ seed: value });
          }}
          numeric
        />
        <label className="field">
          <span>{words.experiment.head}</span>
          <select
            value={head}
            onChange={(event) => {
              const parsed = parseHead(event.currentTarget.value);
              if (parsed.ok) change({ head: parsed.value });
            }}
          >
            <option value="sigmoid">{words.experiment.sigmoid}</option>
            <option value="softmax">{words.experiment.softmax}</option>
          </select>
        </label>
      </div>
      <div className="buttons">
        <button
          type="button"
          onClick={() => {
            apply(configuration);
          }}
        >
          {words.experiment.restart}
        </button>
        <button
          type="button"
          onClick={() => {
            change({ seed: (seed % SEEDS) + 1 });
          }}
        >
          {words.experiment.another}
        </button>
        <button
          type="button"
          onClick={() => {
            apply(DEFAULT_CONFIGURATION);
          }}
        >
          {words.experiment.defaults}
        </button>
      </div>
    </section>
  );
}

interface FieldProps<Value> {
  readonly label: string;
  readonly value: string;
  readonly parse: (input: string) => Parsed<Value>;
  readonly onValue: (value: Value) => void;
  readonly help?: string;
  readonly numeric?: boolean;
  readonly multiline?: boolean;
}

/**
 * A field that keeps what is typed, says beside it what is wrong, and passes on only valid values.
 * It commits on Enter or when it is left, so that a half-typed number restarts nothing.
 */
function Field<Value>(props: FieldProps<Value>): ReactNode {
  const { label, value, parse, onValue, help, numeric = false, multiline = false } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [shownFor, setShownFor] = useState(value);
  if (shownFor !== value) {
    setShownFor(value);
    setDraft(null);
  }
  const parsed = draft === null ? null : parse(draft);
  const problem = parsed !== null && !parsed.ok ? parsed.problem : null;
  const commit = (): void => {
    if (draft === null || !parsed?.ok) return;
    setDraft(null);
    if (draft !== value) onValue(parsed.value);
  };
  /** A bad input keeps the focus, so that it can be mended. */
  const commitAndLeave = (field: HTMLElement): void => {
    if (problem === null) field.blur();
  };
  const shared = {
    id,
    value: draft ?? value,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-about`,
    onBlur: commit,
  };
  return (
    <div className={multiline ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {multiline ? (
        <textarea
          {...shared}
          rows={2}
          dir="auto"
          onChange={(event) => {
            // A pasted book would take the browser seconds to lay out, only to be refused.
            setDraft(event.currentTarget.value.slice(0, MOST_KEPT));
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              commitAndLeave(event.currentTarget);
            }
          }}
        />
      ) : (
        <input
          {...shared}
          inputMode={numeric ? 'decimal' : 'text'}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commitAndLeave(event.currentTarget);
          }}
        />
      )}
      <p
        id={`${id}-about`}
        className={problem === null ? 'aside' : 'problem'}
        role={problem === null ? undefined : 'alert'}
      >
        {problem === null ? help : sentence(problem)}
      </p>
    </div>
  );
}
