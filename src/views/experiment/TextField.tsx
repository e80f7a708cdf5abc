import { useEffect, useId, useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import { charactersOf, vocabularyOf } from '../../engine/vocabulary.ts';
import type { Parsed, Problem } from '../../share/fields.ts';
import { parseText } from '../../share/fields.ts';
import { LIMITS } from '../../share/limits.ts';
import type { ShippedText } from '../../share/texts.ts';
import { decodeText, examine, withText } from '../../share/new-text.ts';
import { isSuited, isUsualFor } from '../../share/network-for.ts';
import { isLong, SHIPPED_TEXTS, shippedNameOf } from '../../share/texts.ts';
import { inSlices } from '../../store/slices.ts';
import { fetchShipped } from '../../store/texts.ts';
import { leave, sentence } from '../parts/Field.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
import { broughtBy } from './brought.ts';
import { Choice } from './Choice.tsx';
import type { PartProps } from './part.ts';
import { laterWords } from '../parts/later-words.ts';
import { useFileDrop } from './useFileDrop.ts';

const SHORT_TEXTS = {
  hello: 'hello',
  twister: 'she sells sea shells by the sea shore',
} as const;
type Offered = keyof typeof SHORT_TEXTS | ShippedText;

/** So much of a long text is shown. */
const SHOWN = 400;
/** More than so much is not typed; the browser would take seconds to lay it out. */
const MOST_TYPED = 20_000;
const { textLength, textBytes } = LIMITS;

/** The text: chosen, typed, pasted, dropped or from a file. A bad one changes nothing. */
export function TextField(props: PartProps): React.ReactElement {
  const { text } = props.configuration;
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const { reading, problem, brought, take, draft, setDraft, commit } = useText(props);
  const long = isLong(text);
  const offered = offeredNameOf(text);

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = event.clipboardData.getData('text/plain');
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const whole = long
      ? pasted
      : value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
    // The browser would take seconds to lay out a long one.
    if (pasted === '' || (!long && whole.length <= textLength.high)) return;
    event.preventDefault();
    void take(() => Promise.resolve({ ok: true, value: whole }));
  };
  const drop = useFileDrop(
    laterWords.experiment.drop,
    (dropped) => void take(() => readFile(dropped)),
    (value) => {
      // A short one the browser puts where it was dropped.
      if (value.length <= textLength.high) return false;
      void take(() => Promise.resolve({ ok: true, value }));
      return true;
    },
  );
  return (
    <div className="text-field" {...drop}>
      <div className="fields">
        <Choice<Offered | 'own'>
          label={laterWords.experiment.whichText}
          value={offered ?? 'own'}
          names={{ ...laterWords.experiment.texts, own: laterWords.experiment.ownText }}
          without={offered === null ? null : 'own'}
          onValue={(name) => {
            if (name !== 'own') void take(() => offeredText(name));
          }}
        />
        <div className="field file">
          <button type="button" onClick={() => file.current?.click()}>
            {laterWords.experiment.file}
          </button>
          <input
            ref={file}
            type="file"
            accept="text/*,.txt,.md,.csv"
            hidden
            aria-label={laterWords.experiment.file}
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen !== undefined) void take(() => readFile(chosen));
              // So that the same file can be chosen again.
              event.currentTarget.value = '';
            }}
          />
        </div>
      </div>
      <div className="field wide">
        <label htmlFor={id}>{laterWords.experiment.text}</label>
        <textarea
          id={id}
          value={long ? `${text.slice(0, SHOWN)}…` : (draft ?? text)}
          readOnly={long}
          rows={long ? 4 : 2}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== null}
          aria-describedby={`${id}-about`}
          onPaste={onPaste}
          onBlur={commit}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value.length > MOST_TYPED) void take(() => Promise.resolve({ ok: true, value }));
            else setDraft(value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || long) return;
            event.preventDefault();
            // A bad input keeps the focus, so that it can be mended.
            if (problem === null) leave(event.currentTarget);
          }}
        />
        <p
          id={`${id}-about`}
          tabIndex={-1}
          className={problem === null ? 'aside' : 'problem'}
          role={problem === null ? undefined : 'alert'}
        >
          {problem === null ? (
            <Help configuration={props.configuration} isSaid={brought !== null} />
          ) : (
            sentence(problem)
          )}
        </p>
        <p className="aside two-lines" role="status">
          <Prose>
            {reading ? words.notices.reading : (brought ?? laterWords.experiment.dropHere)}
          </Prose>
        </p>
      </div>
    </div>
  );
}

interface HelpProps extends Pick<PartProps, 'configuration'> {
  /** Whether it is said which values the text has brought. */
  readonly isSaid: boolean;
}

/** What is known of the text; of a long one, from the worker. */
function Help({ configuration, isSaid }: HelpProps): string {
  const { text } = configuration;
  const known = useSelect(({ scene }) =>
    scene?.configuration.text === text ? `${scene.record.timeSteps} ${scene.record.sizes.V}` : null,
  );
  const long = isLong(text);
  if (long && known === null) return laterWords.experiment.longText(textLength.high);
  const [T = 0, V = 0] = long
    ? (known ?? '').split(' ').map(Number)
    : [charactersOf(text).length - 1, vocabularyOf(text).length];
  const more = [
    V === 1 ? laterWords.experiment.oneCharacter[configuration.head] : '',
    long ? laterWords.experiment.longText(textLength.high) : '',
    isSuited(configuration) && !isSaid ? laterWords.experiment.suits : '',
  ].filter((sentence) => sentence !== '');
  const help = laterWords.experiment.textHelp(T, V);
  return more.length === 0 ? help : `${help}. ${more.join(' ')}`;
}

/** The text that is being typed or read, and what is wrong with it; a good one is applied. */
function useText(props: PartProps) {
  const { text } = props.configuration;
  const [draft, setDraft] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [brought, setBrought] = useState<{ by: string; said: string | null } | null>(null);
  const [shownFor, setShownFor] = useState(text);
  if (shownFor !== text) {
    setShownFor(text);
    setDraft(null);
    setRefused(null);
  }
  // The other settings may change while a text is being read.
  const present = useRef(props);
  const latest = useRef(0);
  useEffect(() => {
    present.current = props;
  });
  useEffect(
    () => () => {
      latest.current++;
    },
    [],
  );
  const apply = (next: string): void => {
    const { configuration, change } = present.current;
    setDraft(null);
    if (next === configuration.text) return;
    const changed = withText(configuration, next);
    setBrought({ by: next, said: broughtBy(configuration, changed) });
    change(changed);
  };
  const take = async (source: () => Promise<Parsed<string>>): Promise<void> => {
    const mine = ++latest.current;
    setReading(true);
    setRefused(null);
    const found = await source();
    const examined = found.ok ? await inSlices(examine(found.value)) : found;
    if (mine !== latest.current) return;
    setReading(false);
    if (examined.ok) apply(examined.value.text);
    else setRefused(examined.problem);
  };
  const long = draft !== null && draft.length > textLength.high;
  const parsed = draft === null || long ? null : parseText(draft);
  const commit = (): void => {
    if (draft === null) return;
    if (long) void take(() => Promise.resolve({ ok: true, value: draft }));
    else if (parsed?.ok === true) apply(parsed.value);
  };
  return {
    reading,
    problem: parsed !== null && !parsed.ok ? parsed.problem : refused,
    brought:
      brought?.by === text && isUsualFor(props.configuration, text.length) ? brought.said : null,
    take,
    draft,
    setDraft: (value: string) => {
      latest.current++;
      setReading(false);
      setRefused(null);
      setDraft(value);
    },
    commit,
  };
}

function offeredNameOf(text: string): Offered | null {
  if (text === SHORT_TEXTS.hello) return 'hello';
  return text === SHORT_TEXTS.twister ? 'twister' : shippedNameOf(text);
}

function offeredText(name: Offered): Promise<Parsed<string>> {
  const shipped = SHIPPED_TEXTS.find((known) => known === name);
  return shipped === undefined
    ? Promise.resolve({ ok: true, value: SHORT_TEXTS[name as keyof typeof SHORT_TEXTS] })
    : fetchShipped(shipped);
}

async function readFile(file: File): Promise<Parsed<string>> {
  if (file.size > textBytes) {
    return { ok: false, problem: { kind: 'textTooLarge', limit: textBytes } };
  }
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { ok: false, problem: { kind: 'textUnreadable' } };
  }
}
