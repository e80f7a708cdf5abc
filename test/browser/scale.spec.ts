import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { LIMITS } from '../../src/share/limits.ts';
import { at, cellOf } from '../../src/timeline/quantities.ts';
import { valueAt } from '../../src/timeline/values.ts';
import { parseCellKey } from '../../src/views/parts/neighbour.ts';
import { inBrowser } from './engine.ts';
import { expect, test } from './fixtures.ts';
import { measure } from './measure.mjs';
import { hashOf, open } from './support.ts';

const WORDS = 'the quick brown fox jumps over the lazy dog while seven wizards box with jugs';
const configuration = {
  ...DEFAULT_CONFIGURATION,
  text: WORDS,
  head: 'softmax' as const,
  hiddenSize: Math.min(100, LIMITS.hiddenSize.high),
};
const T = WORDS.length - 1;
/** The step that computes h at time t: the third of six. */
const stepOfH = (t: number): number => 6 * (t - 1) + 3;
const END_OF_BACKWARD = 6 * T + 1 + 11 * T;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const zoom = (page: Page, name: 'Zoom in' | 'Zoom out') => page.getByRole('button', { name });
const chosen = (page: Page) => page.locator('.stage [aria-pressed=true]');

async function pressWhile(page: Page, name: 'Zoom in' | 'Zoom out'): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (await zoom(page, name).isDisabled()) return;
    await zoom(page, name).click();
  }
  throw new Error(`${name} does not end`);
}

test('a cell of heat is chosen by pointer and keys, and says the engine’s number', async ({
  page,
}) => {
  const scene = await inBrowser(page, 0, configuration);
  await open(page, hashOf({ configuration, step: stepOfH(5) }));
  const block = page.locator('.stage').getByRole('button', { name: /hidden state.* 5/ });
  const box = (await block.first().boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);

  const right = async (): Promise<string> => {
    const key = (await chosen(page).getAttribute('data-cell')) ?? '';
    const value = valueAt(scene, parseCellKey(key)!);
    await expect(chosen(page), key).toHaveAttribute('data-value', String(value));
    await expect(page.locator('.scalar-sum .exact')).toHaveText(String(value).replaceAll('-', '−'));
    return key;
  };
  const picked = parseCellKey(await right())!;
  expect(picked.quantity).toBe('h');
  expect(picked.index).toBeGreaterThan(0);

  // Down to the last row, up to the first, and along it: every cell can be reached so.
  const reached = new Set<string>();
  for (const key of ['Alt+ArrowUp', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowDown']) {
    await page.keyboard.press(key);
    await expect(chosen(page)).toBeFocused();
    reached.add(await right());
  }
  expect(reached.size).toBeGreaterThan(2);
  await expect(chosen(page)).toHaveAttribute('aria-label', /hidden state/);
});

test('zoomed out the whole window is there, zoomed in every number is written again', async ({
  page,
}) => {
  const scene = await inBrowser(page, 0, configuration);
  await open(page, hashOf({ configuration, step: stepOfH(40) }));
  await pressWhile(page, 'Zoom out');
  await expect(page.locator('.strips canvas')).toBeVisible();
  const scroller = page.locator('.stage-scroll');
  expect(await scroller.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  expect(await page.evaluate(measure)).toEqual([]);
  // The keys go from number to number and from time step to time step on the strips, too.
  const first = parseCellKey((await chosen(page).getAttribute('data-cell'))!)!;
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(chosen(page)).toHaveAttribute('data-cell', `h@${first.t! - 1}[${first.index}]`);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(chosen(page)).toHaveAttribute('data-cell', `h@${first.t! - 1}[${first.index + 1}]`);
  await expect(chosen(page)).toHaveAttribute(
    'data-value',
    String(valueAt(scene, { quantity: 'h', t: first.t! - 1, index: first.index + 1 })),
  );

  await pressWhile(page, 'Zoom in');
  await atRest(page);
  const cells = page.locator('.stage .cell.tint[data-cell^="h@40["]');
  await expect(cells.first()).toBeVisible();
  for (const cell of await cells.all()) {
    const key = parseCellKey((await cell.getAttribute('data-cell'))!)!;
    expect(await cell.getAttribute('data-value')).toBe(String(valueAt(scene, key)));
    await expect(cell.locator('text')).not.toHaveText('');
  }
  await page.keyboard.press('0');
  await expect(page.locator('.stage .heat-block').first()).toBeAttached();
});

test('the number that is asked stays in view while keys zoom, and is what a step is about', async ({
  page,
}) => {
  await open(page, hashOf({ configuration, step: stepOfH(5), ask: cellOf(at('h', 5), 77) }));
  const view = (await page.locator('.stage-scroll').boundingBox())!;
  const isInView = async () => {
    await expect(page.locator('.stage[aria-busy="false"]')).toBeVisible();
    const box = await page.locator('.stage .selected-outline, .stage .cell.selected').boundingBox();
    return box !== null && box.y + box.height > view.y && box.y < view.y + view.height;
  };
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('+');
    expect(await isInView(), `after ${presses + 1}`).toBe(true);
    if (await zoom(page, 'Zoom in').isDisabled()) break;
  }
  await expect(page.locator('.stage .cell.selected')).toHaveAttribute('data-cell', 'h@5[77]');
  // Far from the heads of the block it still says what is seen, and which row.
  await expect(page.locator('.bearings .glyph.forward').filter({ hasText: /5$/ })).toBeInViewport();
  await expect(page.locator('.row-names').getByText('78', { exact: true })).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await expect.poll(isInView).toBe(true);
});

test('at every zoom nothing is small, cut off or covered', async ({ page }) => {
  test.slow();
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await page.goto('about:blank');
    await open(page, hashOf({ configuration, step: END_OF_BACKWARD }));
    await page.keyboard.press('0');
    const scroller = page.locator('.stage-scroll');
    const hidden = await scroller.evaluate((each) => each.scrollHeight - each.clientHeight);
    expect.soft(hidden, 'all of the height is in view').toBeLessThanOrEqual(0);
    for (let presses = 0; presses < 12; presses++) {
      await expect(page.locator('.stage[aria-busy="false"]')).toBeVisible();
      expect.soft(await page.evaluate(measure), `${viewport.width}, ${presses}`).toEqual([]);
      if (await zoom(page, 'Zoom out').isDisabled()) break;
      await zoom(page, 'Zoom out').click();
    }
  }
});

test('axe finds nothing to say against heat, strips and the overview', async ({ page }) => {
  test.slow();
  await open(page, hashOf({ configuration, step: END_OF_BACKWARD }));
  const look = async (name: string) => {
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    );
    expect.soft([...new Set(found)].slice(0, 5), name).toEqual([]);
  };
  await look('heat');
  await pressWhile(page, 'Zoom out');
  await look('strips');
});

test('the overview shows which part is in view, and moves it by key and by drag', async ({
  page,
}) => {
  await open(page, hashOf({ configuration, step: stepOfH(2) }));
  const overview = page.getByRole('slider', { name: /whole window/ });
  const now = async () => Number(await overview.getAttribute('aria-valuenow'));
  const before = await now();
  await overview.focus();
  await page.keyboard.press('End');
  await expect(overview).toHaveAttribute('aria-valuetext', new RegExp(` to ${T}$`));
  await page.keyboard.press('Home');
  await expect(overview).toHaveAttribute('aria-valuetext', /^Time steps 1 to/);
  const box = (await overview.boundingBox())!;
  const view = (await page.locator('.overview-view').boundingBox())!;
  await page.mouse.move(view.x + view.width / 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 10, { steps: 4 });
  await page.mouse.up();
  expect(await now()).toBeGreaterThan(before + 10);
  expect(Math.abs((await now()) - T / 2)).toBeLessThan(5);
});

test('a wheel with Ctrl zooms at the pointer', async ({ page }) => {
  await open(page, hashOf({ configuration, step: stepOfH(40) }));
  const scroller = page.locator('.stage-scroll');
  const box = (await scroller.boundingBox())!;
  const pointer = { x: box.x + box.width * 0.7, y: box.y + box.height / 2 };
  const time = () =>
    page.evaluate(({ x }) => {
      const texts = [...document.querySelectorAll('.stage-content text.time')];
      const distance = (each: Element) => {
        const { left, width } = each.getBoundingClientRect();
        return Math.abs(left + width / 2 - x);
      };
      texts.sort((a, b) => distance(a) - distance(b));
      return texts[0]?.textContent;
    }, pointer);
  const before = await time();
  await page.mouse.move(pointer.x, pointer.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 60);
  await page.mouse.wheel(0, 40);
  await page.keyboard.up('Control');
  await expect(page.locator('.stage .cell.bar').first()).toBeVisible();
  await atRest(page);
  expect(await time()).toBe(before);
});

/** The elements of the stage are there for the present zoom, and seen. */
async function atRest(page: Page): Promise<void> {
  await expect(page.locator('.curtain canvas').first()).toBeHidden();
  await expect(page.locator('.curtain canvas').last()).toBeHidden();
  await expect(page.locator('.stage')).toHaveAttribute('aria-busy', 'false');
}

/** Turns the wheel over the middle of the stage, and leaves the fingers on it. */
async function turnWheel(page: Page, turns: number): Promise<() => Promise<void>> {
  const hold = await page.locator('.stage-scroll').evaluateHandle(async (scroller, count) => {
    const { left, top, width, height } = scroller.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, ctrlKey: true };
    const turn = (deltaY: number): unknown =>
      scroller.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY, cancelable: true }));
    for (let k = 0; k < Math.abs(count); k++) {
      turn(12 * Math.sign(count));
      await new Promise(requestAnimationFrame);
    }
    return window.setInterval(() => turn(0), 30);
  }, turns);
  return () =>
    hold.evaluate((timer) => {
      clearInterval(timer);
    });
}

/** The share of what is drawn in either of two pictures that an eye would tell apart. */
const difference = (page: Page, pictures: readonly Buffer[]): Promise<number> =>
  page.evaluate(
    async (all) => {
      const [one, other] = await Promise.all(
        all.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      const differ = (a: Uint8ClampedArray, k: number, b: Uint8ClampedArray, m: number): boolean =>
        [0, 1, 2].some((c) => Math.abs(a[k + c]! - b[m + c]!) > 48);
      let drawn = 0;
      let differing = 0;
      for (let k = 0; k < one!.length; k += 4) {
        // The corner is paper.
        if (differ(one!, k, one!, 0) || differ(other!, k, one!, 0)) drawn++;
        if (differ(one!, k, other!, k)) differing++;
      }
      return differing / drawn;
    },
    pictures.map((picture) => picture.toString('base64')),
  );

test('while a wheel turns the stage shows what is there when it rests', async ({ page }) => {
  await open(page, hashOf({ configuration, step: stepOfH(40) }));
  const stage = page.locator('.stage-scroll');
  await atRest(page);
  // To the strips, to columns close together, to heat and to numbers.
  for (const turns of [60, -40, -20, -30, -40]) {
    const rest = await turnWheel(page, turns);
    await expect(page.locator('.curtain canvas:visible')).toHaveCount(1);
    const isSharp = () =>
      page.locator('.curtain canvas:visible').evaluate((each) => each.style.transform);
    await expect.poll(isSharp).toBe('none');
    const painted = await stage.screenshot();
    await rest();
    await atRest(page);
    const share = await difference(page, [painted, await stage.screenshot()]);
    expect(share, `after ${turns} turns`).toBeLessThan(0.5);
  }
});

test('frames while zooming', async ({ page }) => {
  await open(page, hashOf({ configuration, step: END_OF_BACKWARD }));
  const times = await page.evaluate(async () => {
    const scroller = document.querySelector('.stage-scroll')!;
    const { left, top } = scroller.getBoundingClientRect();
    const frames: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < 90; frame++) {
      const deltaY = frame < 45 ? 12 : -12;
      const at = { clientX: left + 300, clientY: top + 200, ctrlKey: true, bubbles: true };
      scroller.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY, cancelable: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames.push(performance.now() - last);
      last = performance.now();
    }
    return frames.sort((a, b) => a - b);
  });
  const share = (q: number) => times[Math.floor(q * (times.length - 1))]!.toFixed(1);
  console.log(
    `zooming: frames of ${share(0.5)} ms in the middle, ${share(0.95)} at the 95th percentile`,
  );
  expect(times).toHaveLength(90);
});
