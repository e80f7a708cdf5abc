import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Configuration } from '../../engine/configuration.ts';
import { DEFAULT_ADDRESS, writeAddress } from '../../share/address.ts';
import type { Preset, PresetName } from '../../share/presets.ts';
import { PRESETS, PRESET_NAMES } from '../../share/presets.ts';
import type { Session } from '../../store/session.ts';
import { PARAMETER_NAMES } from '../../engine/shapes.ts';
import { refKey } from '../../store/selectors.ts';
import { once } from '../../timeline/quantities.ts';
import type { Step } from '../../timeline/steps.ts';
import { Prose } from '../parts/Prose.tsx';
import { useSession } from '../parts/session.tsx';
import { laterWords } from '../parts/later-words.ts';

/** Two configurations are the same when their addresses are. */
const addressOf = (configuration: Configuration): string =>
  writeAddress({ ...DEFAULT_ADDRESS, configuration });

/** The preset that a run is one of; null when a person has chosen the settings. */
export function presetOf(configuration: Configuration): PresetName | null {
  // To write an address takes a millisecond, and few runs have the text of a preset.
  const alike = PRESET_NAMES.filter(
    (name) => PRESETS[name].configuration.text === configuration.text,
  );
  if (alike.length === 0) return null;
  const address = addressOf(configuration);
  return alike.find((name) => addressOf(PRESETS[name].configuration) === address) ?? null;
}

const CLIPPED: ReadonlySet<string> = new Set(
  PARAMETER_NAMES.map((name) => refKey(once(`clipped ${name}`))),
);

/** The step at whose end everything is there that a preset is about. */
function lastStep(steps: readonly Step[], until: Preset['until']): number {
  return steps.findLastIndex(({ phase, writes }) =>
    until === 'backward' ? phase === 'backward' : writes !== null && CLIPPED.has(refKey(writes)),
  );
}

/** Begins the preset's run, and goes where it is seen as soon as that update is there. */
export function show({ store, actions }: Session, preset: Preset): void {
  const { configuration, update, until } = preset;
  const n = update;
  actions.apply(configuration);
  actions.goTo({ n, i: 0 });
  const arrive = (): boolean => {
    const { scene, steps, configuration: present } = store.getState();
    if (present !== configuration) return true;
    if (scene?.record.n !== n) return false;
    actions.goTo({ n, i: lastStep(steps, until) });
    return true;
  };
  if (arrive()) return;
  const stop = store.subscribe(() => {
    // Before it goes on: going there changes the state, too.
    const { scene, configuration: present } = store.getState();
    if (present === configuration && scene?.record.n !== n) return;
    stop();
    arrive();
  });
}

/** The example that was begun by keyboard: its board goes with the old run, and comes with the new. */
let begun: PresetName | null = null;

/** Gives the button of that example the focus that went with the old board. */
function useFocusOnBegun(): RefObject<HTMLDivElement | null> {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const button = group.current?.querySelector<HTMLElement>(`[data-preset="${begun ?? ''}"]`);
    begun = null;
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement?.matches('main') === true;
    if (isLost) button?.focus({ preventScroll: true });
  }, []);
  return group;
}

/** After the step that the example goes to, and when the voice knows of the place where it is said. */
const QUIET = 300;

/** What an example shows, for who does not see that the sentence has changed. */
export function SpokenPreset({ name }: { name: PresetName | null }): React.ReactElement {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      setSaid(name === null ? '' : laterWords.longMemory.presetSentences[name]);
    }, QUIET);
    return () => {
      clearTimeout(timer);
    };
  }, [name]);
  return (
    <span className="visually-hidden" role="status">
      <Prose>{said}</Prose>
    </span>
  );
}

/** Runs that show one thing each. */
export function Presets({ chosen }: { chosen: PresetName | null }): React.ReactElement {
  const session = useSession();
  const text = laterWords.longMemory;
  const group = useFocusOnBegun();
  return (
    <div ref={group} className="presets" role="group" aria-label={text.presets}>
      {PRESET_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={chosen === name}
          title={text.presetSentences[name]}
          data-preset={name}
          onClick={({ detail }) => {
            begun = detail === 0 ? name : null;
            show(session, PRESETS[name]);
          }}
        >
          {text.presetNames[name]}
          <small>{text.presetSettings[name]}</small>
        </button>
      ))}
    </div>
  );
}
