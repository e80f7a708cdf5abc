import { parseInputScale, parseRadius } from '../../share/fields.ts';
import { USUAL_INITIALISATIONS } from '../../share/settings.ts';
import { Choice } from './Choice.tsx';
import type { PartProps } from './part.ts';
import { NumberField } from '../parts/NumberField.tsx';
import { laterWords } from '../parts/later-words.ts';

/** What the weights are before the first update. */
export function InitialisationSettings({ configuration, change }: PartProps): React.ReactElement {
  const { initialisation } = configuration;
  return (
    <div className="fields">
      <Choice
        label={laterWords.experiment.initialisation}
        value={initialisation.kind}
        names={laterWords.experiment.initialisations}
        onValue={(kind) => {
          change({ initialisation: USUAL_INITIALISATIONS[kind] });
        }}
      />
      {initialisation.kind === 'spectral' && (
        <>
          <NumberField
            label={laterWords.experiment.radius}
            value={initialisation.radius}
            parse={parseRadius}
            onValue={(radius) => {
              change({ initialisation: { ...initialisation, radius } });
            }}
          />
          <NumberField
            label={laterWords.experiment.inputScale}
            value={initialisation.inputScale}
            parse={parseInputScale}
            onValue={(inputScale) => {
              change({ initialisation: { ...initialisation, inputScale } });
            }}
          />
        </>
      )}
    </div>
  );
}
