import type { Page } from '@playwright/test';
import { createTraining } from '../../src/engine/training.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { expect, test } from './fixtures.ts';
import { inNode } from './engine.ts';
import { hashOf, isAt, notice, numbers, open, panel } from './support.ts';

const curve = (page: Page) => page.getByRole('slider', { name: 'Loss of each update' });

/** The exact value behind a figure of the panel. */
const fact = async (page: Page, name: string): Promise<number> =>
  Number(await page.locator(`[data-fact="${name}"]`).getAttribute('data-exact'));

async function train(page: Page, button: string, update: number): Promise<void> {
  await panel(page).getByRole('button', { name: button, exact: true }).click();
  await isAt(page, 80, update);
}

async function setRate(page: Page, rate: string): Promise<void> {
  const field = panel(page).getByRole('textbox', { name: /Learning rate/ });
  await field.fill(rate);
  await field.press('Enter');
}

test('the figures shown are the engine’s', async ({ page }) => {
  await open(page, hashOf({ panel: 'training' }));
  await train(page, '100 updates', 100);
  const training = createTraining(DEFAULT_CONFIGURATION);
  const losses: number[] = [];
  let correct = 0;
  for (let n = 0; n < 100; n++) {
    training.runUpdate();
    losses.push(training.loss);
    if (n >= 80) correct += training.correct;
  }
  const mean = losses.slice(80).reduce((sum, loss) => sum + loss, 0) / 20;
  expect(await fact(page, 'loss')).toBe(losses[99]);
  expect(await fact(page, 'mean')).toBeCloseTo(mean, 12);
  expect(await fact(page, 'correct')).toBe(correct / 80);
  expect(await fact(page, 'norm')).toBe(training.gradientNorm);
  // The sample is the network's, and changes with it.
  await expect(page.locator('.sample-text')).toHaveAttribute('data-updates', '100');
  await expect(page.locator('.sample-text')).toHaveText('hello');
});

test('goals stop where they should', async ({ page }) => {
  await open(page, hashOf({ panel: 'training' }));
  const goal = panel(page).getByRole('combobox', { name: 'Train', exact: true });
  const start = panel(page).getByRole('button', { name: 'Train', exact: true });

  await goal.selectOption('updates');
  await panel(page).getByRole('textbox', { name: 'Updates' }).fill('7');
  await start.click();
  await isAt(page, 80, 7);

  await goal.selectOption('loss');
  await panel(page).getByRole('textbox', { name: 'Mean loss' }).fill('1');
  await start.click();
  await expect(notice(page)).toContainText('The mean loss of the last 20 updates is at most 1');
  expect(await fact(page, 'mean')).toBeLessThanOrEqual(1);

  await goal.selectOption('generates');
  await panel(page).getByRole('textbox', { name: 'Phrase' }).fill('lox');
  await expect(panel(page)).toContainText('The text has no “x”.');
  await panel(page).getByRole('textbox', { name: 'Phrase' }).fill('lo');
  await panel(page).getByRole('textbox', { name: 'times in a row' }).fill('3');
  await start.press('Enter');
  await expect(notice(page)).toContainText('It has written “lo” 3 times in a row');

  await goal.selectOption('open');
  await start.click();
  await expect(panel(page)).toContainText(/Training: update \d/);
  // Until it is stopped: there is no end to be near.
  await expect(panel(page).getByRole('progressbar')).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Stop' }).click();
  await expect(notice(page)).toContainText(/Stopped after \d+ updates?/);
});

test('back in time there are the same numbers, and another learning rate is another future', async ({
  page,
}) => {
  await open(page, hashOf({ panel: 'training' }));
  // The update that has been made to be looked at is not one that is left behind.
  await expect(panel(page)).not.toContainText('faint line');
  await train(page, '10 updates', 10);
  const tenth = await numbers(page);
  await train(page, '100 updates', 110);
  const before = await fact(page, 'loss');

  // Back to update 10, by keys, and on again: the same numbers.
  await curve(page).focus();
  await page.keyboard.press('Home');
  await isAt(page, 80, 1);
  for (let update = 2; update <= 10; update++) await page.keyboard.press('ArrowRight');
  await isAt(page, 80, 10);
  expect(await numbers(page)).toEqual(tenth);
  await expect(panel(page)).toContainText('Training goes on after update 10.');
  await train(page, '100 updates', 110);
  expect(await fact(page, 'loss')).toBe(before);

  // Another learning rate from update 11 on: what came before stays, what comes after does not.
  await curve(page).focus();
  await page.keyboard.press('Home');
  for (let update = 2; update <= 10; update++) await page.keyboard.press('ArrowRight');
  await isAt(page, 80, 10);
  await setRate(page, '0.05');
  await expect(page.locator('.earlier-line')).toHaveCount(1);
  expect(await numbers(page)).toEqual(tenth);
  await train(page, '100 updates', 110);
  const changes = [{ n: 10, parameter: 'rate', index: 0, value: 0.05 }] as const;
  const { record } = inNode(109, { changes });
  expect(await fact(page, 'loss')).toBe(record.result!.loss);
  expect(await fact(page, 'loss')).not.toBe(before);

  // The address holds it.
  await page.reload();
  await isAt(page, 80, 110);
  expect(await fact(page, 'loss')).toBe(record.result!.loss);
});

test('how the curve and the sample are shown is part of the address', async ({ page }) => {
  await open(page, hashOf({ panel: 'training', update: 99 }));
  const sample = page.locator('.sample-text');
  await panel(page).getByLabel('Shown').selectOption('perplexity');
  await panel(page).getByLabel('Scale').selectOption('log');
  await panel(page).getByLabel('Begins with').fill('hel');
  await panel(page).getByLabel('Temperature').selectOption('1');
  await expect(sample.locator('.given')).toHaveText('hel');
  await expect(page).toHaveURL(/unit=perplexity&scale=log&prefix=hel&temperature=1/);
  const before = await sample.textContent();
  const ticks = await page.locator('.loss-curve .tick text').allTextContents();

  await page.reload();
  await expect(sample).toHaveText(before ?? '');
  await expect(page.locator('.loss-curve .tick text')).toHaveText(ticks);
  await expect(panel(page).getByLabel('Begins with')).toHaveValue('hel');
  await expect(panel(page).getByLabel('Temperature')).toHaveValue('1');
});
