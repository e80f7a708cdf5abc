import type { Configuration } from '../../engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from '../../share/defaults.ts';
import { parseHiddenSize, parseSeed } from '../../share/fields.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { words } from '../parts/words.ts';
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

/** The largest seed that "Another seed" reaches before it starts again. */
const SEEDS = 1000;

/** What is trained. A valid change is applied at once; a bad one is explained, and nothing changes. */
export function Experiment(): React.ReactElement {
  const configuration = useSelect((state) => state.configuration);
  const { apply } = useActions();
  // Numbers set by hand belong to the weights that they were set in.
  const change = (part: Partial<Configuration>): void => {
    apply({ ...configuration, changes: [], ...part });
  };
  const part = { configuration, change };
  return (
    <section className="experiment" aria-label={words.experiment.label}>
      <h2>{words.experiment.label}</h2>
      <p className="aside">{words.experiment.applied}</p>
      <Basics {...part} />
      <Buttons {...part} />
      <Recurrence {...part} />
      <h3>{words.experiment.update}</h3>
      <OptimizerSettings {...part} />
      <GradientSettings {...part} />
      <h3>{words.experiment.beginning}</h3>
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
          label={words.experiment.hiddenSize}
          value={hiddenSize}
          parse={parseHiddenSize}
          onValue={(value) => {
            change({ hiddenSize: value });
          }}
        />
        <Choice
          label={words.experiment.head}
          value={head}
          names={words.experiment.heads}
          onValue={(value) => {
            change({ head: value });
          }}
        />
        <NumberField
          label={words.experiment.seed}
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
        {words.experiment.restart}
      </button>
      <button
        type="button"
        onClick={() => {
          change({ seed: (configuration.seed % SEEDS) + 1 });
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
  );
}
