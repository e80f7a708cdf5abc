import { useMemo } from 'react';
import { rateAt } from '../../engine/at-update.ts';
import type { Configuration } from '../../engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from '../../share/defaults.ts';
import { parseHiddenSize, parseSeed } from '../../share/fields.ts';
import { updatesMade } from '../../store/answers.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { Choice } from './Choice.tsx';
import { GradientSettings } from './GradientSettings.tsx';
import { InitialisationSettings } from './InitialisationSettings.tsx';
import { ModelFile } from './ModelFile.tsx';
import { NumberField } from '../parts/NumberField.tsx';
import { OptimizerSettings } from './OptimizerSettings.tsx';
import type { PartProps } from './part.ts';
import { Recurrence } from './Recurrence.tsx';
import { TextField } from './TextField.tsx';
import './experiment.css';
import { laterWords } from '../parts/later-words.ts';

/** The largest seed that "Another seed" reaches before it starts again. */
const SEEDS = 1000;

/** What is trained. A valid change is applied at once; a bad one is explained, and nothing changes. */
export function Experiment(): React.ReactElement {
  const configuration = useSelect((state) => state.configuration);
  const rate = useSelect((state) => rateAt(state.configuration, updatesMade(state)));
  const { apply } = useActions();
  // The learning rate may have become another one on the way: that is shown, and begun with.
  const shown = useMemo(
    () => ({ ...configuration, optimizer: { ...configuration.optimizer, rate } }),
    [configuration, rate],
  );
  // Numbers set by hand belong to the weights that they were set in.
  const change = (part: Partial<Configuration>): void => {
    apply({ ...shown, changes: [], ...part });
  };
  const run = { configuration, change };
  const part = { configuration: shown, change };
  return (
    <section className="experiment" aria-label={laterWords.experiment.label}>
      <h2>{laterWords.experiment.label}</h2>
      <p className="aside">{laterWords.experiment.applied}</p>
      <Basics {...part} />
      <Buttons {...run} />
      <Recurrence {...run} />
      <h3>{laterWords.experiment.update}</h3>
      <OptimizerSettings {...part} />
      <GradientSettings {...part} />
      <h3>{laterWords.experiment.beginning}</h3>
      <InitialisationSettings {...part} />
      <ModelFile />
    </section>
  );
}

function Basics({ configuration, change }: PartProps): React.ReactElement {
  const { hiddenSize, head, seed } = configuration;
  return (
    <>
      <TextField configuration={configuration} change={change} />
      <div className="fields">
        <NumberField
          label={laterWords.experiment.hiddenSize}
          value={hiddenSize}
          parse={parseHiddenSize}
          onValue={(value) => {
            change({ hiddenSize: value });
          }}
        />
        <Choice
          label={laterWords.experiment.head}
          value={head}
          names={laterWords.experiment.heads}
          onValue={(value) => {
            change({ head: value });
          }}
        />
        <NumberField
          label={laterWords.experiment.seed}
          value={seed}
          parse={parseSeed}
          onValue={(value) => {
            change({ seed: value });
          }}
        />
      </div>
    </>
  );
}

function Buttons({ configuration, change }: PartProps): React.ReactElement {
  const { apply } = useActions();
  return (
    <div className="buttons">
      <button
        type="button"
        onClick={() => {
          apply(configuration);
        }}
      >
        {laterWords.experiment.restart}
      </button>
      <button
        type="button"
        onClick={() => {
          change({ seed: (configuration.seed % SEEDS) + 1 });
        }}
      >
        {laterWords.experiment.another}
      </button>
      <button
        type="button"
        onClick={() => {
          apply(DEFAULT_CONFIGURATION);
        }}
      >
        {laterWords.experiment.defaults}
      </button>
    </div>
  );
}
