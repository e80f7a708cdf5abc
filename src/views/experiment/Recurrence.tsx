import { useId } from 'react';
import { isCut } from '../../engine/at-update.ts';
import { Prose } from '../parts/Prose.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import type { PartProps } from './part.ts';
import { laterWords } from '../parts/later-words.ts';

/** The lecture's argument for context: without W_hh the network cannot learn. */
export function Recurrence({ configuration, change }: PartProps): React.ReactElement {
  const { cut } = configuration;
  const n = useSelect(({ position }) => position.n);
  const { intervene } = useActions();
  const id = useId();
  const canPutBack = cut !== null && n > 0 && isCut(configuration, n);
  return (
    <div className="recurrence">
      <label>
        <input
          type="checkbox"
          checked={cut !== null}
          aria-describedby={id}
          onChange={(event) => {
            change({ cut: event.currentTarget.checked ? { until: null } : null });
          }}
        />
        <span>
          <Prose>{laterWords.experiment.cut}</Prose>
        </span>
      </label>
      {canPutBack && (
        <button
          type="button"
          onClick={() => {
            intervene({ ...configuration, cut: { until: n } });
          }}
        >
          {laterWords.experiment.putBack(n + 1)}
        </button>
      )}
      <p id={id} className="aside">
        <Prose>
          {cut?.until == null
            ? laterWords.experiment.cutHelp
            : laterWords.experiment.putBackAt(cut.until + 1)}
        </Prose>
      </p>
    </div>
  );
}
