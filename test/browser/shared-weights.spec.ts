import type { Page } from '@playwright/test';
import { PARAMETER_NAMES } from '../../src/engine/shapes.ts';
import { expect, test } from './fixtures.ts';
import { inNode } from './engine.ts';
import { hashOf, isAt, open } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The steps of “hello” that write a contribution, a sum or a new weight. */
const [FIRST, LAST] = [28, 80];

const rowNow = (page: Page) => page.locator('.shared-weights .row.current');

test('the row that a step is about is in view, also with the copies that do not exist', async ({
  page,
}) => {
  await open(page, hashOf({ board: 'weights', update: 11, step: FIRST }));
  await page.getByRole('switch', { name: 'If the copies were not shared' }).press('Space');
  for (let step = FIRST; step <= LAST; step++) {
    await isAt(page, step);
    if ((await rowNow(page).count()) > 0) {
      await expect(rowNow(page), `step ${step}`).toBeInViewport({ ratio: 0.98 });
    }
    await page.keyboard.press('ArrowRight');
  }
});

test('the switch itself brings the row back into view', async ({ page }) => {
  await open(page, hashOf({ board: 'weights', update: 11, step: LAST }));
  await expect(rowNow(page)).toBeInViewport({ ratio: 0.98 });
  await page.getByRole('switch', { name: 'If the copies were not shared' }).press('Space');
  await expect(rowNow(page)).toBeInViewport({ ratio: 0.98 });
});

test('on a phone the growing sum stays beside the contribution that goes into it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, hashOf({ board: 'weights', update: 11, step: FIRST }));
  for (let step = FIRST; step < 70; step++) {
    await isAt(page, step);
    const written = rowNow(page).locator('.matrix.writes');
    if ((await written.count()) > 0) {
      await expect(written, `step ${step}`).toBeInViewport({ ratio: 0.97 });
      await expect(rowNow(page).locator('.sum .matrix')).toBeInViewport({ ratio: 0.97 });
      await expect(page.locator('.heads .summed')).toBeInViewport({ ratio: 0.97 });
    }
    await page.keyboard.press('ArrowRight');
  }
});

test('on a phone the names of the rows and the head of what is written stay in view', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const weights = { parameter: 'all', t: null, separate: true } as const;
  await open(page, hashOf({ board: 'weights', weights, step: LAST }));
  await expect(rowNow(page).locator('.matrix.writes')).toBeInViewport({ ratio: 0.97 });
  await expect(page.locator('.head.theta').last()).toBeInViewport({ ratio: 0.97 });
  await expect(rowNow(page).locator('.row-name')).toBeInViewport({ ratio: 0.97 });
  // The sum, which has passed below them, covers no name.
  const covered = await page.locator('.row-name').evaluateAll((names) =>
    names
      .map((name) => ({ name, box: name.querySelector('.symbol')!.getBoundingClientRect() }))
      .filter(({ box }) => box.top > 150 && box.bottom < 700)
      .map(({ name, box }) => {
        const found = document.elementFromPoint(box.left + 1, (box.top + box.bottom) / 2);
        return name.contains(found) ? '' : name.textContent;
      }),
  );
  expect(covered.length).toBeGreaterThan(2);
  expect(covered.join('')).toBe('');
});

test('all rows of “hello” have room below the heads on a large screen', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const weights = { parameter: 'all', t: null, separate: false } as const;
  await open(page, hashOf({ board: 'weights', weights, step: 69 }));
  const heads = (await page.locator('.heads').boundingBox())!;
  const first = (await page.locator('.row').nth(1).boundingBox())!;
  expect(first.y).toBeGreaterThanOrEqual(heads.y + heads.height - 1);
  await expect(page.locator('.row').last()).toBeInViewport({ ratio: 0.98 });
});

test('where the board scrolls sideways, all that the update adds stands between the weights', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, hashOf({ board: 'weights', update: 11, step: LAST }));
  const { record, configuration } = inNode(11);
  for (const parameter of PARAMETER_NAMES) {
    const shown = page.locator(`[data-block="change ${parameter}@"] [data-value]`);
    const values = await shown.evaluateAll((cells) =>
      cells.map((cell) => Number(cell.getAttribute('data-value'))),
    );
    const { rate } = configuration.optimizer;
    expect(values).toEqual([...record.result!.gradient[parameter]].map((x) => 0 - rate * x));
  }
});
