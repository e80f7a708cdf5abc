import { memo } from 'react';
import {
  currentStep,
  isReached,
  isRecurrenceCut,
  roleOf,
  writerOf,
} from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import { once, parameterQuantity } from '../../timeline/quantities.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useOfPicture } from '../parts/session.tsx';
import type { Edge } from './edges.ts';
import { isMessage } from './edges.ts';

export type EdgeState = 'active' | 'named' | 'done' | 'waiting';

/** Whether the step is about the weights of this edge: its share at t, the sum over t, the update. */
function isNamed(state: SessionState, { direction, through, to }: Edge): boolean {
  const step = currentStep(state);
  if (step?.writes == null || through === null || direction !== 'forward') return false;
  if (!('parameter' in through)) return false;
  const named = parameterQuantity(step.writes.quantity);
  return named?.parameter === through.parameter && (step.t === null || step.t === to.t);
}

/** Whether the step is about what flows here: it writes that, or adds it to what came elsewhere. */
function isActive(state: SessionState, { from, to }: Edge): boolean {
  const role = roleOf(state, to);
  if (role === 'reads') return isMessage(to);
  return role === 'writes' && roleOf(state, from) === 'reads';
}

/** What no step writes never flows back: from the first column of a window that is truncated there. */
const hasFlowed = (state: SessionState, { direction, to }: Edge): boolean =>
  (direction === 'forward' || writerOf(state.steps, to) !== undefined) && isReached(state, to);

/** Whether something flows along the edge now, has flowed, or will; or its weights are spoken of. */
export function edgeState(state: SessionState, edge: Edge): EdgeState {
  if (isNamed(state, edge)) return 'named';
  if (isActive(state, edge)) return 'active';
  return hasFlowed(state, edge) ? 'done' : 'waiting';
}

/** One arrow and what it passes through. A backward arrow is there only once something flowed. */
export const EdgeLine = memo(function EdgeLine({
  edge,
  scale,
}: {
  edge: Edge;
  scale: number;
}): React.ReactElement | null {
  const state = useOfPicture((session) => edgeState(session, edge));
  const { direction, through, label, path } = edge;
  const isHeld = through !== null && 'parameter' in through && through.parameter === 'Whh';
  const isCut = useOfPicture((session) => isHeld && isRecurrenceCut(session));
  if (direction === 'backward' && state === 'waiting') return null;
  return (
    <g className={`edge ${direction} ${state}${isCut ? ' cut' : ''}`}>
      <path
        d={path}
        markerEnd={`url(#tip-${direction}-${state})`}
        strokeWidth={(isStrong(state) ? 3.5 : 1.75) * scale}
      />
      {label !== null &&
        through !== null &&
        ('parameter' in through ? (
          <Glyph
            of={once(through.parameter)}
            transposed={direction === 'backward'}
            after={isCut ? '=0' : ''}
            x={label.x}
            y={label.y}
            textAnchor={label.anchor}
            fontSize={15 * scale}
          />
        ) : (
          <text
            className="glyph"
            x={label.x}
            y={label.y}
            textAnchor={label.anchor}
            fontSize={14 * scale}
          >
            {through.fn}
          </text>
        ))}
    </g>
  );
});

export const isStrong = (state: EdgeState): boolean => state === 'active' || state === 'named';

const TIPS = (['forward', 'backward'] as const).flatMap((direction) =>
  (['active', 'named', 'done', 'waiting'] as const).map((state) => ({ direction, state })),
);

/** The arrow heads, one of each colour. */
export const EdgeTips = memo(function EdgeTips(): React.ReactElement {
  return (
    <defs>
      {TIPS.map(({ direction, state }) => (
        <marker
          key={direction + state}
          id={`tip-${direction}-${state}`}
          className={`tip ${direction} ${state}`}
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth={isStrong(state) ? 4 : 5.5}
          markerHeight={isStrong(state) ? 4 : 5.5}
          orient="auto-start-reverse"
        >
          <path d="M0,0.5L9.5,5L0,9.5Z" />
        </marker>
      ))}
    </defs>
  );
});
