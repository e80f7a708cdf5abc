import { memo, useMemo } from 'react';
import { EdgeLine } from './EdgeLine.tsx';
import type { Edge } from './edges.ts';
import { edgesAt } from './edges.ts';
import type { StageLayout } from './layout.ts';

interface ColumnEdgesProps {
  readonly layout: StageLayout;
  readonly outputRows: number;
  readonly x: (column: number) => number;
  readonly column: number;
  readonly t: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Of the arrows in the column, and of those to others. */
  readonly opacity: number;
  readonly between: number;
}

/** The arrows of one column; drawn again only when it moves or shows another time step. */
export const ColumnEdges = memo(function ColumnEdges(props: ColumnEdgesProps): React.ReactElement {
  const { layout, outputRows, x, column, t, isFirst, isLast, opacity, between } = props;
  const edges = useMemo(
    () => edgesAt({ layout, outputRows, hidden: layout.stateRows, x }, column, t, isFirst, isLast),
    [layout, outputRows, x, column, t, isFirst, isLast],
  );
  return (
    <>
      {edges.map((edge, place) => (
        // Where a window moves on, the arrow at the same place stays the same element.
        <g key={place} opacity={isRecurrent(edge) ? between : opacity}>
          <EdgeLine edge={edge} scale={layout.scale} />
        </g>
      ))}
    </>
  );
});

const isRecurrent = ({ key }: Edge): boolean => key.startsWith('h→u') || key.startsWith('du→dh');
