import type { Page } from '@playwright/test';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { expect, test } from './fixtures.ts';
import { hashOf, isAt, notice, numbers, open, panel, showPanel } from './support.ts';

declare global {
  interface Window {
    /** Every worker that the page has made, in order. */
    workers: Worker[];
    /** When true, a new worker fails as it starts. */
    doomed: boolean;
    /** End the last worker as one ends that has failed. */
    crashWorker: () => void;
  }
}

/** Keep the page's workers at hand, so that a test can break them. */
const keepWorkers = (page: Page) =>
  page.addInitScript(() => {
    window.workers = [];
    window.doomed = false;
    window.crashWorker = () => {
      const worker = window.workers.at(-1);
      worker?.terminate();
      worker?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    };
    window.Worker = class extends Worker {
      constructor(...of: ConstructorParameters<typeof Worker>) {
        super(...of);
        window.workers.push(this);
        if (window.doomed) queueMicrotask(() => this.dispatchEvent(new ErrorEvent('error')));
      }
    };
  });

const crash = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.crashWorker();
  });

/**
 * Crash as soon as the page says that an update of a training is done, and answer with its number.
 * The page itself watches: a training may be over before a question from outside comes.
 */
const crashInTraining = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const panel = document.querySelector('[role="tabpanel"]')?.textContent ?? '';
          const update = Number(/Training: update ([1-9]\d*)/.exec(panel)?.[1]);
          if (!(update > 0)) return;
          observer.disconnect();
          window.crashWorker();
          resolve(update);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );

const workerCount = (page: Page): Promise<number> => page.evaluate(() => window.workers.length);

test('a worker that crashes is replaced: one notice, and everything goes on', async ({ page }) => {
  await keepWorkers(page);
  await open(page, 'v=1&update=4&step=30');
  const before = await numbers(page);
  await page.keyboard.press('n');
  await isAt(page, 30, 5);
  const next = await numbers(page);
  await page.keyboard.press('p');
  await isAt(page, 30, 4);

  await crash(page);
  await expect(page.locator('.notice')).toHaveCount(1);
  await expect(notice(page)).toContainText('started again where it was. Nothing is lost.');
  expect(await workerCount(page)).toBe(2);
  await isAt(page, 30, 4);
  expect(await numbers(page)).toEqual(before);

  // What was seen before is still there; what was not is computed by the new worker.
  await page.keyboard.press('n');
  await isAt(page, 30, 5);
  expect(await numbers(page)).toEqual(next);
  for (let update = 6; update <= 8; update++) {
    await page.keyboard.press('n');
    await isAt(page, 30, update);
  }
  const eighth = await numbers(page);
  await notice(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice(page)).toBeEmpty();

  const fresh = await page.context().newPage();
  await open(fresh, 'v=1&update=8&step=30');
  await isAt(fresh, 30, 8);
  expect(await numbers(fresh), 'the same as without a crash').toEqual(eighth);
});

test('a crash while training: the training goes on to its goal', async ({ page }) => {
  const goal = 600;
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    text: 'the quick brown fox jumps over the lazy dog '.repeat(20),
    hiddenSize: 16,
    optimizer: { kind: 'sgd', rate: 1e-5 } as const,
  };
  await keepWorkers(page);
  await open(page, hashOf({ configuration }));
  await showPanel(page, 'Training');
  await panel(page).getByRole('combobox', { name: 'Train', exact: true }).selectOption('updates');
  await panel(page).getByRole('textbox', { name: 'Updates' }).fill(String(goal));
  const atUpdate = crashInTraining(page);
  await panel(page).getByRole('button', { name: 'Train', exact: true }).click();
  expect(await atUpdate, 'it crashes on the way').toBeLessThan(goal);
  await expect(notice(page)).toContainText('Nothing is lost.');
  const curve = page.getByRole('slider', { name: 'Loss of each update' });
  // The update that was made to be looked at may come on top.
  await expect(curve).toHaveAttribute('aria-valuemax', /^60[01]$/);
  await expect(panel(page).getByRole('button', { name: 'Train', exact: true })).toBeVisible();
});

test('a worker that falls silent is replaced, too', async ({ page }) => {
  await page.clock.install();
  await keepWorkers(page);
  await open(page, 'v=1&step=30');
  // It is ended behind the page's back: nobody hears anything.
  await page.evaluate(() => {
    window.workers.at(-1)?.terminate();
  });
  await page.keyboard.press('n');
  for (let seconds = 0; seconds < 8; seconds++) await page.clock.runFor(1000);
  await expect(notice(page)).toContainText('Nothing is lost.');
  await isAt(page, 30, 2);
});

test('when no worker lives, the page says so and keeps what it shows', async ({ page }) => {
  await keepWorkers(page);
  await open(page, 'v=1&step=30');
  const before = await numbers(page);
  await page.evaluate(() => {
    window.doomed = true;
  });
  await crash(page);
  await page.keyboard.press('n');
  await expect(notice(page)).toContainText('cannot be started');
  await expect(page.locator('.notice')).toHaveCount(1);
  await isAt(page, 30, 1);
  expect(await numbers(page)).toEqual(before);
  await page.keyboard.press('ArrowRight');
  await isAt(page, 31, 1);

  // Training that cannot begin does not pretend to, either.
  await notice(page).getByRole('button', { name: 'Dismiss' }).click();
  await showPanel(page, 'Training');
  await panel(page).getByRole('button', { name: '10 updates' }).click();
  await expect(notice(page)).toContainText('cannot be started');
  await expect(panel(page).getByRole('button', { name: '10 updates' })).toBeVisible();
});

test('a browser without workers says so instead of showing nothing', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = function () {
      throw new DOMException('workers are forbidden', 'SecurityError');
    } as unknown as typeof Worker;
  });
  await page.goto('./');
  await expect(notice(page)).toContainText('cannot be started');
  await expect(page.getByRole('heading', { name: 'Unrolled' })).toBeVisible();
});
