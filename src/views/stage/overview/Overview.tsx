import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { currentStep, isReached } from '../../../store/selectors.ts';
import { at } from '../../../timeline/quantities.ts';
import type { Scene } from '../../../timeline/values.ts';
import { charactersOf } from '../../parts/characters.ts';
import { spreadColumns } from '../../parts/columns.ts';
import { useSelect, useSession } from '../../parts/session.tsx';
import { useTheme } from '../../parts/useTheme.ts';
import { withFrame } from '../between-frames.ts';
import type { Geometry } from '../geometry.ts';
import { seriesOf } from '../series.ts';
import './overview.css';
import { paintOverview } from './paint-overview.ts';
import { PlaceInText } from './PlaceInText.tsx';
import { RowNames } from './RowNames.tsx';
import { ROW_HEIGHT, ROWS } from './rows.ts';
import { useColumnsInView } from './useColumnsInView.ts';
import { ViewSlider } from './ViewSlider.tsx';

/** The height of a character's room at scale 1, and the narrowest room that it can be read in. */
const CHARACTER = { height: 17, narrowest: 10 };

interface OverviewProps {
  readonly scene: Scene;
  readonly geometry: Geometry;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly width: number;
  readonly scale: number;
}

/** The whole window as one strip: loss and norms at every time step, the part in view, the text. */
export default function Overview(props: OverviewProps): React.ReactElement {
  const { scene, geometry, scroller, width, scale } = props;
  const t = useSelect((state) => currentStep(state)?.t ?? null);
  const { window, timeSteps } = scene.record;
  const columns = window.end - window.start + 1;
  const { first, pitch } = spreadColumns(width, columns, scale);
  const rowHeight = ROW_HEIGHT * scale;
  const [view, bringToMiddle] = useColumnsInView(scroller, geometry, columns, width);
  return (
    <div className="overview" style={{ fontSize: 12 * scale }}>
      <RowNames scene={scene} rowHeight={rowHeight} width={first - 6} />
      <ViewSlider {...{ window, pitch, left: first, view, bringToMiddle }}>
        <Rows scene={scene} pitch={pitch} rowHeight={rowHeight} />
        {t !== null && (
          <span
            className="overview-now"
            style={{ insetInlineStart: (t - window.start + 0.5) * pitch - 1 }}
          />
        )}
        {pitch >= CHARACTER.narrowest * scale && (
          <Characters scene={scene} pitch={pitch} height={CHARACTER.height * scale} />
        )}
      </ViewSlider>
      {columns < timeSteps && (
        <PlaceInText record={scene.record} left={first} width={pitch * columns} />
      )}
    </div>
  );
}

interface RowsProps {
  readonly scene: Scene;
  readonly pitch: number;
  readonly rowHeight: number;
}

function Rows({ scene: { record }, pitch, rowHeight }: RowsProps): React.ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { store } = useSession();
  // Each step reaches more of it.
  const i = useSelect(({ position }) => position.i);
  const { start, end } = record.window;
  const columns = end - start + 1;
  const series = seriesOf(record);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    return withFrame(() => {
      const state = store.getState();
      paintOverview(element, {
        ...{ series, columns, pitch, rowHeight, theme },
        isReached: (quantity, column) => isReached(state, at(quantity, start + column)),
      });
    });
  }, [series, theme, rowHeight, pitch, columns, i, store, start]);
  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      style={{ inlineSize: pitch * columns, blockSize: rowHeight * ROWS.length }}
    />
  );
}

interface CharactersProps {
  readonly scene: Scene;
  readonly pitch: number;
  readonly height: number;
}

function Characters({ scene, pitch, height }: CharactersProps): React.ReactElement {
  const { start, end } = scene.record.window;
  return (
    <div className="overview-text" aria-hidden="true" style={{ blockSize: height }}>
      {Array.from({ length: end - start + 1 }, (_, column) => (
        <span key={column} style={{ insetInlineStart: column * pitch, inlineSize: pitch }}>
          {charactersOf(scene, start + column).reads}
        </span>
      ))}
    </div>
  );
}
