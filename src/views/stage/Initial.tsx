import { comparedWith, isShown, litCells, roleOf, selectedCell } from '../../store/selectors.ts';
import { previousState } from '../../timeline/equations.ts';
import { cellKey, once } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { contextOf } from '../../timeline/values.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useOfPicture } from '../parts/session.tsx';
import { Cells } from './Cells.tsx';
import type { HeightRange } from './useScroll.ts';
import type { StageLayout } from './layout.ts';
import { everyElement } from './outputs.ts';

/** The state before the first time step, and its gradient where it is a parameter. */
export function Initial({
  scene,
  layout,
  view,
}: {
  scene: Scene;
  layout: StageLayout;
  view: HeightRange | null;
}): React.ReactElement {
  const { start } = scene.record.window;
  const value = previousState(start, contextOf(scene));
  const gradient = once('gradient h0');
  const lit = useOfPicture(litCells);
  const selected = useOfPicture((state) => {
    const cell = selectedCell(state);
    return cell === null ? '' : cellKey(cell);
  });
  const roles = useOfPicture(
    (state) => `${roleOf(state, value) ?? ''}/${roleOf(state, gradient) ?? ''}`,
  ).split('/');
  const valueShown = useOfPicture((state) => isShown(state, value));
  const gradientShown = useOfPicture((state) => isShown(state, gradient));
  const other = useOfPicture(comparedWith);
  const { h0, dh0, scale, fontSize, heat, across } = layout;
  const elements = everyElement(scene.record.sizes.H);
  const shared = {
    scene,
    other,
    elements,
    fontSize,
    lit,
    selected,
    view,
    across: heat ? across : 1,
    drawn: heat ? 'heat' : 'tint',
  } as const;
  return (
    <g>
      <Glyph
        of={start === 1 ? once('h0') : value}
        before={other === null ? '' : 'Δ'}
        className="forward"
        x={h0.x + h0.w / 2}
        y={h0.y - 7 * scale}
        textAnchor="middle"
        fontSize={16 * scale}
      />
      <Cells
        {...shared}
        of={value}
        block={h0}
        reached={valueShown}
        role={roles[0] === 'reads' ? 'reads' : null}
      />
      {start === 1 && (
        <>
          <Glyph
            of={gradient}
            before={other === null ? '' : 'Δ'}
            className={`backward ${gradientShown ? '' : 'waiting'}`}
            x={dh0.x + dh0.w / 2}
            y={dh0.y - 7 * scale}
            textAnchor="middle"
            fontSize={16 * scale}
          />
          <Cells
            {...shared}
            of={gradient}
            block={dh0}
            reached={gradientShown}
            role={roles[1] === 'writes' ? 'writes' : roles[1] === 'reads' ? 'reads' : null}
          />
        </>
      )}
    </g>
  );
}
