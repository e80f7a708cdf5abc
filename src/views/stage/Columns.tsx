import { useCallback, lazy, useMemo } from 'react';
import { previousState } from '../../timeline/equations.ts';
import { once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { contextOf } from '../../timeline/values.ts';
import { Later } from '../parts/later.tsx';
import { words } from '../parts/words.ts';
import { blocksOf } from './blocks.ts';
import { Column } from './Column.tsx';
import { EdgeLine, EdgeTips } from './EdgeLine.tsx';
import type { Edge, EdgeInput } from './edges.ts';
import { edgesBetween, edgesWithin } from './edges.ts';
import type { HeatPart } from './HeatColumn.tsx';
import { Initial } from './Initial.tsx';
import type { StageLayout } from './layout.ts';
import { Loop } from './Loop.tsx';
import { Motion } from './Motion.tsx';
import { everyElement } from './outputs.ts';
import type { ColumnRange, HeightRange } from './useScroll.ts';

const HeatColumn = lazy(async () => ({ default: (await import('./scale.ts')).HeatColumn }));

interface ColumnsProps {
  readonly scene: Scene;
  readonly layout: StageLayout;
  readonly outputRows: number;
  /** How far the network is folded: 0 unrolled, 1 the one recurrent cell. */
  readonly fold: number;
  readonly viewWidth: number;
  readonly inView: ColumnRange;
  readonly height: HeightRange | null;
  readonly activeColumn: number | null;
  readonly still: boolean;
  readonly scale: number;
  readonly showAllOutputs: boolean;
  readonly onShowAllOutputs: () => void;
  readonly compactInput: boolean;
}

/** The columns in view, the arrows in them and between them. */
export function Columns(props: ColumnsProps): React.ReactElement {
  const { scene, layout, outputRows, fold, viewWidth, inView, activeColumn, still, scale } = props;
  const { window } = scene.record;
  const columns = window.end - window.start + 1;
  // Folding moves every column to the middle of the view; the one on top stays visible.
  const x = useCallback(
    (column: number): number =>
      layout.columnX(column) * (1 - fold) + (viewWidth / 2 - 20 * scale) * fold,
    [layout, fold, viewWidth, scale],
  );
  const top = Math.max(0, activeColumn ?? 0);
  const input: EdgeInput = useMemo(
    () => ({ layout, outputRows, hidden: layout.stateRows, x }),
    [layout, outputRows, x],
  );
  const { from, to } = inView;
  const edges = useMemo(
    () => edgesOf(input, from, to, window.start, columns),
    [input, from, to, window.start, columns],
  );
  const drawn = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const faded = 1 - fold;
  const { showAllOutputs, onShowAllOutputs, compactInput, height: view } = props;
  const isHeat = layout.heat || layout.narrow;
  const width = fold === 1 ? viewWidth : layout.width;

  return (
    <div className="stage-content" style={{ inlineSize: width, blockSize: layout.height }}>
      {isHeat && (
        <Later>
          {from === 0 && fold < 1 && (
            <HeatColumn
              scene={scene}
              x={0}
              t={null}
              parts={initialParts(scene, layout)}
              style={{ opacity: faded }}
            />
          )}
          {drawn.map((column) => {
            const t = window.start + column;
            if (fold === 1 && column !== top) return null;
            return (
              <HeatColumn
                key={column}
                scene={scene}
                x={x(column)}
                t={t}
                parts={heatParts(scene, t, layout, showAllOutputs, compactInput)}
                style={{ opacity: column === top ? 1 : faded }}
              />
            );
          })}
        </Later>
      )}
      <svg width={width} height={layout.height} role="group" aria-label={words.stage.instructions}>
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
        {from === 0 && (
          <g opacity={faded} visibility={fold === 1 ? 'hidden' : 'visible'}>
            <Initial scene={scene} layout={layout} view={view} />
          </g>
        )}
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
              onShowAllOutputs={onShowAllOutputs}
              compactInput={compactInput}
              view={view}
            />
          </g>
        ))}
        {fold === 0 && <Motion edges={edges} scene={scene} still={still} scale={scale} />}
      </svg>
    </div>
  );
}

function edgesOf(
  input: EdgeInput,
  from: number,
  to: number,
  start: number,
  columns: number,
): readonly Edge[] {
  const edges: Edge[] = [];
  for (let column = from; column <= to; column++) {
    const before = column === from;
    if (before) edges.push(...edgesBetween(input, column - 1, start + column - 1));
    edges.push(...edgesWithin(input, column, start + column));
    if (column + 1 < columns) edges.push(...edgesBetween(input, column, start + column));
  }
  return edges;
}

const heatParts = (
  scene: Scene,
  t: number,
  layout: StageLayout,
  showAllOutputs: boolean,
  compactInput: boolean,
): readonly HeatPart[] =>
  blocksOf({ scene, t, layout, showAllOutputs, compactInput }).filter(
    ({ drawn }) => drawn === 'heat',
  );

function initialParts(scene: Scene, { h0, dh0, across }: StageLayout): readonly HeatPart[] {
  const { sizes, window } = scene.record;
  const elements = everyElement(sizes.H);
  const value = { of: previousState(window.start, contextOf(scene)), block: h0, elements, across };
  const gradient = { of: once('gradient h0'), block: dh0, elements, across };
  return window.start === 1 ? [value, gradient] : [value];
}

const isRecurrent = ({ key }: Edge): boolean => key.startsWith('h→u') || key.startsWith('du→dh');
const edgeColumn = ({ to }: Edge, start: number): number => (to.t ?? start) - start;
