import { SCALE_LIMIT } from './tint.ts';
import { words } from './words.ts';
import './legend.css';

/** What the colours mean: fixed scales, symmetric about zero. */
export function Legend(): React.ReactElement {
  return (
    <div className="legend">
      {(['value', 'gradient'] as const).map((kind) => (
        <span key={kind} className="legend-scale">
          <span>{kind === 'value' ? words.stage.values : words.stage.gradients}</span>
          <span className="number">≤ −{SCALE_LIMIT[kind]}</span>
          <span className={`ramp ${kind}`} />
          <span className="number">≥ {SCALE_LIMIT[kind]}</span>
        </span>
      ))}
    </div>
  );
}
