import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { isAt, open } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 390, height: 844 } });

/** The last step of “hello”. */
const LAST = 80;

/** What of the present step a phone does not show without scrolling. It runs in the page. */
const notShown = () => {
  const controls = document.querySelector('.controls')!.getBoundingClientRect();
  const brief = document.querySelector('.in-short')!.getBoundingClientRect();
  const isWithin = (element: Element, top: number, bottom: number) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.top >= top && box.bottom <= bottom + 1;
  };
  const of = (selector: string, top: number, bottom: number) => {
    const found = [...document.querySelectorAll(selector)];
    return found.every((each) => isWithin(each, top, bottom)) ? [] : [selector];
  };
  const caption = document.querySelector('.caption')!;
  return [
    ...(caption.scrollWidth > caption.clientWidth ? ['all of the title'] : []),
    ...of('.caption, .controls button', controls.top, innerHeight),
    ...of('.in-short math, .in-short p', brief.top, brief.bottom),
    ...of('.stage .role, .stage .edge.active', 0, controls.top),
  ];
};

const parts = (page: Page) =>
  page.locator('.caption, .in-short :is(math, p), .stage :is(.role, .edge.active)');

test('on a phone each step shows its title, its equation and its part of the network at once', async ({
  page,
}) => {
  test.slow();
  await open(page, 'v=1&update=12&step=0');
  for (let step = 0; step <= LAST; step++) {
    await isAt(page, step);
    expect(await page.evaluate(notShown), `step ${step}`).toEqual([]);
    expect(await parts(page).count()).toBeGreaterThan(1);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.keyboard.press('ArrowRight');
  }
});

test('on its side a phone leaves the little height to the network', async ({ page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await open(page, 'v=1&update=12&step=42');
  await expect(page.locator('.caption')).toBeInViewport();
  await expect(page.locator('.in-short')).toHaveCount(0);
});
