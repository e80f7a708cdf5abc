import { expect, test } from './fixtures.ts';

test('the page opens from a sub-path of a static host', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Unrolled/);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
});
