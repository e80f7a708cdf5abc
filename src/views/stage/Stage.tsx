import { lazy, useMemo, useRef, useState } from 'react';
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
import { xAt } from './geometry.ts';
import { Near } from './Near.tsx';
import { pictureOf, spotOf } from './picture.ts';
import './stage.css';
import { useDrawn } from './useDrawn.ts';
import { useMoving } from './useMoving.ts';
import { useInView } from './useInView.ts';
import { usePicture } from './usePicture.ts';
import { useFollow, useSeen } from './useScroll.ts';
import { useStageContent } from './useStageContent.ts';
import { useUnfolding } from './useUnfolding.ts';
import { useZoom } from './useZoom.ts';
import { viewAt, within } from './zoom.ts';

const Bearings = lazy(async () => ({ default: (await import('./scale.ts')).Bearings }));
const Strips = lazy(async () => ({ default: (await import('./scale.ts')).Strips }));
const ZoomPicture = lazy(async () => ({ default: (await import('./scale.ts')).ZoomPicture }));
const Overview = lazy(async () => ({ default: (await import('./scale.ts')).Overview }));

/** More numbers than this are drawn first, and get elements of their own when there is time. */
const MOST_AT_ONCE = 150;
/** A window of more time steps than this that does not fit has an overview. */
const OVERVIEW_FROM = 8;

interface StageProps {
  readonly scene: Scene;
  /** What stands in the line below the network, beside what is the stage's own. */
  readonly foot: ReactNode;
}

/** The unrolled network: time runs right, computation runs up, gradients come back beside the values. */
export function Stage({ scene, foot }: StageProps): React.ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller, 'stage');
  const { width: viewWidth, height: viewHeight } = size ?? { width: 900, height: 500 };
  // On a phone the page scrolls down, not the stage.
  const ownHeight = useNarrow() ? null : viewHeight;
  const still = useReducedMotion();
  const isProjected = useSelect(({ preferences }) => preferences.projector);
  const scale = isProjected ? PROJECTOR : 1;
  const folded = useSelect((state) => state.folded);
  const fold = useUnfolding(folded, still);
  const isFolded = fold > 0;
  const content = useStageContent(scene, viewWidth, ownHeight, scale);
  const { input, likeliest, outputRows, compactInput } = content;
  const { picture, zoom, range } = usePicture(input, isFolded, size !== null);
  const { geometry } = picture;
  const layout = picture.kind === 'columns' ? picture.layout : null;
  const { window, sizes } = scene.record;
  const columns = window.end - window.start + 1;

  const active = useSelect((state) => currentStep(state)?.t ?? null);
  const activeColumn = active === null ? null : active - window.start;
  const selected = useSelect(selectedCell);
  const spot = useMemo(
    () => (selected === null ? null : spotOf(picture, scene, selected, likeliest)),
    [picture, scene, selected, likeliest],
  );
  const middleOf = (column: number): number => xAt(geometry, column + 0.5);
  useFollow(scroller, folded ? null : activeColumn, `${viewWidth} ${columns}`, middleOf, still);
  const { seen, inView, heightRange } = useInView(scroller, picture, scene, viewWidth, ownHeight);
  const seenAt = heightRange !== null && spot !== null ? spot.y : null;
  useSeen(scroller, seenAt, selected === null ? null : cellKey(selected), input, still);

  const { setZoom } = useActions();
  const moving = useMoving();
  const [curtain, setCurtain] = useState<Curtain | null>(null);
  const [hasStrips, setHasStrips] = useState(false);
  const cells = 4 * outputRows + (layout?.heat === true ? 0 : 4 * sizes.H);
  const isLarge = cells * columns > MOST_AT_ONCE;
  const isCurtained = isLarge && curtain !== null;
  const drawing = useMemo<Drawing | null>(
    () => (layout === null ? null : { scene, layout, input, isFolded, view: heightRange, inView }),
    [scene, layout, input, isFolded, heightRange, inView],
  );
  const { drawingOf, hasElements, isDone } = useDrawn({
    ...{ drawing, inView, seen, cells, isCurtained },
    isMany: cells * (inView.to - inView.from + 1) > MOST_AT_ONCE,
    isMoving: moving.isMoving,
  });
  useZoom({
    ...{ scroller, zoom, setZoom, geometry, spot, still, moving },
    pictureAt: (next) => pictureOf(viewAt(input, range, next), input),
    clamp: (next) => within(range, next),
    curtain: isCurtained ? curtain : null,
    scrollsDown: ownHeight !== null,
    isDrawn: isDone && (drawing !== null || hasStrips),
  });
  const isBusy = drawing !== null && !(isDone && hasElements(inView.to));
  const isTraining = useSelect(({ activity }) => activity.kind === 'training');
  const isScrolled = geometry.width > viewWidth + 1 || heightRange !== null;

  return (
    <section className="stage" aria-label={words.stage.label} aria-busy={isBusy}>
      {isBusy && !isTraining && <Missing />}
      <div className="stage-scroll" ref={scroller} tabIndex={isScrolled ? 0 : -1}>
        <div
          className="stage-content"
          style={{
            inlineSize: fold === 1 ? viewWidth : geometry.width,
            blockSize: geometry.height,
          }}
        >
          <Near isGone={layout === null}>
            {layout !== null && (
              <Columns
                {...{ scene, content, layout, drawingOf, hasElements }}
                {...{ fold, viewWidth, inView, seen, activeColumn, still }}
              />
            )}
          </Near>
          {layout !== null && heightRange !== null && !isFolded && (
            <Later>
              <Bearings
                layout={layout}
                view={heightRange}
                hidden={sizes.H}
                columns={seen}
                start={window.start}
                active={activeColumn}
              />
            </Later>
          )}
          {picture.kind === 'strips' && (
            <Later>
              <Strips
                {...{ scene, scroller, viewWidth, scale }}
                layout={picture.layout}
                geometry={geometry}
                onThere={setHasStrips}
              />
            </Later>
          )}
        </div>
      </div>
      {isLarge && size !== null && (
        <Later>
          <ZoomPicture
            {...{ scene, likeliest, compactInput, outputRows, scale, curtain: setCurtain }}
            {...size}
          />
        </Later>
      )}
      <Foot foot={foot} zoom={zoom} least={range.least} most={range.most} />
      {columns > OVERVIEW_FROM && range.least < 1 && !folded && (
        <Later place={<div className="overview-place" />}>
          <Overview {...{ scene, geometry, scroller, scale }} width={viewWidth} />
        </Later>
      )}
    </section>
  );
}
