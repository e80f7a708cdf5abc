import type { Scene } from '../../timeline/values.ts';
import type { LogScale } from './scale.ts';
import { powerOfTen } from './scale.ts';
import { GradientSymbol, MessageSymbol } from './Symbols.tsx';
import { laterWords } from '../parts/later-words.ts';

/** What the colours, the patterns and the lines mean; it stands in the triangle's empty half. */
export function Key({
  scene,
  scale,
  waiting,
  room,
}: {
  scene: Scene;
  scale: LogScale;
  waiting: boolean;
  room: number;
}): React.ReactElement {
  const text = laterWords.longMemory;
  return (
    <div className="key" style={{ maxInlineSize: room }}>
      <span>
        <b>
          ‖<MessageSymbol k="k" t="t" />‖
        </b>
        {text.legend}
      </span>
      <span className="scale">
        <span className="ramp gradient" />
        <span className="ticks">
          {[scale.low, (scale.low + scale.high) / 2, scale.high]
            .filter(Number.isInteger)
            .map((exponent) => (
              <span key={exponent}>{powerOfTen(exponent)}</span>
            ))}
        </span>
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

/** What the two curves are. */
export function Lines({ scene, gutter }: { scene: Scene; gutter: number }): React.ReactElement {
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
    </div>
  );
}
