import { useEffect, useRef, useState } from 'react';
import { animate } from '../parts/animate.ts';

const DURATION = 900;

/** How far the network is folded: 0 unrolled, 1 the one recurrent cell; moves when `folded` changes. */
export function useUnfolding(folded: boolean, still: boolean): number {
  const target = folded ? 1 : 0;
  const [amount, setAmount] = useState(target);
  const now = useRef(target);
  useEffect(() => {
    const start = now.current;
    if (start === target) return;
    return animate(still ? 0 : DURATION, (_, share) => {
      now.current = start + (target - start) * share;
      setAmount(now.current);
    });
  }, [target, still]);
  return amount;
}
