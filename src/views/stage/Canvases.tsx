import { lazy } from 'react';
import { Later } from '../parts/later.tsx';
import { hasHeat } from './column-view.ts';
import type { ColumnView } from './column-view.ts';

const HeatColumn = lazy(async () => ({ default: (await import('./scale.ts')).HeatColumn }));

interface CanvasesProps {
  readonly views: readonly ColumnView[];
  /** Where the state before the first time step is; null where it is not seen. */
  readonly initial: ColumnView | null;
  readonly likeliest: number;
  readonly compactInput: boolean;
}

/** The numbers that have no elements of their own: heat, and those of columns that wait for theirs. */
export function Canvases({ views, initial, ...shared }: CanvasesProps): React.ReactElement | null {
  const painted = views.filter((view) => !view.isHidden && (view.onCanvas || hasHeat(view)));
  const hasInitial = initial !== null && hasHeat(initial);
  if (painted.length === 0 && !hasInitial) return null;
  return (
    <Later>
      {hasInitial && (
        <HeatColumn
          {...shared}
          layout={initial.layout}
          scene={initial.scene}
          view={null}
          x={0}
          t={null}
          drawsAll={false}
          opacity={initial.opacity}
        />
      )}
      {painted.map(({ column, t, scene, layout, view, xOf, onCanvas, opacity }) => (
        <HeatColumn
          key={column}
          {...shared}
          layout={layout}
          scene={scene}
          view={onCanvas ? view : null}
          x={xOf(column)}
          t={t}
          drawsAll={onCanvas}
          opacity={opacity}
        />
      ))}
    </Later>
  );
}
