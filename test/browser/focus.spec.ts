import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { hashOf, isAt, notice, open, panel } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const answer = (page: Page) => page.locator('.scalar-sum');

test('the focus stays near what had it when that goes', async ({ page }) => {
  const focused = () =>
    page.evaluate(
      () =>
        document.activeElement?.closest('.panel, .board')?.className ??
        document.activeElement?.tagName,
    );
  await open(page, hashOf({ step: 44, panel: 'training' }));
  const stop = panel(page).getByRole('button', { name: 'Stop' });
  await panel(page)
    .getByRole('button', { name: /^Until it writes/ })
    .press('Enter');
  await expect(notice(page)).not.toBeEmpty();
  await expect(stop).toHaveCount(0);
  await expect.poll(focused).toBe('panel');
  await open(page, hashOf({ step: 44, ask: { quantity: 'h', t: 2, index: 0 } }));
  await page.getByRole('button', { name: /^Computed at step/ }).press('Enter');
  await isAt(page, 9);
  await expect.poll(focused).toBe('panel');
  await page.getByRole('button', { name: /Back to step 44/ }).press('Enter');
  await isAt(page, 44);
  await expect.poll(focused).toBe('panel');
});

test('what the mouse presses leaves the focus to the place around it, and Space to the app', async ({
  page,
}) => {
  await open(page, hashOf({ step: 44, ask: { quantity: 'h', t: 2, index: 0 } }));
  // An operand that has no sum of its own goes when it is followed.
  for (const name of [/^pre-activation, time 2, element 1/, /^input, time 2, element 2/]) {
    await answer(page).getByRole('button', { name }).first().click();
    await expect(answer(page).locator('.cell-name').first()).toHaveText(/^[ux]/);
    await expect(answer(page)).toBeFocused();
  }
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(answer(page).getByRole('button').first()).toBeFocused();
  await panel(page).locator('.grid-cell').first().click();
  await expect(panel(page)).toBeFocused();
});

test('to pin an update and to let go of it are said, and keep the focus', async ({ page }) => {
  await open(page, hashOf({ step: 44 }));
  const compare = page.getByRole('region', { name: 'Compare' });
  const said = compare.getByRole('status').first();
  const heard = said.evaluate(
    (element) =>
      new Promise((resolve) => {
        new MutationObserver(() => {
          resolve(element.textContent);
        }).observe(element, { childList: true, characterData: true, subtree: true });
      }),
  );
  await compare.getByRole('button', { name: 'Pin to compare' }).click();
  expect(await heard).toBe('Pinned: update 1.');
  await expect(compare).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(compare.getByRole('button', { name: 'Pin to compare' })).toBeVisible();
  await expect(said).toHaveText('');
  await expect(compare).toBeFocused();
});

test('Escape and the way back agree: number by number to the first that was asked, then to its cell', async ({
  page,
}) => {
  await open(page, hashOf({ step: 44 }));
  const name = answer(page).locator('.cell-name').first();
  const back = answer(page).getByRole('button', { name: /Back to the number before/ });
  const follow = (operand: RegExp) =>
    answer(page).getByRole('button', { name: operand }).first().press('Enter');
  const walk = async () => {
    await expect(name).toHaveText('u₂[3]');
    await expect(back).toHaveCount(0);
    await follow(/^hidden state, time 1, element 1/);
    await expect(name).toHaveText('h₁[1]');
    await follow(/^pre-activation, time 1, element 1/);
    await expect(name).toHaveText('u₁[1]');
    await follow(/^W h h, element 1,2/);
    await expect(name).toHaveText('Whh[1,2]');
  };
  const cell = page.locator('.stage [data-cell="u@2[2]"]');
  await cell.click();
  await page.keyboard.press('Enter');
  await expect(answer(page)).toBeFocused();
  await walk();
  for (const earlier of ['u₁[1]', 'h₁[1]', 'u₂[3]']) {
    await page.keyboard.press('Escape');
    await expect(name).toHaveText(earlier);
    await expect(answer(page)).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
  await expect(name).toHaveText('u₂[3]');
  await walk();
  for (const earlier of ['u₁[1]', 'h₁[1]', 'u₂[3]']) {
    await back.press('Enter');
    await expect(name).toHaveText(earlier);
  }
  await expect(answer(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
  // Another number on the picture was asked after one, so there is one to go back to.
  await page.locator('.stage [data-cell="h@1[0]"]').click();
  await expect(back).toHaveCount(1);
  await back.click();
  await expect(name).toHaveText('u₂[3]');
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
});

test('Enter leaves a field, but not its place: arrow keys step, and Tab goes on from there', async ({
  page,
}) => {
  const isLeft = async (field: Locator) => {
    const about = `[id="${await field.getAttribute('aria-describedby')}"]`;
    await expect(page.locator(about)).toBeFocused();
  };
  await open(page, hashOf({ step: 44, ask: { quantity: 'Whh', t: null, index: 5 } }));
  const set = panel(page).getByRole('textbox', { name: /Set it by hand/ });
  await set.fill('0.75');
  await set.press('Enter');
  await isLeft(set);
  await expect(answer(page).locator('.exact')).toHaveText('0.75');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('slider', { name: /drag to change/ })).toBeFocused();

  await open(page, hashOf({ step: 44, panel: 'experiment' }));
  for (const [name, value] of [
    ['Text', 'banana'],
    ['Seed', '5'],
  ] as const) {
    const field = panel(page).getByRole('textbox', { name });
    await field.fill(value);
    await field.press('Enter');
    await isAt(page, 0, 1);
    await isLeft(field);
    await page.keyboard.press('ArrowRight');
    await isAt(page, 1);
    await page.keyboard.press('Shift+Tab');
    await expect(field).toBeFocused();
  }
});
