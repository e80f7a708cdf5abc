import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { comparedWith, isShown } from '../../store/selectors.ts';
import { useOfPicture } from '../parts/session.tsx';
import { useTheme } from '../parts/useTheme.ts';
import { withFrame } from './between-frames.ts';
import type { HeatPart, PartsInput } from './column-parts.ts';
import { namesOf, partsOf } from './column-parts.ts';
import { bottomOf } from './layout.ts';
import { paintColumn } from './paint-column.ts';

interface HeatColumnProps extends PartsInput {
  /** Where x = 0 of the parts lies on the stage. */
  readonly x: number;
  readonly opacity: number;
}

/** The room for a name beside the outputs. */
const NAME = 40;

const rowsOf = ({ elements, across }: HeatPart): number => Math.ceil(elements.length / across);

/** The numbers of a column that have no element each, as a picture behind the column. */
export default memo(function HeatColumn(props: HeatColumnProps): React.ReactElement {
  const { x, opacity, scene, t, layout, likeliest, compactInput, drawsAll, view } = props;
  const { fontSize } = layout;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const other = useOfPicture(comparedWith);
  const { parts, names } = useMemo(() => {
    const input = { scene, t, layout, likeliest, compactInput, drawsAll, view };
    return { parts: partsOf(input), names: namesOf(input) };
  }, [scene, t, layout, likeliest, compactInput, drawsAll, view]);
  /** For each part, + where its numbers may be shown. */
  const signs = useOfPicture((state) =>
    parts.map(({ of }) => (isShown(state, of) ? '+' : '-')).join(''),
  );
  const left = Math.min(...parts.map(({ block }) => block.x)) - (names === null ? 0 : NAME);
  const right = Math.max(...parts.map(({ block }) => block.x + block.w));
  const top = Math.min(...parts.map(({ block }) => block.y));
  const bottom = Math.max(...parts.map((part) => bottomOf(part.block, rowsOf(part))));

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    return withFrame(() => {
      paintColumn(element, {
        ...{ scene, other, theme, fontSize, names, left, right, top, bottom },
        parts: parts.filter((_, place) => signs[place] === '+'),
      });
    });
  }, [scene, other, theme, fontSize, names, left, right, top, bottom, parts, signs]);

  return (
    <canvas
      ref={canvas}
      className="heat-column"
      aria-hidden="true"
      style={{
        opacity,
        inlineSize: right - left,
        blockSize: bottom - top,
        transform: `translate(${x + left}px,${top}px)`,
      }}
    />
  );
});
