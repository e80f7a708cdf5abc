import { easeCubicInOut, timer } from 'd3';
import { useEffect, useRef, useState } from 'react';

const DURATION = 900;

/** How far the network is folded: 0 unrolled, 1 the one recurrent cell; moves when `folded` changes. */
export function useUnfolding(folded: boolean, still: boolean): number {
  const target = folded ? 1 : 0;
  const [amount, setAmount] = useState(target);
  const now = useRef(target);
  useEffect(() => {
    const start = now.current;
    if (start === target) return;
    const clock = timer((elapsed) => {
      const share = still ? 1 : Math.min(1, elapsed / DURATION);
      now.current = start + (target - start) * easeCubicInOut(share);
      setAmount(now.current);
      if (share === 1) clock.stop();
    });
    return () => {
      clock.stop();
    };
  }, [target, still]);
  return amount;
}
