/** In the page: the times between frames, long tasks, and from an input to the second frame after. */
export function watchFrames() {
  let frames = [];
  let tasks = [];
  let inputs = [];
  let last = performance.now();
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map((e) => e.duration)),
  ).observe({
    type: 'longtask',
  });
  addEventListener('pointermove', ({ timeStamp }) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => inputs.push(performance.now() - timeStamp)),
    );
  });
  window.measured = {
    clear: () => ((frames = []), (tasks = []), (inputs = [])),
    take: () => ({ frames, tasks, inputs }),
  };
}

export async function metrics(cdp) {
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}
