/**
 * Does a piece of work after the next frame, where what a person does comes in between: in the frame
 * its drawing would be part of the same task. It waits for as long as `isBusy`. The result ends that.
 */
export function betweenFrames(isBusy: () => boolean, work: () => void): () => void {
  let timer: number | undefined;
  const wait = (): void => {
    frame = requestAnimationFrame(() => {
      if (isBusy()) wait();
      else timer = window.setTimeout(work);
    });
  };
  let frame = 0;
  wait();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
