import { useEffect, useRef, useState } from 'react';
import { currentStep, roleOf } from '../../store/selectors.ts';
import type { Scene } from '../../timeline/values.ts';
import { valuesOf } from '../../timeline/values.ts';
import { animate } from '../parts/animate.ts';
import { useOfPicture, useSession } from '../parts/session.tsx';
import { tintOf } from '../parts/tint.ts';
import type { EdgeInput } from './edges.ts';
import { edgesAt } from './edges.ts';
import { edgeState } from './EdgeLine.tsx';
import type { ColumnRange } from './useScroll.ts';

const DURATION = 480;
const TOKEN = 9;
/** A token longer than this would hide the picture. */
const MOST_ELEMENTS = 16;

interface MotionProps {
  readonly input: EdgeInput;
  /** The columns whose arrows are drawn. */
  readonly columns: ColumnRange;
  readonly scene: Scene;
  readonly still: boolean;
  readonly scale: number;
}

/**
 * The quantity that a step reads, moving along its edge to what the step writes. Only a step
 * forward moves; going back, jumping and reduced motion show the result at once.
 */
export default function Motion(props: MotionProps): React.ReactElement | null {
  const { scene, still } = props;
  const place = useOfPicture(({ position }) => position.i);
  const [last, setLast] = useState({ place, scene, isNext: false });
  let move = last;
  if (last.place !== place || last.scene !== scene) {
    move = { place, scene, isNext: last.scene === scene && place === last.place + 1 };
    setLast(move);
  }
  // Where nothing moves nothing is drawn, either: it would be, again, with every picture.
  return move.isNext && !still ? <Tokens key={place} {...props} /> : null;
}

function Tokens({ input, columns, scene, scale }: MotionProps): React.ReactElement | null {
  const { store } = useSession();
  const step = useOfPicture(currentStep);
  const layer = useRef<SVGGElement>(null);
  const { start, end } = scene.record.window;
  const { from, to } = columns;
  const moving = Array.from({ length: step === null ? 0 : to - from + 1 }, (_, k) => from + k)
    .flatMap((column) =>
      edgesAt(input, column, start + column, column === from, start + column === end),
    )
    .filter((edge) => edgeState(store.getState(), edge) === 'active');

  useEffect(() => {
    const group = layer.current;
    if (group === null) return;
    const tokens = [...group.children] as SVGGElement[];
    const paths = tokens.map((token) => token.querySelector('path'));
    const stop = animate(DURATION, (share, eased) => {
      tokens.forEach((token, index) => {
        const path = paths[index];
        if (!path) return;
        const point = path.getPointAtLength(path.getTotalLength() * eased);
        token
          .querySelector('.token')
          ?.setAttribute('transform', `translate(${point.x},${point.y})`);
        token.setAttribute('opacity', String(share > 0.85 ? (1 - share) / 0.15 : 1));
      });
    });
    return () => {
      stop();
      for (const token of tokens) token.setAttribute('opacity', '0');
    };
  }, []);

  if (moving.length === 0) return null;
  const size = TOKEN * scale;
  return (
    <g ref={layer} className="motion" aria-hidden="true">
      {moving.map((edge) => {
        // What is added up has come through the weights already.
        const isAdded = roleOf(store.getState(), edge.to) === 'reads';
        const values = valuesOf(scene, isAdded ? edge.to : edge.from).slice(0, MOST_ELEMENTS);
        return (
          <g key={edge.key} opacity={0}>
            <path d={edge.path} fill="none" stroke="none" />
            <g className={`token ${edge.direction}`}>
              <rect
                className="frame"
                x={-size / 2 - 3}
                y={(-values.length * size) / 2 - 3}
                width={size + 6}
                height={values.length * size + 6}
                rx={4}
              />
              {values.map((value, index) => {
                const tint = tintOf(edge.from.quantity, value);
                return (
                  <rect
                    key={index}
                    className={`ground ${tint.className}`}
                    style={tint.style}
                    x={-size / 2}
                    y={(index - values.length / 2) * size}
                    width={size}
                    height={size - 1}
                  />
                );
              })}
            </g>
          </g>
        );
      })}
    </g>
  );
}
