/** Drawing a large record takes the page long, and as long again to clear up: an eighteenth of its time. */
const REST_AFTER_DRAWING = 36;
/** A page that was held up once is not still for long. */
const LONGEST_REST_MS = 4000;
/** A frame that took the page less than this drew nothing of the record; nor do any after so many. */
const QUICK_MS = 4;
const MOST_FRAMES = 30;

/** Calls `then` after the next frame, with the time that it took and what was done right after it. */
function afterFrame(then: (took: number) => void): void {
  requestAnimationFrame(() => {
    const begun = performance.now();
    // The first timer ends the frame; one that is set in it, what others have set for after the frame.
    setTimeout(() => {
      setTimeout(() => {
        then(performance.now() - begun);
      });
    });
  });
}

/**
 * Calls `then` when what is about to be told has been drawn, in one frame or in several that follow
 * each other, and the page has rested from it. In a hidden tab nothing is drawn, so nothing follows
 * until it is seen again.
 */
export const whenDrawn = (then: () => void): void => {
  const told = performance.now();
  let took = 0;
  // What is told is taken up in a microtask; this one comes after it.
  queueMicrotask(() => {
    queueMicrotask(() => (took = performance.now() - told));
  });
  const drawn = (frame: number): void => {
    afterFrame((more) => {
      took += more;
      if (more >= QUICK_MS && frame < MOST_FRAMES) drawn(frame + 1);
      else setTimeout(then, Math.min(LONGEST_REST_MS, REST_AFTER_DRAWING * took));
    });
  };
  drawn(1);
};
