import { laterWords } from '../parts/later-words.ts';
import type { CurveDrawing } from './curve-drawing.ts';

interface CurveLegendProps {
  readonly drawing: CurveDrawing;
  /** Of how many updates the running mean is. */
  readonly over: number;
}

/** What the lines are that the drawing has. */
export function CurveLegend({ drawing, over }: CurveLegendProps): React.ReactElement {
  const isThinned = drawing.band !== null;
  const { legend, curveHelp } = laterWords.training;
  return (
    <p className="aside curve-legend">
      <span className={isThinned ? 'key band-key' : 'key raw-key'}>
        {isThinned ? legend.range : legend.raw}
      </span>
      <span className="key mean-key">{legend.mean(over)}</span>
      {drawing.earlier !== null && <span className="key earlier-key">{legend.earlier}</span>}
      <span>{curveHelp}</span>
    </p>
  );
}
