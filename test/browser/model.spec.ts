import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Configuration } from '../../src/engine/configuration.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { expect, test } from './fixtures.ts';
import type { Shown } from './support.ts';
import {
  hashOf,
  isAt,
  notice,
  numbers,
  open,
  panel,
  pictureIsComplete,
  showPanel,
} from './support.ts';

const ADAM = {
  ...DEFAULT_CONFIGURATION,
  text: 'the quick brown fox',
  optimizer: { kind: 'adam', rate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  truncation: { k1: 4, k2: 7 },
} as const;

/** So long that it takes seconds to compute it again. */
const LONG = {
  ...DEFAULT_CONFIGURATION,
  text: 'the quick brown fox jumps over the lazy dog '.repeat(6),
  hiddenSize: 16,
  optimizer: { kind: 'sgd', rate: 1e-4 },
} as const;

const button = (page: Page, name: RegExp) => panel(page).getByRole('button', { name });
const section = (page: Page) => page.getByRole('region', { name: 'The model' });

async function saved(page: Page): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await button(page, /^Save model/).press('Enter');
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function load(page: Page, text: string | Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button(page, /^Load model/).press('Enter');
  const buffer = Buffer.from(text);
  await (await chooser).setFiles({ name: 'model.json', mimeType: 'application/json', buffer });
}

test('a saved model, loaded in another page, goes on with the same numbers', async ({
  page,
  context,
}) => {
  await open(page, hashOf({ configuration: ADAM, update: 122, step: 30, panel: 'experiment' }));
  await expect(button(page, /^Save/)).toHaveText('Save model after update 123');
  const { name, text } = await saved(page);
  expect(name).toBe('unrolled-the-quick-brown-fox-123-updates.json');
  await expect(section(page)).toContainText(`Saved as ${name}`);

  // The run itself goes on with update 124.
  await page.keyboard.press('n');
  await isAt(page, 30, 124);
  const before = await numbers(page);
  await page.keyboard.press('n');
  await isAt(page, 30, 125);
  const next = await numbers(page);

  const other = await context.newPage();
  await open(other, 'v=1&panel=experiment');
  await load(other, text);
  await expect(section(other)).toContainText('Loaded: “the quick brown fox” after 123 updates.');
  await isAt(other, 0, 124);
  await expect(panel(other).getByRole('textbox', { name: 'Text' })).toHaveValue(ADAM.text);
  await expect(button(other, /^Save/)).toHaveText('Save model after update 124');
  for (let step = 0; step < 30; step++) await other.keyboard.press('ArrowRight');
  await isAt(other, 30, 124);
  expect(await numbers(other)).toEqual(before);
  await other.keyboard.press('n');
  await isAt(other, 30, 125);
  expect(await numbers(other)).toEqual(next);

  // The updates before it are there, too.
  for (let presses = 0; presses < 3; presses++) await other.keyboard.press('p');
  await isAt(other, 30, 122);
  await showPanel(other, 'Training');
  const curve = other.getByRole('slider', { name: 'Loss of each update' });
  await expect(curve).toHaveAttribute('aria-valuetext', /^Update 122: loss L \d/);

  // And what is saved there is the same file, byte for byte.
  await showPanel(other, 'Experiment');
  await other.keyboard.press('n');
  await isAt(other, 30, 123);
  expect((await saved(other)).text).toBe(text);
});

test('a file that is not good is refused with a reason, and nothing changes', async ({ page }) => {
  await open(page, 'v=1&update=3&step=30&panel=experiment');
  const { text } = await saved(page);
  const before = await numbers(page);
  const refusals: [text: string | Buffer, reason: RegExp][] = [
    [text.slice(0, -1), /damaged or cut off/],
    [text.replace(/"n": 3/, '"n": 30'), /damaged/],
    ['', /not a model that Unrolled has saved/],
    [Buffer.from([0xff, 0xd8, 0, 1, 2]), /not a model/],
    [text.replace('"version": 1', '"version": 2'), /later version/],
  ];
  for (const [bad, reason] of refusals) {
    await load(page, bad);
    await expect(section(page).getByRole('alert')).toContainText(reason);
    await expect(section(page).getByRole('alert')).toContainText('Nothing has changed.');
  }
  await isAt(page, 30, 3);
  expect(await numbers(page)).toEqual(before);
  await load(page, text);
  await expect(section(page)).toContainText('Loaded: “hello” after 3 updates.');
  await expect(section(page).getByRole('alert')).toHaveCount(0);
  await isAt(page, 0, 4);
});

test('a model file can be dropped', async ({ page }) => {
  await open(page, 'v=1&update=5&panel=experiment');
  const { text } = await saved(page);
  await open(page, 'v=1&update=1&seed=3&panel=experiment');
  const dataTransfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'model.json'));
    return transfer;
  }, text);
  const held = page.locator('.model-file[data-drop]');
  const button = section(page).getByRole('button').first();
  await button.dispatchEvent('dragover', { dataTransfer });
  await expect(held).toHaveAttribute('data-drop', /Drop it/);
  // Going over one of its parts is not leaving it.
  await section(page).evaluate((place) => {
    const leave = new DragEvent('dragleave', {
      bubbles: true,
      relatedTarget: place.firstElementChild,
    });
    place.dispatchEvent(leave);
  });
  await expect(held).toHaveCount(1);
  await section(page).dispatchEvent('dragleave', { dataTransfer });
  await expect(held).toHaveCount(0);
  await section(page).dispatchEvent('drop', { dataTransfer });
  await expect(section(page)).toContainText('Loaded: “hello” after 5 updates.');
  await isAt(page, 0, 6);
});

/** What both pages show is the same. How far a long text has been scrolled is not kept. */
function expectSame(now: readonly Shown[], before: readonly Shown[]): void {
  const values = new Map(before.map(({ cell, value }) => [cell, value]));
  const common = now.filter(({ cell }) => values.has(cell));
  expect(common.length).toBeGreaterThan(50);
  for (const { cell, value } of common) expect(value, cell).toBe(values.get(cell));
}

/** The updates at which the browser keeps places of runs. */
const keptUpdates = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    // Asked for by name: the page has made it, or there is none.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'unrolled')) return [];
    return new Promise<number[]>((resolve) => {
      indexedDB.open('unrolled').onsuccess = ({ target }) => {
        const { result: database } = target as IDBOpenDBRequest;
        database.transaction('runs').objectStore('runs').getAllKeys().onsuccess = (event) => {
          const { result: keys } = event.target as IDBRequest<IDBValidKey[]>;
          database.close();
          resolve(keys.map((key) => (key as [string, number])[1]));
        };
      };
    });
  });

/** Far along, and a little back: a place that takes seconds to compute from the start. */
async function goFar(
  page: Page,
  configuration: Configuration,
  n: number,
  step: number,
): Promise<void> {
  await open(page, hashOf({ configuration, update: n + 1, step, panel: 'training' }));
  await page.keyboard.press('p');
  await isAt(page, step, n + 1);
  await expect.poll(() => keptUpdates(page)).toContain(n);
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await pictureIsComplete(page);
}

/** Notes, from the next time that the page is loaded on, where its runs begin. */
async function watchBeginnings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const all = window as unknown as { begun: (number | null)[] };
    all.begun = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: never) {
      const { kind, checkpoint } = message as { kind: string; checkpoint?: { n: number } };
      if (kind === 'start') all.begun.push(checkpoint?.n ?? null);
      post.call(this, message);
    };
  });
}

/** After how many updates the runs of the page have begun; null: at the start. */
const beginnings = (page: Page): Promise<(number | null)[]> =>
  page.evaluate(() => (window as unknown as { begun: (number | null)[] }).begun);

test('a reload far along comes back from where it was, to the same numbers and the same curve', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await goFar(page, LONG, 1995, 100);
  await page.keyboard.press('p');
  await isAt(page, 100, 1995);
  const before = await numbers(page);
  await watchBeginnings(page);
  // At once: it is kept while the page is being left.
  await reload(page);
  await isAt(page, 100, 1995);
  expect(await beginnings(page)).toEqual([1994]);
  expectSame(await numbers(page), before);
  await expect(notice(page)).toBeEmpty();
  const curve = page.getByRole('slider', { name: 'Loss of each update' });
  await expect(curve).toHaveAttribute('aria-valuenow', '1995');
  await expect(curve).toHaveAttribute('aria-valuetext', /loss L \d/);

  // It goes on, too.
  await page.keyboard.press('n');
  await isAt(page, 100, 1996);
  await page.keyboard.press('p');

  // Without what was kept, it is computed again, from the start: the same numbers.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        // Leaving the page must not mend it.
        IDBObjectStore.prototype.put = () => {
          throw new Error('on purpose');
        };
        indexedDB.open('unrolled').onsuccess = ({ target }) => {
          const { result: database } = target as IDBOpenDBRequest;
          const transaction = database.transaction('runs', 'readwrite');
          transaction.objectStore('runs').openCursor().onsuccess = (event) => {
            const { result: cursor } = event.target as IDBRequest<IDBCursorWithValue | null>;
            if (cursor === null) return;
            cursor.update({ ...(cursor.value as object), parameters: new Float64Array(3) });
            cursor.continue();
          };
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
  );
  await reload(page);
  await isAt(page, 100, 1995);
  await expect(notice(page)).toContainText('damaged, so it is computed again');
  expectSame(await numbers(page), before);
  expect(await beginnings(page)).toEqual([null]);
});

/** 512 · 512 + 2 · 512 · 27 and a few more: with what Adam remembers, nearly a million numbers. */
const LARGE = {
  ...ADAM,
  text: 'the quick brown fox jumps over the lazy dog',
  hiddenSize: 512,
  optimizer: { ...ADAM.optimizer, rate: 0.001 },
} as const;

test('a network of any size comes back after a reload, and so does a pinned update', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await goFar(page, LARGE, 40, 50);
  await page.getByRole('button', { name: 'Pin to compare' }).click();
  for (const update of [42, 43, 44]) {
    await page.keyboard.press('n');
    await isAt(page, 50, update);
  }
  await expect.poll(() => keptUpdates(page)).toEqual(expect.arrayContaining([40, 43]));
  const before = await numbers(page);
  await watchBeginnings(page);
  await reload(page);
  await isAt(page, 50, 44);
  expectSame(await numbers(page), before);
  await expect(page.getByRole('region', { name: 'Compare' })).toContainText('Pinned: update 41.');
  await expect(notice(page)).toBeEmpty();
  expect(await beginnings(page)).toEqual([40, 43]);
});

for (const [kind, sentence, name] of [
  ['denied', /lets the page keep nothing/, 'SecurityError'],
  ['full', /no room for this run/, 'QuotaExceededError'],
] as const) {
  test(`storage that is ${kind}: one sentence, and everything goes on`, async ({ page }) => {
    await page.addInitScript((error) => {
      if (error === 'SecurityError') {
        for (const storage of ['localStorage', 'sessionStorage', 'indexedDB']) {
          Object.defineProperty(window, storage, {
            get() {
              throw new DOMException('denied', error);
            },
          });
        }
        return;
      }
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', error);
      };
    }, name);
    await open(page, hashOf({ configuration: LONG, update: 150, step: 5 }));
    await page.keyboard.press('n');
    await isAt(page, 5, 152);
    // Keeping begins when there is time for it.
    await expect(notice(page)).toContainText(sentence);
    await notice(page).getByRole('button', { name: 'Dismiss' }).click();
    await page.keyboard.press('n');
    await isAt(page, 5, 153);
    await page.waitForTimeout(800);
    await expect(notice(page)).toBeEmpty();
  });
}

test('an update far along that is not kept: its way is shown, and can be given up', async ({
  page,
}) => {
  const pin = { configuration: { ...LONG, seed: 9 }, update: 900_000 };
  await page.goto(`./#${hashOf({ configuration: LONG, update: 3, step: 5, pin })}`);
  await expect(notice(page)).toContainText(/Replaying the pinned update: \d+ of 900000/);
  await expect(page.getByRole('main')).toContainText('A replay is running');
  await notice(page).getByRole('button', { name: 'Go on without it' }).click();
  await pictureIsComplete(page);
  await expect(page.getByRole('main')).not.toContainText('replay');
  await isAt(page, 5, 4);
  await expect(page.getByRole('button', { name: 'Pin to compare' })).toBeVisible();
  await expect(notice(page)).toBeEmpty();

  await page.goto('./#v=1&H=64&step=2&update=900000');
  await notice(page).getByRole('button', { name: 'Go to the first update' }).click();
  await isAt(page, 0, 1);
  await expect(notice(page)).toBeEmpty();
});
