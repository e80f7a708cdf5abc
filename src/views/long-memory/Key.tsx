import type { Scene } from '../../timeline/values.ts';
import { freeFrom } from './layout.ts';
import type { TriangleLayout } from './layout.ts';
import type { LogScale } from './scale.ts';
import { powerOfTen } from './scale.ts';
import { GradientSymbol, MessageSymbol } from './Symbols.tsx';
import { laterWords } from '../parts/later-words.ts';

/** The height of a line, in multiples of the smallest font size. */
const LINE = 1.7;

/** What the colours, the patterns and the lines mean; it stands in the triangle's empty half. */
export function Key({
  scene,
  scale,
  waiting,
  layout,
  smallest,
}: {
  scene: Scene;
  scale: LogScale;
  waiting: boolean;
  layout: TriangleLayout;
  smallest: number;
}): React.ReactElement {
  const text = laterWords.longMemory;
  const lines = 2 + (waiting ? 1 : 0) + (scene.configuration.truncation === null ? 0 : 2);
  return (
    <div
      className="key"
      style={{ insetInlineStart: layout.gutter + freeFrom(layout, lines * smallest * LINE) }}
    >
      <span>
        <b>
          ‖<MessageSymbol k="k" t="t" />‖
        </b>
        {text.legend}
      </span>
      <span className="scale">
        {powerOfTen(scale.low)}
        <span className="ramp gradient" />
        {powerOfTen(scale.high)}
      </span>
      {waiting && (
        <span>
          <i className="swatch waiting" />
          {text.legendWaiting}
        </span>
      )}
      {scene.configuration.truncation !== null && (
        <>
          <span>
            <i className="swatch removed" />
            {text.legendRemoved}
          </span>
          <span>
            <i className="swatch other" />
            {text.legendOther}
          </span>
        </>
      )}
    </div>
  );
}

/** What the two curves are, and which of the letters above them are left out. */
export function Lines({
  scene,
  layout: { gutter, rowLabels, columnLabels },
}: {
  scene: Scene;
  layout: TriangleLayout;
}): React.ReactElement {
  const text = laterWords.longMemory;
  return (
    <div className="lines" style={{ paddingInlineStart: gutter }}>
      <span>
        <i className="stroke gradient" />‖<GradientSymbol t="t" />‖ {text.gradientLine}
      </span>
      <span>
        <i className="stroke last" />‖<MessageSymbol k={scene.record.window.end} t="t" />‖{' '}
        {text.lastLine}
      </span>
      {(rowLabels > 1 || columnLabels > 1) && <span>{text.letters(columnLabels, rowLabels)}</span>}
    </div>
  );
}
