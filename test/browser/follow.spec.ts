import type { Page } from '@playwright/test';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { valueAt } from '../../src/timeline/values.ts';
import { parseCellKey } from '../../src/views/parts/neighbour.ts';
import { inBrowser } from './engine.ts';
import { expect, test } from './fixtures.ts';
import { hashOf, isAt, notice, numbers, open, panel, stepNow } from './support.ts';

/** So many numbers that they are drawn before they get elements of their own. */
const MANY = {
  ...DEFAULT_CONFIGURATION,
  text: 'the clouds are in the sky.',
  hiddenSize: 8,
  optimizer: { kind: 'sgd', rate: 1e-3 } as const,
};
const T = MANY.text.length - 1;
const LAST = 17 * T + 12;

// As high as its states are numbers.
test.use({ viewport: { width: 1920, height: 1200 } });

const stage = (page: Page) => page.locator('.stage');
const updateShown = async (page: Page): Promise<number> =>
  Number(/\d+/.exec((await page.locator('.lap strong').textContent()) ?? '')?.[0]);

/** Whether every number on the stage is the engine's, each with an element of its own. */
async function expectNumbersOf(page: Page, update: number): Promise<void> {
  const scene = await inBrowser(page, update - 1, MANY);
  const shown = (await numbers(page)).filter(({ cell }) => /^(yhat|h|dh|u|du)@/.test(cell));
  expect(new Set(shown.map(({ cell }) => cell)).size).toBeGreaterThanOrEqual(4 * 8 * T);
  for (const { cell, value } of shown) {
    expect(Number(value), cell).toBe(valueAt(scene, parseCellKey(cell)!));
  }
}

async function trainOpenly(page: Page): Promise<void> {
  await panel(page).getByRole('combobox', { name: 'Train', exact: true }).selectOption('open');
  await panel(page).getByRole('button', { name: 'Train', exact: true }).click();
  await expect(panel(page)).toContainText('Training: update');
}

test('many numbers are drawn at once; then each has an element, and what has the focus keeps it', async ({
  page,
}) => {
  await open(page, hashOf({ configuration: MANY, step: LAST }));
  await expectNumbersOf(page, 1);
  const focused = page.locator('.stage [data-cell="h@3[2]"]');
  await focused.click();
  await focused.focus();
  // In the frame that shows the next update its numbers are there, as a picture.
  await page.evaluate(() => {
    const all = window as unknown as { first: Promise<{ drawn: number; elements: number }> };
    all.first = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector('.lap strong')?.textContent !== 'Update 2') return;
        observer.disconnect();
        resolve({
          drawn: document.querySelectorAll('.stage canvas.heat-column').length,
          elements: document.querySelectorAll('.stage .cell.tint').length,
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  });
  await page.keyboard.press('n');
  const first = await page.evaluate(
    () => (window as unknown as { first: Promise<{ drawn: number; elements: number }> }).first,
  );
  expect(first.drawn).toBeGreaterThan(0);
  expect(first.elements).toBeLessThan(4 * 8 * T);
  await isAt(page, LAST, 2);
  await expect(stage(page).locator('canvas.heat-column')).toHaveCount(0);
  await expectNumbersOf(page, 2);
  await expect(focused).toBeFocused();
});

test('a pause shows the update that training came to, and steps through it', async ({ page }) => {
  await open(page, hashOf({ configuration: MANY, panel: 'training' }));
  await trainOpenly(page);
  await expect.poll(() => updateShown(page)).toBeGreaterThan(20);
  await panel(page).getByRole('button', { name: 'Stop' }).click();
  await expect(notice(page)).toContainText(/Stopped after \d+ updates?/);
  const stopped = Number(/after (\d+)/.exec((await notice(page).textContent()) ?? '')?.[1]);
  await isAt(page, LAST, stopped);
  await expectNumbersOf(page, stopped);
  await page.keyboard.press('Escape');
  await page.locator('body').press('ArrowLeft');
  await isAt(page, LAST - 1, stopped);
  await page.locator('body').press('ArrowRight');
  await isAt(page, LAST, stopped);
  expect(await stepNow(page)).toBe(LAST);
});

/** In the page: a hidden tab has no frames. `window.hide(true)` holds back what waits for them. */
function withoutFrames(): void {
  const all = window as unknown as {
    hide: (hidden: boolean) => void;
    waiting: () => number;
    records: number;
    updates: number;
  };
  const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = window;
  const held = new Map<number, FrameRequestCallback>();
  let isHidden = false;
  let last = 1e9;
  window.requestAnimationFrame = (callback) => {
    if (!isHidden) return request(callback);
    held.set(++last, callback);
    return last;
  };
  window.cancelAnimationFrame = (id) => {
    if (!held.delete(id)) cancel(id);
  };
  Object.defineProperty(document, 'visibilityState', {
    get: () => (isHidden ? 'hidden' : 'visible'),
  });
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  all.hide = (hidden) => {
    isHidden = hidden;
    document.dispatchEvent(new Event('visibilitychange'));
    if (hidden) return;
    const callbacks = [...held.values()];
    held.clear();
    for (const callback of callbacks) request(callback);
  };
  all.waiting = () => held.size;
  all.records = all.updates = 0;
  window.Worker = class extends Worker {
    constructor(...parameters: ConstructorParameters<typeof Worker>) {
      super(...parameters);
      this.addEventListener('message', ({ data }: MessageEvent) => {
        const event = data as { kind: string; values?: Float64Array };
        if (event.kind === 'record') all.records++;
        if (event.kind === 'figures') all.updates += (event.values?.length ?? 0) / 5;
      });
    }
  };
}

interface Hidden {
  hide: (hidden: boolean) => void;
  waiting: () => number;
  records: number;
  updates: number;
}

test('a hidden tab trains on without frames, and coming back shows the present at once', async ({
  page,
}) => {
  await page.addInitScript(withoutFrames);
  await open(page, hashOf({ configuration: MANY, panel: 'training' }));
  await trainOpenly(page);
  await expect.poll(() => updateShown(page)).toBeGreaterThan(5);
  const state = () =>
    page.evaluate(() => {
      const { waiting, records, updates } = window as unknown as Hidden;
      return { waiting: waiting(), records, updates };
    });
  await page.evaluate(() => (window as unknown as Hidden).hide(true));
  const before = await state();
  const trained = (more: number) =>
    page.waitForFunction((n) => (window as unknown as Hidden).updates >= n, before.updates + more, {
      polling: 20,
    });
  await trained(300);
  const early = await state();
  await trained(900);
  const late = await state();
  // The one that was under way when the tab was hidden, and one that nobody has seen.
  expect(late.records - before.records).toBeLessThanOrEqual(2);
  expect(late.waiting).toBeLessThanOrEqual(early.waiting + 1);
  await page.evaluate(() => (window as unknown as Hidden).hide(false));
  await expect.poll(() => updateShown(page)).toBeGreaterThan(late.updates);
  await panel(page).getByRole('button', { name: 'Stop' }).click();
  await expect(notice(page)).toContainText(/Stopped after \d+ updates?/);
});
