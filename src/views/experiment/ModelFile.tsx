import { useEffect, useId, useRef, useState } from 'react';
import type { Model, ModelProblem } from '../../share/model-file.ts';
import { hasDiverged, modelAfter } from '../../store/models.ts';
import { useActions, useSelect, useSession } from '../parts/session.tsx';
import { laterWords } from '../parts/later-words.ts';
import { useFileDrop } from './useFileDrop.ts';

/** Only those who save or load wait for it. */
const fetchFormat = () => import('../../share/model-file.ts');

/** What came of the last save or load, in words; and whether something was refused. */
interface Outcome {
  readonly said: string;
  readonly isProblem: boolean;
}
const NONE: Outcome = { said: '', isProblem: false };

const done = (said: string): Outcome => ({ said, isProblem: false });
const refused = (problem: ModelProblem): Outcome => ({
  said: laterWords.model.problems[problem],
  isProblem: true,
});

/** Hands the text to the browser as a file to keep. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // A slow download may not have begun when the click returns.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

async function save(model: Model): Promise<Outcome> {
  try {
    const { fileNameOf, writeModel } = await fetchFormat();
    const name = fileNameOf(model);
    download(name, writeModel(model));
    return done(laterWords.model.saved(name));
  } catch {
    return { said: laterWords.model.notSaved, isProblem: true };
  }
}

const LONGEST_QUOTE = 24;
const quoted = (text: string): string =>
  `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;

async function load(file: File, take: (model: Model) => void): Promise<Outcome> {
  try {
    const { readModelFile } = await fetchFormat();
    const read = await readModelFile(file);
    if (!read.ok) return refused(read.problem);
    const { configuration, checkpoint } = read.model;
    take(read.model);
    return done(laterWords.model.loaded(quoted(configuration.text), checkpoint.n));
  } catch {
    return refused('unreadable');
  }
}

/** The model to a file and back. */
export function ModelFile(): React.ReactElement {
  const { store } = useSession();
  const { load: take } = useActions();
  const [outcome, setOutcome] = useState(NONE);
  /** The last save or load: when two files are read at once, the one that was chosen last counts. */
  const latest = useRef(0);
  const tell = async (work: (isLatest: () => boolean) => Promise<Outcome>): Promise<void> => {
    const own = ++latest.current;
    const isLatest = (): boolean => own === latest.current;
    const came = await work(isLatest);
    if (isLatest()) setOutcome(came);
  };
  const open = (file: File | undefined): void => {
    if (file === undefined) return;
    setOutcome(done(laterWords.model.reading));
    void tell((isLatest) =>
      load(file, (model) => {
        if (isLatest()) take(model);
      }),
    );
  };
  const drop = useFileDrop(laterWords.model.drop, open);
  const helpId = useId();
  return (
    <section
      className="model-file"
      aria-label={laterWords.model.label}
      aria-describedby={helpId}
      {...drop}
    >
      <h3>{laterWords.model.label}</h3>
      <div className="buttons">
        <SaveButton
          onSave={() => {
            const model = modelAfter(store.getState());
            if (model !== null) void tell(() => save(model));
          }}
        />
        <LoadButton onFile={open} />
      </div>
      <p id={helpId} className="aside">
        {laterWords.model.help}
      </p>
      <p role="status" className="aside">
        {!outcome.isProblem && outcome.said}
      </p>
      {outcome.isProblem && <Refused>{outcome.said}</Refused>}
    </section>
  );
}

/** Why a file was refused. It stands at the end of the panel, perhaps below what is in view. */
function Refused({ children }: { children: string }): React.ReactElement {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [children]);
  return (
    <p ref={ref} role="alert" className="problem">
      {children}
    </p>
  );
}

function SaveButton({ onSave }: { onSave: () => void }): React.ReactElement {
  const n = useSelect(({ scene, position }) => scene?.record.n ?? position.n);
  const isThere = useSelect(({ scene }) => scene !== null);
  const diverged = useSelect(hasDiverged);
  return (
    <button type="button" disabled={!isThere} onClick={onSave}>
      {diverged ? laterWords.model.saveBefore(n + 1) : laterWords.model.save(n + 1)}
    </button>
  );
}

function LoadButton({ onFile }: { onFile: (file: File | undefined) => void }): React.ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {laterWords.model.load}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={laterWords.model.load}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          onFile(file);
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
