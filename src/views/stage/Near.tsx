import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';

interface NearProps {
  /** Whether the window is too far away for columns. */
  readonly isGone: boolean;
  readonly children: ReactNode;
}

/** The columns. From afar they go when the strips have come: both at once would take too long. */
export function Near({ isGone, children }: NearProps): React.ReactElement {
  // Not the columns themselves are deferred: each picture of them would be followed by another one.
  const isLate = useDeferredValue(isGone);
  const [last, setLast] = useState(children);
  if (!isGone && children !== last) setLast(children);
  return (
    <div className="columns" style={{ visibility: isGone ? 'hidden' : undefined }}>
      {isGone ? !isLate && last : children}
    </div>
  );
}
