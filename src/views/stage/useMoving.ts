import { useRef, useState } from 'react';

/** Whether the picture is being zoomed: meanwhile nothing is drawn that is not seen. */
export interface Moving {
  readonly isMoving: () => boolean;
  /** `stop` ends what begins; what went on before is stopped. */
  readonly begin: (stop: () => void) => void;
  readonly end: () => void;
}

export function useMoving(): Moving {
  const stop = useRef<(() => void) | null>(null);
  const [moving] = useState<Moving>(() => ({
    isMoving: () => stop.current !== null,
    begin: (next) => {
      stop.current?.();
      stop.current = next;
    },
    end: () => {
      stop.current = null;
    },
  }));
  return moving;
}
