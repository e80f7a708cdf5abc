import { memo, useMemo } from 'react';
import { EdgeLine } from './EdgeLine.tsx';
import type { Edge, EdgeInput } from './edges.ts';
import { edgesAt } from './edges.ts';

interface ColumnEdgesProps {
  readonly input: EdgeInput;
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
  const { input, column, t, isFirst, isLast, opacity, between } = props;
  const edges = useMemo(
    () => edgesAt(input, column, t, isFirst, isLast),
    [input, column, t, isFirst, isLast],
  );
  return (
    <>
      {edges.map((edge, place) => (
        // Where a window moves on, the arrow at the same place stays the same element.
        <g key={place} opacity={isRecurrent(edge) ? between : opacity}>
          <EdgeLine edge={edge} scale={input.layout.scale} />
        </g>
      ))}
    </>
  );
});

const isRecurrent = ({ key }: Edge): boolean => key.startsWith('h→u') || key.startsWith('du→dh');
