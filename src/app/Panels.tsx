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

/** Where a key leads from a tab: Left and Right go round. */
function tabAt(key: string, panel: Panel): Panel | undefined {
  const { length } = PANELS;
  const at = PANELS.indexOf(panel);
  switch (key) {
    case 'ArrowLeft':
      return PANELS[(at + length - 1) % length];
    case 'ArrowRight':
      return PANELS[(at + 1) % length];
    case 'Home':
      return PANELS[0];
    case 'End':
      return PANELS[length - 1];
    default:
      return undefined;
  }
}

/** One stop of the Tab key; there, and only there, arrow keys go from tab to tab. */
function Tabs({ panel }: { panel: Panel }): React.ReactElement {
  const { showPanel } = useActions();
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = tabAt(event.key, panel);
    if (target === undefined || event.altKey || event.shiftKey || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    event.stopPropagation();
    showPanel(target);
    document.getElementById(`tab-${target}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" onKeyDown={onKeyDown}>
      {PANELS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={panel === name}
          aria-controls="panel"
          tabIndex={panel === name ? 0 : -1}
          onClick={() => {
            showPanel(name);
          }}
        >
          {LABELS[name]}
        </button>
      ))}
    </div>
  );
}
