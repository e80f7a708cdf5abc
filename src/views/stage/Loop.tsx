import { isReached, isRecurrenceCut } from '../../store/selectors.ts';
import { at, once } from '../../timeline/quantities.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useSelect } from '../parts/session.tsx';
import type { EdgeInput } from './edges.ts';
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
  const back = useSelect((state) => isReached(state, at('dhFromNext', t)) && t < lastTime(state));
  const isCut = useSelect(isRecurrenceCut);
  const cut = isCut ? ' cut' : '';
  const after = isCut ? '=0' : '';
  const { layout, x } = input;
  const { scale } = layout;
  const y = layout.u.y - 12 * scale;
  const reach = 76 * scale;
  return (
    <g opacity={opacity}>
      <g className={`edge forward done${cut}`}>
        <path d={loopPath(input)} markerEnd="url(#tip-forward-done)" strokeWidth={2.5 * scale} />
        <Glyph
          of={once('Whh')}
          after={after}
          x={x(0) + layout.h.x - reach}
          y={y}
          textAnchor="end"
          fontSize={16 * scale}
        />
      </g>
      {back && (
        <g className={`edge backward done${cut}`}>
          <path
            d={loopBackPath(input)}
            markerEnd="url(#tip-backward-done)"
            strokeWidth={2.5 * scale}
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

const lastTime = ({ scene }: { scene: { record: { window: { end: number } } } | null }): number =>
  scene?.record.window.end ?? 0;
