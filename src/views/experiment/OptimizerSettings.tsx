import { optimizerNumberParser, parseRate } from '../../share/fields.ts';
import { numbersOf, USUAL_OPTIMIZERS } from '../../share/settings.ts';
import { Choice } from './Choice.tsx';
import type { PartProps } from './part.ts';
import { NumberField } from '../parts/NumberField.tsx';
import { laterWords } from '../parts/later-words.ts';

/** The rule by which an update changes the weights, and its numbers. */
export function OptimizerSettings({ configuration, change }: PartProps): React.ReactElement {
  const { optimizer } = configuration;
  return (
    <div className="fields">
      <Choice
        label={laterWords.experiment.optimizer}
        value={optimizer.kind}
        names={laterWords.experiment.optimizers}
        onValue={(kind) => {
          change({ optimizer: USUAL_OPTIMIZERS[kind] });
        }}
      />
      <NumberField
        label={laterWords.experiment.rate}
        value={optimizer.rate}
        parse={parseRate}
        onValue={(rate) => {
          change({ optimizer: { ...optimizer, rate } });
        }}
      />
      {numbersOf(optimizer).map(([name, value]) => (
        <NumberField
          key={name}
          label={laterWords.experiment.optimizerNumbers[name]}
          value={value}
          parse={optimizerNumberParser(name)}
          onValue={(number) => {
            change({ optimizer: { ...optimizer, [name]: number } });
          }}
        />
      ))}
    </div>
  );
}
