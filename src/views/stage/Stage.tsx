import { lazy, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { currentStep, selectedCell } from '../../store/selectors.ts';
import { cellKey } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { PROJECTOR } from '../parts/columns.ts';
import { Later, Missing } from '../parts/later.tsx';
import { useActions, useSelect } from '../parts/session.tsx';
import { useNarrow, useReducedMotion } from '../parts/useMedia.ts';
import { useSize } from '../parts/useSize.ts';
import { words } from '../parts/words.ts';
import type { Curtain } from './curtain.ts';
import { Columns } from './Columns.tsx';
import type { Drawing } from './drawing.ts';
import { Foot } from './Foot.tsx';
import type { StageInput } from './layout.ts';
import { layoutStage } from './layout.ts';
import { LIKELIEST, outputRowCount } from './outputs.ts';
import { pictureOf, spotOf } from './picture.ts';
import './stage.css';
import { projected } from './projected.ts';
import { useDrawn } from './useDrawn.ts';
import { useMoving } from './useMoving.ts';
import { columnsBetween, useFollow, useScrolled, useSeen } from './useScroll.ts';
import { useUnfolding } from './useUnfolding.ts';
import { useZoom } from './useZoom.ts';
import { viewAt, within, zoomRange } from './zoom.ts';

const Bearings = lazy(async () => ({ default: (await import('./scale.ts')).Bearings }));
const Strips = lazy(async () => ({ default: (await import('./scale.ts')).Strips }));
const ZoomPicture = lazy(async () => ({ default: (await import('./scale.ts')).ZoomPicture }));
const Overview = lazy(async () => ({ default: (await import('./scale.ts')).Overview }));

/** Above this vocabulary size the one-hot input is drawn as its one hot cell. */
const MOST_INPUT_CELLS = 6;
/**
 * Of a text of up to this many time steps in a small network every column is drawn, so that each can
 * be reached and read out; of another, those in view.
 */
const DRAW_ALL = { timeSteps: 40, hidden: 16 };
/** More numbers than this are drawn first, and get elements of their own when there is time. */
const MOST_AT_ONCE = 150;
/** A window of more time steps than this that does not fit has an overview. */
const OVERVIEW_FROM = 8;
/** How far the picture is scrolled down before rows are drawn anew. */
const ROWS_STEP = 60;

interface StageProps {
  readonly scene: Scene;
  /** What stands in the line below the network, beside what is the stage's own. */
  readonly foot: ReactNode;
}

/** The unrolled network: time runs right, computation runs up, gradients come back beside the values. */
export function Stage({ scene, foot }: StageProps): React.ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller, 'stage');
  const narrow = useNarrow();
  const still = useReducedMotion();
  const isProjected = useSelect(({ preferences }) => preferences.projector);
  const scale = isProjected ? PROJECTOR : 1;
  const folded = useSelect((state) => state.folded);
  const asked = useSelect((state) => state.zoom);
  const fold = useUnfolding(folded, still);
  const moving = useMoving();
  const [curtain, setCurtain] = useState<Curtain | null>(null);
  const [hasStrips, setHasStrips] = useState(false);
  const [showsAllOutputs, setShowAllOutputs] = useState(false);
  const onShowAllOutputs = useCallback(() => {
    setShowAllOutputs(true);
  }, []);
  const { setZoom } = useActions();
  const { window, sizes } = scene.record;
  const columns = window.end - window.start + 1;
  const viewWidth = size?.width ?? 900;
  const height = narrow ? null : (size?.height ?? 500);
  const compactInput = sizes.V > MOST_INPUT_CELLS;
  const hidden = sizes.H;

  const usual = useMemo<StageInput>(
    () => ({
      width: viewWidth,
      height,
      columns,
      outputRows: outputRowCount(sizes.V, LIKELIEST.usual),
      hidden,
      inputCells: compactInput ? 1 : sizes.V,
      scale: 1,
    }),
    [viewWidth, height, columns, hidden, compactInput, sizes.V],
  );
  const isLow = useMemo(
    () => height !== null && layoutStage(usual).height > height + 1,
    [usual, height],
  );
  const likeliest = LIKELIEST[showsAllOutputs ? 'all' : isLow ? 'few' : 'usual'];
  const outputRows = outputRowCount(sizes.V, likeliest);
  const input = useMemo<StageInput>(
    () => projected({ ...usual, outputRows }, scale),
    [usual, outputRows, scale],
  );
  const range = useMemo(() => zoomRange(input), [input]);
  // Folded there is one column, and nothing to zoom out to.
  const zoom = fold > 0 ? 1 : within(range, asked);
  useEffect(() => {
    if (size !== null && within(range, asked) !== asked) setZoom(within(range, asked));
  }, [size, range, asked, setZoom]);
  const view = useMemo(() => viewAt(input, range, zoom), [input, range, zoom]);
  const drawn = useMemo(() => pictureOf(view, input), [view, input]);
  const { geometry } = drawn;

  const active = useSelect((state) => currentStep(state)?.t ?? null);
  const activeColumn = active === null ? null : active - window.start;
  const selected = useSelect(selectedCell);
  const spot = useMemo(
    () => (selected === null ? null : spotOf(drawn, scene, selected, likeliest)),
    [drawn, scene, selected, likeliest],
  );
  const xOf = (column: number): number => geometry.first + (column + 0.5) * geometry.pitch;
  useFollow(scroller, folded ? null : activeColumn, `${viewWidth} ${columns}`, xOf, still);
  const scrolled = useScrolled(scroller, geometry.pitch, ROWS_STEP);
  const viewHeight = size?.height ?? 500;
  const isHigh = drawn.kind === 'columns' && !narrow && geometry.height > viewHeight + 1;
  const seenAt = isHigh && spot !== null ? spot.y : null;
  useSeen(scroller, seenAt, selected === null ? null : cellKey(selected), input, still);
  const heightRange = useMemo(
    () => (isHigh ? { top: scrolled.top, bottom: scrolled.top + viewHeight + ROWS_STEP } : null),
    [isHigh, scrolled.top, viewHeight],
  );

  const { seen, inView } = useMemo(() => {
    const right = scrolled.left + viewWidth + geometry.pitch;
    const between = columnsBetween(
      { columnX: (column) => geometry.first + (column + 0.5) * geometry.pitch, ...geometry },
      columns,
      scrolled.left,
      right,
    );
    const all = scene.record.timeSteps <= DRAW_ALL.timeSteps && sizes.H <= DRAW_ALL.hidden;
    return { seen: between, inView: all ? { from: 0, to: columns - 1 } : between };
  }, [geometry, columns, scrolled.left, viewWidth, sizes.H, scene.record.timeSteps]);
  const isHeat = drawn.kind === 'columns' && drawn.layout.heat;
  const cells = 4 * outputRows + (isHeat ? 0 : 4 * hidden);
  const isLarge = cells * columns > MOST_AT_ONCE;
  const isMany = cells * (inView.to - inView.from + 1) > MOST_AT_ONCE;
  const layout = drawn.kind === 'columns' ? drawn.layout : null;
  const isFolded = fold > 0;
  const drawing = useMemo<Drawing | null>(
    () => (layout === null ? null : { scene, layout, input, isFolded, view: heightRange, inView }),
    [scene, layout, input, isFolded, heightRange, inView],
  );
  const { isMoving } = moving;
  const isCurtained = isLarge && curtain !== null;
  const { drawingOf, hasElements, isDone } = useDrawn({
    ...{ drawing, inView, seen, cells, isMany, isCurtained, isMoving },
  });
  const isBusy = drawing !== null && !(isDone && hasElements(inView.to));
  useZoom({
    scroller,
    zoom,
    geometry,
    pictureAt: (next) => pictureOf(viewAt(input, range, next), input),
    clamp: (next) => within(range, next),
    spot,
    setZoom,
    still,
    curtain: isCurtained ? curtain : null,
    scrollsDown: !narrow,
    isDrawn: isDone && (drawing !== null || hasStrips),
    moving,
  });
  const strips = drawn.kind === 'strips' ? drawn.layout : null;
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');

  return (
    <section className="stage" aria-label={words.stage.label} aria-busy={isBusy}>
      {isBusy && !isTraining && <Missing />}
      <div
        className="stage-scroll"
        ref={scroller}
        tabIndex={geometry.width > viewWidth + 1 || isHigh ? 0 : -1}
      >
        <div
          className="stage-content"
          style={{
            inlineSize: fold === 1 ? viewWidth : geometry.width,
            blockSize: geometry.height,
          }}
        >
          <Near>
            {drawn.kind === 'columns' && (
              <Columns
                scene={scene}
                drawingOf={drawingOf}
                layout={drawn.layout}
                outputRows={outputRows}
                fold={fold}
                viewWidth={viewWidth}
                inView={inView}
                seen={seen}
                hasElements={hasElements}
                activeColumn={activeColumn}
                still={still}
                scale={drawn.layout.scale}
                likeliest={likeliest}
                onShowAllOutputs={onShowAllOutputs}
                compactInput={compactInput}
              />
            )}
          </Near>
          {layout !== null && heightRange !== null && fold === 0 && (
            <Later>
              <Bearings
                layout={layout}
                view={heightRange}
                hidden={hidden}
                columns={seen}
                start={window.start}
                active={activeColumn}
              />
            </Later>
          )}
          {strips !== null && (
            <Later>
              <Strips
                scene={scene}
                layout={strips}
                geometry={{ ...geometry, height: strips.height }}
                scroller={scroller}
                viewWidth={viewWidth}
                scale={scale}
                onThere={setHasStrips}
              />
            </Later>
          )}
        </div>
      </div>
      {isLarge && size !== null && (
        <Later>
          <ZoomPicture
            {...{ scene, likeliest, compactInput, outputRows, curtain: setCurtain }}
            {...{ scale, width: size.width, height: size.height }}
          />
        </Later>
      )}
      <Foot foot={foot} zoom={zoom} least={range.least} most={range.most} />
      {columns > OVERVIEW_FROM && range.least < 1 && !folded && (
        <Later place={<div className="overview-place" />}>
          <Overview
            scene={scene}
            geometry={geometry}
            scroller={scroller}
            width={viewWidth}
            scale={scale}
          />
        </Later>
      )}
    </section>
  );
}

/** The columns. From afar they go when the strips have come: both at once would take too long. */
function Near({ children }: { children: ReactNode }) {
  const isGone = children === false;
  // Not the columns themselves are deferred: each picture of them would be followed by another one.
  const isLate = useDeferredValue(isGone);
  const [last, setLast] = useState(children);
  if (!isGone && children !== last) setLast(children);
  return (
    <div className="columns" style={{ visibility: isGone ? 'hidden' : undefined }}>
      {isGone ? !isLate && last : children}
    </div>
  );
}
