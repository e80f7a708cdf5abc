import { metrics, watchFrames } from './frames.mjs';
import { LARGEST, open, trainUntilStopped, WORKLOAD } from './page.mjs';
import { percentile, report } from './report.mjs';
import { benchStreaming } from './streaming.mjs';

const SECONDS = 10;

/** What training at full speed costs the page. */
export async function benchSpeed() {
  const { page, cdp, elsewhere } = await open(LARGEST);
  await page.evaluate(watchFrames);
  await cdp.send('Performance.enable');

  await trainUntilStopped(page);
  await page.waitForTimeout(2000);
  const before = await metrics(cdp);
  await page.evaluate(() => window.measured.clear());
  const until = Date.now() + 1000 * SECONDS;
  for (let x = 0; Date.now() < until; x++) {
    await page.mouse.move(300 + (x % 50), 500);
    await page.waitForTimeout(90);
  }
  const after = await metrics(cdp);
  const { frames, tasks, inputs } = await page.evaluate(() => window.measured.take());
  const wall = after.Timestamp - before.Timestamp;
  const sizes = Object.values(WORKLOAD).join(', ');
  console.log(`Training (T, V, H) = (${sizes}) for ${SECONDS} s, ${frames.length} frames\n`);
  report('main thread busy', (100 * (after.TaskDuration - before.TaskDuration)) / wall, 25, '%');
  // Timestamps of frames are rounded: half a millisecond is no frame missed.
  report('time between frames, 95th percentile', percentile(frames, 95), 17, 'ms');
  report('longest task', Math.max(0, ...tasks), 50, 'ms');
  report(
    'from input to the second frame after it, 95th percentile',
    percentile(inputs, 95),
    34,
    'ms',
  );
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await benchStreaming(page);
  report('requests that leave the origin', elsewhere.length, 0, '');
}
