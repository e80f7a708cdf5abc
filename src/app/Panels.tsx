import type { KeyboardEvent } from 'react';
import type { Panel } from '../share/address.ts';
import { PANELS } from '../share/address.ts';
import { Now } from '../views/now/Now.tsx';
import { Later } from '../views/parts/later.tsx';
import { useActions, useSelect } from '../views/parts/session.tsx';
import { words } from '../views/parts/words.ts';
import { Experiment, Training } from './later.tsx';

const LABELS: Readonly<Record<Panel, string>> = {
  now: words.now.label,
  training: words.view.training,
  experiment: words.view.experiment,
};

/** The right third: what happens now, the training, or the experiment. */
export function Panels(): React.ReactElement {
  const panel = useSelect((state) => state.panel);
  return (
    <aside className="panels" aria-label={words.view.panels}>
      <Tabs panel={panel} />
      <div
        className="panel"
        role="tabpanel"
        id="panel"
        aria-labelledby={`tab-${panel}`}
        tabIndex={0}
      >
        {panel === 'now' && <Now />}
        <Later>
          {panel === 'training' && <Training />}
          {panel === 'experiment' && <Experiment />}
        </Later>
      </div>
    </aside>
  );
}

/** Arrow keys step through the network everywhere, so every tab is a tab stop of its own. */
function Tabs({ panel }: { panel: Panel }): React.ReactElement {
  const { showPanel } = useActions();
  const onKeyDown = (event: KeyboardEvent, target: Panel): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      showPanel(target);
    }
  };
  return (
    <div className="tabs" role="tablist">
      {PANELS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={panel === name}
          aria-controls="panel"
          onClick={() => {
            showPanel(name);
          }}
          onKeyDown={(event) => {
            onKeyDown(event, name);
          }}
        >
          {LABELS[name]}
        </button>
      ))}
    </div>
  );
}
