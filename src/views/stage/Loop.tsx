import { isRecurrenceCut } from '../../store/selectors.ts';
import type { SessionState } from '../../store/state.ts';
import { once } from '../../timeline/quantities.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useSelect } from '../parts/session.tsx';
import type { EdgeState } from './EdgeLine.tsx';
import { edgeState, isStrong } from './EdgeLine.tsx';
import type { EdgeInput } from './edges.ts';
import { edgesBetween } from './edges.ts';
import { loopBackPath, loopPath } from './loop-paths.ts';

/** The recurrence of the folded cell: W_hh out of h into the cell itself, and the gradient's way back. */
export default function Loop({
  input,
  t,
  opacity,
}: {
  input: EdgeInput;
  t: number;
  opacity: number;
}): React.ReactElement {
  const into = useSelect((state) => loopStates(input, t, state).into);
  const back = useSelect((state) => loopStates(input, t, state).back);
  const isCut = useSelect(isRecurrenceCut);
  const cut = isCut ? ' cut' : '';
  const after = isCut ? '=0' : '';
  const { layout, x } = input;
  const { scale } = layout;
  const y = layout.u.y - 12 * scale;
  const reach = 76 * scale;
  return (
    <g opacity={opacity}>
      <g className={`edge forward ${into}${cut}`}>
        <path
          d={loopPath(input)}
          markerEnd={`url(#tip-forward-${into})`}
          strokeWidth={widthOf(into) * scale}
        />
        <Glyph
          of={once('Whh')}
          after={after}
          x={x(0) + layout.h.x - reach}
          y={y}
          textAnchor="end"
          fontSize={16 * scale}
        />
      </g>
      {back !== 'waiting' && (
        <g className={`edge backward ${back}${cut}`}>
          <path
            d={loopBackPath(input)}
            markerEnd={`url(#tip-backward-${back})`}
            strokeWidth={widthOf(back) * scale}
          />
          <Glyph
            of={once('Whh')}
            transposed
            after={after}
            x={x(0) + layout.dh.x + layout.dh.w + reach}
            y={y}
            textAnchor="start"
            fontSize={16 * scale}
          />
        </g>
      )}
    </g>
  );
}

const widthOf = (state: EdgeState): number => (isStrong(state) ? 3.5 : 2.5);

/**
 * The arrows of the loop are those between time steps: into t, and back to it or, where that is
 * written, to the state before the first. That something will flow is clear from the loop itself.
 */
export function loopStates(
  input: EdgeInput,
  t: number,
  state: SessionState,
): { readonly into: EdgeState; readonly back: EdgeState } {
  const [into, before] = edgesBetween(input, 0, t - 1).map((edge) => edgeState(state, edge));
  const [, back = 'waiting'] = edgesBetween(input, 0, t).map((edge) => edgeState(state, edge));
  return {
    into: into === undefined || into === 'waiting' ? 'done' : into,
    back: t === 1 && before === 'active' ? before : back,
  };
}
