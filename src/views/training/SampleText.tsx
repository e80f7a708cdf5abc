import { useId } from 'react';
import { charactersOf } from '../../engine/vocabulary.ts';
import { LONGEST_PREFIX, TEMPERATURES } from '../../share/address.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { visible } from '../parts/characters.ts';
import { laterWords } from '../parts/later-words.ts';

const NONE: readonly string[] = [];

/** What the network writes by itself, newly drawn as it learns. */
export function SampleText(): React.ReactElement {
  const sample = useSelect((state) => state.sample);
  const { prefix, temperature } = useSelect((state) => state.sampling);
  const vocabulary = useSelect(({ scene }) => scene?.record.vocabulary ?? NONE);
  const [first = ''] = vocabulary;
  const foreign = charactersOf(prefix).find((character) => !vocabulary.includes(character));
  const isForeign = foreign !== undefined && vocabulary.length > 0;
  const id = useId();
  const { setSampling } = useActions();
  return (
    <section className="sample" aria-label={laterWords.training.sample}>
      <h3>
        {laterWords.training.sample}{' '}
        {sample !== null && (
          <span className="aside">{laterWords.training.sampleAfter(sample.updates)}</span>
        )}
      </h3>
      <p className="sample-text" data-updates={sample?.updates} dir="auto">
        {sample !== null && (
          <>
            <span className="given">{sample.prefix}</span>
            {sample.text}
          </>
        )}
      </p>
      <div className="sample-settings">
        <label>
          <span>{laterWords.training.prefix}</span>{' '}
          <input
            className="phrase"
            value={prefix}
            placeholder={visible(first)}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={isForeign}
            aria-describedby={isForeign ? id : undefined}
            onChange={(event) => {
              const characters = charactersOf(event.currentTarget.value);
              setSampling({ prefix: characters.slice(0, LONGEST_PREFIX).join('') });
            }}
          />
        </label>
        <label>
          <span>{laterWords.training.temperature}</span>{' '}
          <select
            value={String(temperature)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const chosen = TEMPERATURES.find((known) => String(known) === value);
              if (chosen !== undefined) setSampling({ temperature: chosen });
            }}
          >
            {TEMPERATURES.map((value) => (
              <option key={value} value={value}>
                {laterWords.training.temperatures[value]}
              </option>
            ))}
          </select>
        </label>
        {isForeign && (
          <p id={id} role="alert" className="problem">
            {laterWords.training.prefixUnknown(visible(foreign), visible(sample?.prefix ?? first))}
          </p>
        )}
      </div>
    </section>
  );
}
