import { useLayoutEffect, useRef } from 'react';
import type { CSSProperties } from 'react';
import { columnProgress, comparedWith, isReached } from '../../store/selectors.ts';
import { useSelect, useSession } from '../parts/session.tsx';
import { useTheme } from '../parts/useTheme.ts';
import type { HeatPart, PartsInput } from './column-parts.ts';
import { namesOf, partsOf } from './column-parts.ts';
import { bottomOf } from './layout.ts';
import { paintColumn } from './paint-column.ts';

interface HeatColumnProps extends PartsInput {
  /** Where x = 0 of the parts lies on the stage. */
  readonly x: number;
  readonly style: CSSProperties;
}

/** The room for a name beside the outputs. */
const NAME = 40;

/** The numbers of a column that have no element each, as a picture behind the column. */
export default function HeatColumn(props: HeatColumnProps): React.ReactElement {
  const { scene, x, t, layout, style } = props;
  const { fontSize } = layout;
  const parts = partsOf(props);
  const names = namesOf(props);
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { store } = useSession();
  useSelect((state) => (t === null ? state.position.i : columnProgress(state, t)));
  const other = useSelect(comparedWith);
  const state = store.getState();
  const reached = parts.filter(({ of }) => isReached(state, of));
  const left = Math.min(...parts.map(({ block }) => block.x)) - (names === null ? 0 : NAME);
  const right = Math.max(...parts.map(({ block }) => block.x + block.w));
  const top = Math.min(...parts.map(({ block }) => block.y));
  const rows = ({ elements, across }: HeatPart): number => Math.ceil(elements.length / across);
  const bottom = Math.max(...parts.map((part) => bottomOf(part.block, rows(part))));
  const shown = reached.map(({ of, drawn }) => `${of.quantity} ${drawn}`).join(' ');

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    paintColumn(element, {
      ...{ scene, other, theme, fontSize, names, left, right, top, bottom },
      parts: reached,
    });
    // `parts` and `reached` are new every time; what tells them apart is listed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scene, other, theme, shown, left, right, top, bottom, parts[0]?.across, parts[0]?.elements]);

  return (
    <canvas
      ref={canvas}
      className="heat-column"
      aria-hidden="true"
      style={{
        ...style,
        inlineSize: right - left,
        blockSize: bottom - top,
        transform: `translate(${x + left}px,${top}px)`,
      }}
    />
  );
}
