import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { currentStep, refKey } from '../../store/selectors.ts';
import { parameterQuantity } from '../../timeline/quantities.ts';
import type { Scene } from '../../timeline/values.ts';
import { useSelect } from '../parts/session.tsx';

const DURATION = 420;

/**
 * A copy of the contribution that a step writes, flying into the sum. Only a step forward moves;
 * going back, jumping and reduced motion show the result at once.
 */
export function Flight({
  board,
  scene,
  still,
}: {
  /** The positioned element that holds both places. */
  board: RefObject<HTMLElement | null>;
  scene: Scene;
  still: boolean;
}): React.ReactElement {
  const place = useSelect(({ position }) => position.i);
  const step = useSelect(currentStep);
  const last = useRef({ place, scene });
  const layer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const isNext = last.current.scene === scene && place === last.current.place + 1;
    last.current = { place, scene };
    const writes = step?.writes ?? null;
    const named = writes === null ? null : parameterQuantity(writes.quantity);
    const [ground, root] = [layer.current, board.current];
    if (!isNext || still || ground === null || root === null || writes === null) return;
    if (named?.kind !== 'contribution') return;
    const from = root.querySelector<HTMLElement>(`[data-block="${refKey(writes)}"]`);
    const to = root.querySelector<HTMLElement>(`[data-sum="${named.parameter}"] .matrix`);
    if (from === null || to === null || typeof from.animate !== 'function') return;

    const a = from.getBoundingClientRect();
    const b = to.getBoundingClientRect();
    const origin = ground.getBoundingClientRect();
    const token = from.cloneNode(true) as HTMLElement;
    token.removeAttribute('data-block');
    // A copy is not the number itself: it cannot be asked or moved to.
    for (const entry of token.querySelectorAll('[data-cell]')) entry.removeAttribute('data-cell');
    token.classList.add('token');
    token.style.insetInlineStart = `${a.left - origin.left}px`;
    token.style.insetBlockStart = `${a.top - origin.top}px`;
    ground.append(token);
    const dx = b.left + b.width / 2 - a.left - a.width / 2;
    const dy = b.top + b.height / 2 - a.top - a.height / 2;
    const flight = token.animate(
      [
        { transform: 'none', opacity: 1 },
        { transform: `translate(${dx}px, ${dy}px)`, opacity: 0.9, offset: 0.85 },
        { transform: `translate(${dx}px, ${dy}px)`, opacity: 0 },
      ],
      { duration: DURATION, easing: 'ease-in-out' },
    );
    const end = (): void => {
      token.remove();
    };
    flight.onfinish = end;
    return () => {
      flight.cancel();
      end();
    };
  }, [board, place, scene, step, still]);

  return <div ref={layer} className="flight" aria-hidden="true" inert />;
}
