import type { Truncation } from '../../engine/configuration.ts';
import { parseClippingLimit, parseK1, parseK2 } from '../../share/fields.ts';
import { LIMITS } from '../../share/limits.ts';
import { isLong } from '../../share/texts.ts';
import { Choice } from './Choice.tsx';
import type { PartProps } from './part.ts';
import { NumberField } from '../parts/NumberField.tsx';
import { laterWords } from '../parts/later-words.ts';

/** What is offered first, when truncation or clipping is chosen. */
const USUAL_TRUNCATION: Truncation = { k1: 2, k2: 3 };
const USUAL_LIMIT = 1;

/** How far the gradient reaches back, and how large it may be. */
export function GradientSettings(props: PartProps): React.ReactElement {
  return (
    <>
      <Clipping {...props} />
      <Windows {...props} />
    </>
  );
}

function Clipping({ configuration: { clipping }, change }: PartProps): React.ReactElement {
  return (
    <div className="fields">
      <Choice
        label={laterWords.experiment.clipping}
        value={clipping?.kind ?? 'none'}
        names={laterWords.experiment.clippings}
        onValue={(kind) => {
          const limit = clipping?.limit ?? USUAL_LIMIT;
          change({ clipping: kind === 'none' ? null : { kind, limit } });
        }}
      />
      {clipping !== null && (
        <NumberField
          label={laterWords.experiment.limit}
          value={clipping.limit}
          parse={parseClippingLimit}
          onValue={(limit) => {
            change({ clipping: { ...clipping, limit } });
          }}
        />
      )}
    </div>
  );
}

function Windows({ configuration, change }: PartProps): React.ReactElement {
  const { text, truncation } = configuration;
  const long = isLong(text);
  return (
    <div className="fields">
      <Choice<'whole' | 'truncated'>
        label={laterWords.experiment.window}
        value={truncation === null ? 'whole' : 'truncated'}
        names={laterWords.experiment.windows}
        without={long ? 'whole' : null}
        onValue={(kind) => {
          change({ truncation: kind === 'whole' ? null : USUAL_TRUNCATION });
        }}
      />
      {long && (
        <p className="aside wide">{laterWords.experiment.windowsOnly(LIMITS.textLength.high)}</p>
      )}
      {truncation !== null && (
        <>
          <NumberField
            label={laterWords.experiment.k1}
            value={truncation.k1}
            parse={(input) => parseK1(input, truncation.k2)}
            onValue={(k1) => {
              change({ truncation: { ...truncation, k1 } });
            }}
          />
          <NumberField
            label={laterWords.experiment.k2}
            value={truncation.k2}
            parse={(input) => parseK2(input, truncation.k1)}
            onValue={(k2) => {
              change({ truncation: { ...truncation, k2 } });
            }}
          />
        </>
      )}
    </div>
  );
}
