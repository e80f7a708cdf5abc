/** Whether a piece of work between two frames is being done. */
let isBetween = false;

/**
 * Does a piece of work after the next frame, where what a person does comes in between: in the frame
 * its drawing would be part of the same task. It waits for as long as `isBusy`. The result ends that.
 */
export function betweenFrames(isBusy: () => boolean, work: () => void): () => void {
  let timer: number | undefined;
  const wait = (): void => {
    frame = requestAnimationFrame(() => {
      if (isBusy()) wait();
      else
        timer = window.setTimeout(() => {
          isBetween = true;
          try {
            work();
          } finally {
            isBetween = false;
          }
        });
    });
  };
  let frame = 0;
  wait();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/**
 * Paints in the next frame, before that is seen: what React draws has a task of its own, which is long
 * enough. A piece of work between two frames paints at once. The result ends the wait.
 */
export function withFrame(paint: () => void): () => void {
  if (isBetween) {
    paint();
    return () => undefined;
  }
  const frame = requestAnimationFrame(paint);
  return () => {
    cancelAnimationFrame(frame);
  };
}
