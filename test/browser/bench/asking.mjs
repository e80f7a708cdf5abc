import { watchFrames } from './frames.mjs';
import { open } from './page.mjs';
import { percentile, report } from './report.mjs';

const SMALL_SCREEN = { width: 1366, height: 768 };
const DRAG_MS = 4000;
/** (T, H) = (25, 8) at a weight that is asked, and (40, 16) at the end of its forward pass. */
const DRAGGED = new URLSearchParams({ v: 1, text: 'the clouds are in the sky.', H: 8 });
const ASKED = new URLSearchParams({
  v: 1,
  text: 'the quick brown fox jumps over a lazy dog',
  H: 16,
});
const BOARDS = ['Shared weights', 'Network', 'Long memory', 'Network'];

/** Opening a board, asking a number, and dragging a weight. */
export async function benchAsking() {
  await benchDragging();
  await benchOpening();
}

async function benchDragging() {
  const { page } = await open(`${DRAGGED}&step=140&ask=Whh..5`, SMALL_SCREEN);
  await page.locator('.set-by-hand input[type=range]').waitFor();
  await page.waitForTimeout(2000);
  await page.evaluate(watchFrames);
  const perSecond = await page.evaluate(drag, DRAG_MS);
  const { tasks } = await page.evaluate(() => window.measured.take());
  console.log('Dragging a weight at (T, H) = (25, 8)\n');
  report('pictures drawn in a second', perSecond, 30, '', true);
  report('longest task', Math.max(0, ...tasks), 50, 'ms');
  await page.close();
}

/** In the page: moves the weight's slider in every frame; how often a second the losses change. */
async function drag(ms) {
  const slider = document.querySelector('.set-by-hand input[type=range]');
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  const [low, high] = [Number(slider.min), Number(slider.max)];
  const losses = () =>
    Array.from(document.querySelectorAll('.stage [data-cell^="L@"]'), (cell) =>
      cell.getAttribute('data-value'),
    ).join();
  const begun = performance.now();
  let [pictures, last] = [-1, ''];
  for (let move = 0; performance.now() - begun < ms; move++) {
    const now = losses();
    if (now !== last) pictures++;
    last = now;
    const share = 0.3 + 0.4 * Math.abs(((move / 45) % 2) - 1);
    // React looks at the property of the element's class.
    set.call(slider, String(low + (high - low) * share));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(requestAnimationFrame);
  }
  return (1000 * pictures) / (performance.now() - begun);
}

async function benchOpening() {
  const { page } = await open(`${ASKED}&step=700`, SMALL_SCREEN);
  await page.waitForTimeout(3000);
  await page.evaluate(watchFrames);
  console.log('\nAsking at (T, H) = (40, 16)\n');
  for (const name of BOARDS) {
    await page.evaluate(() => window.measured.clear());
    const button = page.locator('nav.boards').getByRole('button', { name });
    const answer = await button.evaluate(clickAndDraw);
    await page.waitForTimeout(1500);
    const { tasks } = await page.evaluate(() => window.measured.take());
    report(`${name} opens after`, answer, 100, 'ms');
    report('longest task', Math.max(0, ...tasks), 50, 'ms');
  }
  await page.evaluate(() => window.measured.clear());
  const answers = [];
  const numbers = page.locator('.stage [data-cell][role=button]');
  const count = Math.min(400, await numbers.count());
  for (let k = 0; k < count; k += 20) answers.push(await numbers.nth(k).evaluate(clickAndDraw));
  const { tasks } = await page.evaluate(() => window.measured.take());
  report('a number answers after, 95th percentile', percentile(answers, 95), 100, 'ms');
  report('longest task', Math.max(0, ...tasks), 50, 'ms');
  await page.close();
}

/** In the page: the time from a click until what follows it has been drawn. */
async function clickAndDraw(element) {
  const begun = performance.now();
  element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begun;
}
