import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { currentStep } from '../../store/selectors.ts';
import type { Scene } from '../../timeline/values.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import { useNarrow, useReducedMotion } from '../parts/useMedia.ts';
import { useSize } from '../parts/useSize.ts';
import { words } from '../parts/words.ts';
import { Column } from './Column.tsx';
import { EdgeLine, EdgeTips } from './EdgeLine.tsx';
import type { Edge, EdgeInput } from './edges.ts';
import { edgesBetween, edgesWithin } from './edges.ts';
import { Initial } from './Initial.tsx';
import { Legend } from '../parts/Legend.tsx';
import { layoutStage } from './layout.ts';
import { Loop } from './Loop.tsx';
import { Motion } from './Motion.tsx';
import { outputRowCount } from './outputs.ts';
import { Overview } from './Overview.tsx';
import './stage.css';
import { useUnfolding } from './useUnfolding.ts';
import { useColumnsInView, useFollow } from './useScroll.ts';

/** Above this vocabulary size the one-hot input is drawn as its one hot cell. */
const MOST_INPUT_CELLS = 6;
/** Up to this many time steps every column is drawn; beyond, those in view. */
const DRAW_ALL = 40;

interface StageProps {
  readonly scene: Scene;
  /** What stands in the line below the network, beside what is the stage's own. */
  readonly foot: ReactNode;
}

/** The unrolled network: time runs right, computation runs up, gradients come back beside the values. */
export function Stage({ scene, foot }: StageProps): React.ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const narrow = useNarrow();
  const still = useReducedMotion();
  const scale = useSelect(({ preferences }) => (preferences.projector ? 4 / 3 : 1));
  const folded = useSelect((state) => state.folded);
  const fold = useUnfolding(folded, still);
  const [showAllOutputs, setShowAllOutputs] = useState(false);
  const { setFolded } = useActions();
  const { window, sizes } = scene.record;
  const columns = window.end - window.start + 1;
  const outputRows = outputRowCount(sizes.V, showAllOutputs);
  const layout = layoutStage({
    width: size?.width ?? 900,
    height: narrow ? null : (size?.height ?? 500),
    columns,
    outputRows,
    hidden: sizes.H,
    inputCells: sizes.V > MOST_INPUT_CELLS ? 1 : sizes.V,
    scale,
  });
  const active = useSelect((state) => currentStep(state)?.t ?? null);
  const activeColumn = active === null ? null : active - window.start;
  useFollow(
    scroller,
    folded || activeColumn === null ? null : layout.columnX(activeColumn),
    layout.width,
    still,
  );
  const inView = useColumnsInView(scroller, layout, columns, columns <= DRAW_ALL);

  // Folding moves every column to the middle of the view; the one on top stays visible.
  const middle = (size?.width ?? 900) / 2;
  const x = (column: number): number =>
    layout.columnX(column) * (1 - fold) + (middle - 20 * scale) * fold;
  const top = Math.max(0, activeColumn ?? 0);
  const input: EdgeInput = { layout, outputRows, hidden: sizes.H, x };
  const drawn = Array.from({ length: inView.to - inView.from + 1 }, (_, k) => inView.from + k);
  const edges: Edge[] = drawn.flatMap((column) => [
    ...(column === 0 ? edgesBetween(input, -1, window.start - 1) : []),
    ...edgesWithin(input, column, window.start + column),
    ...(column + 1 < columns ? edgesBetween(input, column, window.start + column) : []),
  ]);
  const faded = 1 - fold;

  return (
    <section className="stage" aria-label={words.stage.label}>
      <div
        className="stage-scroll"
        ref={scroller}
        tabIndex={layout.width > (size?.width ?? 0) ? 0 : -1}
      >
        <svg
          width={fold === 1 ? (size?.width ?? layout.width) : layout.width}
          height={layout.height}
          role="group"
          aria-label={words.stage.instructions}
        >
          <EdgeTips />
          {activeColumn !== null && fold === 0 && (
            <rect
              className="spotlight"
              x={x(activeColumn) - layout.pitch / 2 + 3}
              y={2}
              width={layout.pitch - 6}
              height={layout.height - 4}
              rx={14}
            />
          )}
          {edges.map((edge) => (
            <g
              key={edge.key}
              opacity={isRecurrent(edge) || edgeColumn(edge, window.start) !== top ? faded : 1}
            >
              <EdgeLine edge={edge} scale={scale} />
            </g>
          ))}
          {fold > 0 && (
            <Loop input={{ ...input, x: () => x(top) }} t={window.start + top} opacity={fold} />
          )}
          <g opacity={faded} visibility={fold === 1 ? 'hidden' : 'visible'}>
            <Initial scene={scene} layout={layout} />
          </g>
          {drawn.map((column) => (
            <g
              key={column}
              transform={`translate(${x(column)},0)`}
              opacity={column === top ? 1 : faded}
              visibility={fold === 1 && column !== top ? 'hidden' : 'visible'}
            >
              <Column
                t={window.start + column}
                scene={scene}
                layout={layout}
                showAllOutputs={showAllOutputs}
                onShowAllOutputs={() => {
                  setShowAllOutputs(true);
                }}
                compactInput={sizes.V > MOST_INPUT_CELLS}
              />
            </g>
          ))}
          {fold === 0 && <Motion edges={edges} scene={scene} still={still} scale={scale} />}
        </svg>
      </div>
      <div className="stage-foot">
        <button
          type="button"
          className="fold-button"
          aria-pressed={folded}
          onClick={() => {
            setFolded(!folded);
          }}
        >
          {folded ? words.stage.unfold : words.stage.fold}
        </button>
        {foot}
        <Legend />
      </div>
      {columns > DRAW_ALL && (
        <Overview scene={scene} layout={layout} inView={inView} scroller={scroller} />
      )}
    </section>
  );
}

const isRecurrent = ({ key }: Edge): boolean => key.startsWith('h→u') || key.startsWith('du→dh');
const edgeColumn = ({ to }: Edge, start: number): number => (to.t ?? start) - start;
