import type { UpdateRecord } from '../../../engine/record.ts';
import { laterWords } from '../../parts/later-words.ts';

interface PlaceInTextProps {
  readonly record: UpdateRecord;
  /** The left edge of the bar, and its width. */
  readonly left: number;
  readonly width: number;
}

/** Where in the whole text the window is. */
export function PlaceInText({ record, left, width }: PlaceInTextProps): React.ReactElement {
  const { window, timeSteps } = record;
  const text = laterWords.overview;
  const place = text.windowInText(window.start, window.end, timeSteps);
  const inText = (time: number): number => (time / timeSteps) * width;
  return (
    <div className="overview-whole" title={place}>
      <span className="overview-name" style={{ inlineSize: left - 6 }}>
        {text.wholeText}
      </span>
      <span
        className="overview-bar"
        role="img"
        aria-label={place}
        style={{ marginInlineStart: left, inlineSize: width }}
      >
        <span
          style={{
            insetInlineStart: inText(window.start - 1),
            inlineSize: Math.max(4, inText(window.end - window.start + 1)),
          }}
        />
      </span>
    </div>
  );
}
