import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Parsed, Problem } from '../../share/fields.ts';
import { LIMITS } from '../../share/limits.ts';
import { laterWords } from './later-words.ts';
import { Prose } from './Prose.tsx';
import './field.css';

/** More UTF-16 units than any accepted text has: what is cut off is refused as too long anyway. */
const MOST_KEPT = 32 * LIMITS.textLength.high + 1;

export function sentence(problem: Problem): string {
  switch (problem.kind) {
    case 'textTooLong':
    case 'textTooLarge':
    case 'textTooVaried':
      return laterWords.problems[problem.kind](problem.limit);
    case 'notWhole':
    case 'outOfRange':
    case 'notAbove':
    case 'notBelow':
      return laterWords.problems[problem.kind](problem.low, problem.high);
    case 'notAChoice':
      return laterWords.problems.notAChoice(problem.choices);
    default:
      return laterWords.problems[problem.kind]();
  }
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
 * From a field to what is said of it: the arrow keys step through the network again, and Tab goes on
 * from there.
 */
export function leave(field: HTMLElement): void {
  const about = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  about?.focus({ preventScroll: true });
}

/**
 * A field that keeps what is typed, says beside it what is wrong, and passes on only valid values.
 * It commits on Enter or when it is left, so that a half-typed number restarts nothing; Escape brings
 * back what holds.
 */
export function Field<Value>(props: FieldProps<Value>): ReactNode {
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
  /** A bad input keeps the focus, so that it can be mended; Escape gives it up. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') setDraft(null);
    if (event.key !== 'Enter' || (multiline && event.shiftKey)) return;
    if (multiline) event.preventDefault();
    if (problem === null) leave(event.currentTarget);
  };
  const shared = {
    id,
    value: draft ?? value,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-about`,
    onBlur: commit,
    onKeyDown,
  };
  return (
    <div className={multiline ? 'field wide' : 'field'}>
      <label htmlFor={id}>
        <Prose>{label}</Prose>
      </label>
      {multiline ? (
        <textarea
          {...shared}
          rows={2}
          dir="auto"
          onChange={(event) => {
            // A pasted book would take the browser seconds to lay out, only to be refused.
            setDraft(event.currentTarget.value.slice(0, MOST_KEPT));
          }}
        />
      ) : (
        <input
          {...shared}
          inputMode={numeric ? 'decimal' : 'text'}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
          }}
        />
      )}
      <p
        id={`${id}-about`}
        tabIndex={-1}
        className={problem === null ? 'aside' : 'problem'}
        role={problem === null ? undefined : 'alert'}
      >
        {problem === null ? help : sentence(problem)}
      </p>
    </div>
  );
}
