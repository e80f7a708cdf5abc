import { watchFrames } from './frames.mjs';
import { open } from './page.mjs';
import { percentile, report } from './report.mjs';

/** (T, V, H), each on a text that comes with the app. */
const SIZES = [
  { T: 25, V: 65, H: 100 },
  { T: 200, V: 65, H: 100 },
  { T: 25, V: 65, H: 512 },
];
/** From the whole window to the largest numbers and back takes fewer turns of the wheel than this. */
const TURNS = 120;
const WAYS = [
  ['out to the whole window', 1],
  ['in to single numbers', -1],
  ['and back', 1],
];

/** Zooming by wheel while nothing trains, one turn in every frame. */
export async function benchZooming() {
  for (const { T, V, H } of SIZES) {
    const hash = new URLSearchParams({
      ...{ v: 1, lib: 'shakespeare', H, head: 'softmax', opt: 'adam', rate: 0.003 },
      ...{ k1: T, k2: T, step: 6 * T + 2 },
    });
    const { page } = await open(hash, { width: 1366, height: 768 });
    await page.locator('.stage[aria-busy=false]').waitFor();
    await page.waitForTimeout(2000);
    await page.evaluate(watchFrames);
    console.log(`\nZooming at (T, V, H) = (${T}, ${V}, ${H})\n`);
    for (const [way, sign] of WAYS) {
      await page.evaluate(() => window.measured.clear());
      await page.evaluate(turn, { sign, turns: TURNS });
      await page.waitForTimeout(500);
      const { frames, tasks } = await page.evaluate(() => window.measured.take());
      report(`${way}: frames, 95th percentile`, percentile(frames, 95), 17, 'ms');
      report(`${way}: longest task`, Math.max(0, ...tasks), 50, 'ms');
    }
    await page.close();
  }
}

/** In the page: turns the wheel, with Ctrl, once in every frame. */
async function turn({ sign, turns }) {
  const scroller = document.querySelector('.stage-scroll');
  const { left, top, width, height } = scroller.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  for (let k = 0; k < turns; k++) {
    const event = { ...at, deltaY: 12 * sign, ctrlKey: true, bubbles: true, cancelable: true };
    scroller.dispatchEvent(new WheelEvent('wheel', event));
    await new Promise(requestAnimationFrame);
  }
}
