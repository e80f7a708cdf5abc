import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { hashOf, open } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The start, and steps of each phase with "hello". */
const STEPS = [0, 17, 42, 72, 77];
const LECTURE_HALL = { width: 1920, height: 1080 };
const LAPTOP = { width: 1366, height: 768 };

const stage = (page: Page) => page.locator('.stage-scroll');
const sizeOfNumbers = (page: Page): Promise<number> =>
  stage(page)
    .locator('.cell .number')
    .first()
    .evaluate((number) => parseFloat(getComputedStyle(number).fontSize));
const project = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Projector size' }).click();

test('at projector size the numbers of the network are larger, and all of it is in view', async ({
  page,
}) => {
  for (const [screen, larger] of [
    [LECTURE_HALL, 1.15],
    [LAPTOP, 1],
  ] as const) {
    await page.setViewportSize(screen);
    await open(page, hashOf({ update: 12, step: 0 }));
    const usual = await sizeOfNumbers(page);
    await project(page);
    await expect.poll(() => sizeOfNumbers(page)).toBeGreaterThan(usual * larger);
    for (const step of STEPS) {
      await open(page, hashOf({ update: 12, step }));
      const hidden = await stage(page).evaluate((view) => ({
        across: view.scrollWidth - view.clientWidth,
        down: view.scrollHeight - view.clientHeight,
      }));
      expect(hidden, `${screen.width}, step ${step}`).toEqual({ across: 0, down: 0 });
      // The panel scrolls, and not the page.
      const scrollHeight = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(scrollHeight, `${screen.width}, step ${step}`).toBe(screen.height);
    }
    await project(page);
  }
});

test('at projector size the running line of the program is in view, over what is scrolled', async ({
  page,
}) => {
  await page.setViewportSize(LECTURE_HALL);
  await open(page, hashOf({ update: 12, step: 0 }));
  await project(page);
  for (const step of [...STEPS, 44]) {
    await open(page, hashOf({ update: 12, step }));
    await expect(page.locator('.pseudocode [aria-current]')).toBeInViewport({ ratio: 1 });
  }
  // What the focus goes to is not left under it.
  const copy = page.getByRole('button', { name: 'Copy' });
  await copy.focus();
  const code = await page.locator('.pseudocode').boundingBox();
  const button = await copy.boundingBox();
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(code?.y ?? 0);
});
