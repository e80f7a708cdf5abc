import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { notice, numbers, open, panel, pictureIsComplete } from './support.ts';

const START = 'v=1&panel=experiment';
const field = (page: Page): Locator => panel(page).getByRole('textbox', { name: 'Text' });
const about = (page: Page): Locator => panel(page).locator('.text-field');
const MEGABYTE = 'she sells sea shells by the sea shore, '.repeat(26_800);

/** The longest time that the page was busy since this was first called, in milliseconds. */
const longest = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const all = window as unknown as { longest?: number };
    if (all.longest === undefined) {
      all.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          all.longest = Math.max(all.longest ?? 0, duration);
        }
      }).observe({ type: 'longtask' });
    }
    return all.longest;
  });

async function drop(page: Page, bytes: number[], name = 'dropped.txt'): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([content, called]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], called));
      return data;
    },
    [bytes, name] as const,
  );
  await field(page).dispatchEvent('drop', { dataTransfer: transfer });
}

async function paste(page: Page, text: string): Promise<void> {
  await field(page).evaluate((element: HTMLTextAreaElement, pasted) => {
    element.select();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** From now on, notes that the field has said so, however briefly; the answer says whether it has. */
const watchFor = async (page: Page, sentence: string): Promise<() => Promise<boolean>> => {
  const seen = await about(page).evaluateHandle((element, said) => {
    const noted = { seen: false };
    new MutationObserver(() => {
      noted.seen ||= element.textContent.includes(said);
    }).observe(element, { subtree: true, childList: true, characterData: true });
    return noted;
  }, sentence);
  return () => seen.evaluate((noted) => noted.seen);
};

/** The picture is of a text with so many time steps. */
const isRead = (page: Page, timeSteps: number): Promise<void> =>
  expect(field(page)).toHaveAccessibleDescription(new RegExp(`^${timeSteps} time steps`), {
    timeout: 20_000,
  });

async function comesBack(page: Page): Promise<void> {
  await pictureIsComplete(page);
  const before = await numbers(page);
  const address = page.url();
  await page.reload();
  await pictureIsComplete(page);
  await expect.poll(() => numbers(page)).toEqual(before);
  await expect(page).toHaveURL(address);
}

for (const [name, says, timeSteps] of [
  ['a sonnet (Shakespeare)', /text=Shall/, 621],
  ['a tongue-twister', /text=she/, 36],
  ['As You Like It (Shakespeare, 120 kB)', /lib=shakespeare/, 122_536],
  ['Maximen (Goethe, German, 100 kB)', /lib=goethe/, 98_483],
] as const) {
  test(`${name}: chosen, named by the address, and back after a reload`, async ({ page }) => {
    await open(page, START);
    await panel(page).getByLabel('Which text').selectOption({ label: name });
    await isRead(page, timeSteps);
    // The address follows when there is time.
    await expect(page).toHaveURL(says);
    await comesBack(page);
    await expect(panel(page).getByLabel('Which text')).toHaveText(/./);
  });
}

test('a pasted megabyte is trained in windows, and is back after a reload', async ({
  page,
}, info) => {
  await open(page, START);
  await longest(page);
  const saidSo = await watchFor(page, 'Reading the text');
  const begun = Date.now();
  await paste(page, MEGABYTE);
  await isRead(page, MEGABYTE.length - 1);
  const took = Date.now() - begun;
  expect(await saidSo()).toBe(true);
  info.annotations.push({ type: 'megabyte', description: `${took} ms to its picture` });
  info.annotations.push({ type: 'longest task', description: `${await longest(page)} ms` });
  console.log(`a megabyte: ${took} ms; longest task ${await longest(page)} ms`);
  await expect(panel(page).getByLabel('Backpropagate through')).toHaveValue('truncated');
  await expect(panel(page).getByLabel(/every k/)).toHaveValue('25');
  await expect(page).toHaveURL(/own=\w+/);
  expect(page.url().length).toBeLessThan(200);
  await comesBack(page);
});

test('what is no text is refused beside the field, and changes nothing', async ({ page }) => {
  await open(page, START);
  const address = page.url();
  const refused = [
    [() => drop(page, [0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), /not a text/],
    [() => drop(page, [1, 2, 3, 65, 66]), /control characters/],
    [() => drop(page, [0x61, 0xff, 0xfe, 0x62]), /UTF-8/],
    [() => paste(page, `ab\ud83d${'x'.repeat(3000)}`), /lone surrogate/],
    [() => paste(page, MEGABYTE.repeat(2)), /up to 1 MB/],
    [
      () =>
        paste(
          page,
          Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(''),
        ),
      /more than 512 distinct/,
    ],
  ] as const;
  for (const [give, sentence] of refused) {
    await give();
    await expect(panel(page).getByRole('alert')).toHaveText(sentence);
    await expect(field(page)).toHaveValue('hello');
    await expect(page).toHaveURL(address);
  }
});

test('a dropped and a chosen file are read', async ({ page }) => {
  await open(page, START);
  await drop(page, [...new TextEncoder().encode('zwölf Boxkämpfer')]);
  await expect(field(page)).toHaveValue('zwölf Boxkämpfer');
  await panel(page)
    .locator('.text-field input[type=file]')
    .setInputFiles({
      name: 'a.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('aaaa'),
    });
  await expect(field(page)).toHaveValue('aaaa');
  await expect(field(page)).toHaveAccessibleDescription(/only one distinct character/);
});

test('an address whose text is in another browser gives the usual start, and says so', async ({
  page,
}) => {
  await open(page, 'v=1&own=nobodyhasit&update=3');
  await expect(notice(page)).toContainText('kept in the browser');
  await expect(page.locator('.lap strong')).toHaveText('Update 1');
  // It stays, so that it can be copied to where the text is.
  await expect(page).toHaveURL(/own=nobodyhasit/);
});

test('a damaged copy is not used, and said to be damaged', async ({ page }) => {
  await open(page, START);
  await paste(page, 'a long text. '.repeat(300));
  await isRead(page, 3899);
  await comesBack(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('unrolled');
        request.onsuccess = () => {
          const store = request.result.transaction('texts', 'readwrite').objectStore('texts');
          store.getAllKeys().onsuccess = ({ target }) => {
            for (const key of (target as IDBRequest<IDBValidKey[]>).result) {
              store.put({ text: 'something else', used: 0 }, key);
            }
          };
          store.transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await pictureIsComplete(page);
  await expect(notice(page)).toContainText('damaged');
});

for (const [what, name, sentence] of [
  ['full', 'QuotaExceededError', /no room for a copy/],
  ['denied', 'SecurityError', /lets the page keep no copy/],
] as const) {
  test(`storage ${what}: the text is used, and it is said that no copy is kept`, async ({
    page,
  }) => {
    await page.addInitScript((error) => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('on purpose', error);
      };
    }, name);
    await open(page, START);
    await paste(page, 'a long text. '.repeat(300));
    await isRead(page, 3899);
    await expect(notice(page)).toContainText(sentence);
  });
}
