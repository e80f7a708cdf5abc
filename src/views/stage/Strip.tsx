import { comparedWith, currentStep, roleOf, selectedCell } from '../../store/selectors.ts';
import { differenceAt } from '../../timeline/difference.ts';
import { at, cellKey, cellOf } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { spokenCell } from '../parts/names.ts';
import { useActions, useSelect } from '../parts/session.tsx';
import type { Geometry } from './geometry.ts';
import { xAt } from './geometry.ts';
import type { Shown, StripCells, Waiting } from './strips-cells.ts';
import { SYMBOLS } from './strips-texts.ts';

interface StripProps {
  readonly quantity: Shown;
  readonly scene: Scene;
  /** As far as it is scrolled. */
  readonly geometry: Geometry;
  readonly width: number;
  readonly cells: StripCells;
  readonly waiting: Waiting;
}

/** What can be done with the numbers of one strip, and how the present step touches them. */
export function Strip(props: StripProps): React.ReactElement {
  const { quantity, scene, geometry, width, cells, waiting } = props;
  const { placeOf, isThere, cellAt } = cells;
  const { select } = useActions();
  const { window } = scene.record;
  const t = useSelect((state) => currentStep(state)?.t ?? null);
  const role = useSelect((state) => (t === null ? null : roleOf(state, at(quantity, t))));
  const other = useSelect(comparedWith);
  const selected = useSelect(selectedCell);
  const { y, height: high } = placeOf(quantity);
  const mine = selected?.quantity === quantity && isThere(selected);
  const present = mine ? selected : cellOf(at(quantity, t ?? window.end), 0);
  const there = isThere(present);
  const label = there ? spokenCell(scene, present, true, other) : SYMBOLS[quantity].join('');
  const { pitch } = geometry;
  const columns = window.end - window.start + 1;
  const active = t === null ? null : t - window.start;
  const left = Math.max(0, geometry.first);
  return (
    <g>
      {waiting.from >= 0 && (
        <rect
          className="place"
          x={Math.max(-6, xAt(geometry, waiting.from))}
          y={y + 1}
          width={Math.max(
            0,
            Math.min(width + 6, xAt(geometry, waiting.to)) -
              Math.max(-6, xAt(geometry, waiting.from)),
          )}
          height={high - 2}
          rx={3}
        />
      )}
      {role !== null && active !== null && (
        <rect
          className={`role ${role}`}
          x={xAt(geometry, active) - 2}
          y={y - 2}
          width={Math.max(3, pitch) + 3}
          height={high + 4}
          rx={3}
        />
      )}
      <rect
        className="drawn"
        x={left}
        y={y}
        width={Math.max(1, Math.min(width, xAt(geometry, columns)) - left)}
        height={high}
        role="button"
        aria-label={label}
        aria-pressed={mine}
        tabIndex={mine ? 0 : -1}
        data-strip={quantity}
        {...(there
          ? {
              'data-cell': cellKey(present),
              'data-value': differenceAt(scene, other, present),
            }
          : {})}
        onClick={(event) => {
          const frame = event.currentTarget.getBoundingClientRect();
          const [x, down] = [event.clientX - frame.left, event.clientY - frame.top];
          const cell = cellAt(quantity, left + x, down);
          if (cell !== null) select(cell);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && there) select(present);
        }}
      >
        <title>{label}</title>
      </rect>
    </g>
  );
}
