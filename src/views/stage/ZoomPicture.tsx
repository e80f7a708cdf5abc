import { useLayoutEffect, useRef } from 'react';
import { useSession } from '../parts/session.tsx';
import { useTheme } from '../parts/useTheme.ts';
import type { Curtain } from './curtain.ts';
import { curtainOf } from './curtain.ts';
import type { StagePicture } from './stage-picture.ts';

type ZoomPictureProps = Omit<StagePicture, 'picture' | 'left' | 'top' | 'state' | 'theme'> & {
  /** Where the curtain is told of, as soon as there is one. */
  readonly curtain: (curtain: Curtain | null) => void;
};

/**
 * The stage as one painted picture, for as long as its elements are not drawn for the present zoom:
 * to draw them takes longer than a frame, and so does a canvas for each column.
 */
export default function ZoomPicture({ curtain, ...drawn }: ZoomPictureProps): React.ReactElement {
  const first = useRef<HTMLCanvasElement>(null);
  const second = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { store } = useSession();
  const latest = useRef({ ...drawn, theme });
  useLayoutEffect(() => {
    latest.current = { ...drawn, theme };
  });
  useLayoutEffect(() => {
    if (first.current === null || second.current === null) return;
    const made = curtainOf([first.current, second.current], () => ({
      ...latest.current,
      state: store.getState(),
    }));
    curtain(made);
    return () => {
      made.hide();
      curtain(null);
    };
  }, [curtain, store]);
  const { width: inlineSize, height: blockSize } = drawn;
  return (
    <div className="curtain" style={{ inlineSize, blockSize }} aria-hidden="true">
      <canvas ref={first} style={{ inlineSize, blockSize }} />
      <canvas ref={second} style={{ inlineSize, blockSize }} />
    </div>
  );
}
