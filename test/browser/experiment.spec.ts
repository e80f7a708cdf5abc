import type { Page } from '@playwright/test';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { expect, test } from './fixtures.ts';
import {
  generated,
  hashOf,
  isAt,
  notice,
  numbers,
  open,
  panel,
  showPanel,
  stepNow,
  track,
} from './support.ts';

const field = (page: Page, name: string | RegExp) => panel(page).getByRole('textbox', { name });
const columns = (page: Page) => page.getByRole('group', { name: /^Time \d+: reads/ });

/** Type a value as a person does: over what is there, then Enter. */
async function enter(page: Page, name: string | RegExp, value: string): Promise<void> {
  await field(page, name).fill(value);
  await field(page, name).press('Enter');
}

const fitsTheWindow = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
};

test('a valid change restarts the run at once: text, H, rate, seed, head', async ({ page }) => {
  await open(page, 'v=1&update=3&step=30&panel=experiment');
  // Back at the start of the first update; its loss tells one run from another.
  let loss = '';
  const changed = async () => {
    await isAt(page, 0, 1);
    await expect(generated(page)).toContainText('the first weights');
    await track(page).focus();
    await page.keyboard.press('End');
    const present = await page.locator('.track .turn').last().textContent();
    expect(present).toMatch(/^\d/);
    expect(present).not.toBe(loss);
    loss = String(present);
  };
  await enter(page, 'Text', 'banana');
  await changed();
  await expect(columns(page)).toHaveCount(5);
  await expect(panel(page)).toContainText('5 time steps, 3 distinct characters');

  await enter(page, /Hidden units/, '5');
  await changed();
  await enter(page, 'Seed', '77');
  await changed();
  await enter(page, /Learning rate/, '0,5');
  await isAt(page, 0, 1);
  await panel(page).getByRole('combobox', { name: 'Output' }).selectOption('softmax');
  await isAt(page, 0, 1);
  await expect.poll(() => page.url()).toMatch(/text=banana&H=5&head=softmax&seed=77&rate=0\.5/);
  await expect(field(page, /Hidden units/)).toHaveValue('5');

  await panel(page)
    .getByRole('button', { name: /^Back to/ })
    .click();
  await expect(field(page, 'Text')).toHaveValue('hello');
  await expect(columns(page)).toHaveCount(4);
});

const refused: [field: string | RegExp, input: string, sentence: RegExp][] = [
  ['Text', '', /at least two characters/],
  ['Text', 'x', /at least two characters/],
  ['Text', '👩‍👩‍👧', /at least two characters/],
  [/Learning rate/, '0', /more than 0/],
  [/Learning rate/, '-1', /more than 0/],
  [/Learning rate/, '1e9', /at most 1,000/],
  [/Learning rate/, 'abc', /takes a number/],
  [/Learning rate/, 'NaN', /takes a number/],
  [/Learning rate/, 'Infinity', /takes a number/],
  [/Learning rate/, '', /takes a number/],
  [/Hidden units/, '0', /1 to 512/],
  [/Hidden units/, '1.5', /whole number/],
  [/Hidden units/, '513', /1 to 512/],
  ['Seed', '-1', /0 to/],
  ['Seed', '0.5', /whole number/],
];

test('a bad input is explained beside its field, and the last good state stays', async ({
  page,
}) => {
  await open(page, 'v=1&update=2&step=30&panel=experiment');
  const before = await numbers(page);
  for (const [name, input, sentence] of refused) {
    await test.step(`${String(name)}: ${input}`, async () => {
      const usual = await field(page, name).inputValue();
      await enter(page, name, input);
      await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
      await expect(field(page, name)).toHaveAccessibleDescription(sentence);
      await expect(panel(page).getByRole('alert')).toHaveCount(1);
      await isAt(page, 30, 2);
      // What was typed stays, to be mended.
      await expect(field(page, name)).toHaveValue(input);
      await field(page, name).fill(usual);
      await expect(panel(page).getByRole('alert')).toHaveCount(0);
    });
  }
  await field(page, 'Seed').press('Enter');
  await isAt(page, 30, 2);
  expect(await numbers(page)).toEqual(before);
});

test('which values another text has changed is said beside it, and moves none of their fields', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await open(page, 'v=1&panel=experiment');
  const choice = panel(page).getByLabel('Which text');
  const below = async (): Promise<number> =>
    (await field(page, /Hidden units/).boundingBox())!.y - (await choice.boundingBox())!.y;
  // A letter whose font is still on its way has another height.
  await expect(field(page, /Learning rate/)).toBeVisible();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  const before = await below();
  await choice.selectOption('twister');
  await expect(panel(page).getByText(/^Changed with the text: H = 16/)).toBeVisible();
  expect(await below()).toBe(before);
});

test('a megabyte of text is refused at once', async ({ page }) => {
  await open(page, 'v=1&update=2&step=30&panel=experiment');
  await field(page, 'Text').evaluate((element: HTMLTextAreaElement) => {
    const paste = 'lorem ipsum '.repeat(90_000);
    element.focus();
    element.select();
    element.setRangeText(paste, 0, element.value.length, 'end');
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  });
  await field(page, 'Text').press('Enter');
  await expect(field(page, 'Text')).toHaveAccessibleDescription(/up to 1 MB/);
  await isAt(page, 30, 2);
  await fitsTheWindow(page);
});

const texts: [text: string, symbols: string[]][] = [
  ['👩‍👩‍👧 e\u0301', ['👩‍👩‍👧', '␣', 'e\u0301']],
  ['שלום', ['ש', 'ל', 'ו', 'ם']],
  ['مرحبا', ['م', 'ر', 'ح', 'ب', 'ا']],
  ['🇨🇭🇨🇭🇦🇹', ['🇨🇭', '🇨🇭', '🇦🇹']],
  ['<b>&amp;', ['<', 'b', '>', '&', 'a', 'm', 'p', ';']],
  ['日本語', ['日', '本', '語']],
];

for (const [text, symbols] of texts) {
  test(`one symbol for each character that a person sees: ${text}`, async ({ page }) => {
    await open(page, 'v=1&panel=experiment');
    await enter(page, 'Text', text);
    await expect(columns(page)).toHaveCount(symbols.length - 1);
    await expect(page.locator('.stage .character')).toHaveText(symbols.slice(0, -1));
    for (const [index, reads] of symbols.slice(0, -1).entries()) {
      await expect(columns(page).nth(index)).toHaveAccessibleName(
        `Time ${index + 1}: reads ${reads}, wants ${symbols[index + 1]!}`,
      );
    }
    await field(page, 'Text').blur();
    await page.keyboard.press('End');
    await expect(track(page)).toHaveAttribute(
      'aria-valuenow',
      String(6 * (symbols.length - 1) + 1),
    );
    await fitsTheWindow(page);
  });
}

test('markup in the text is text', async ({ page }) => {
  const texts = ['<b>markup</b><script>alert(1)', '<img src=x onerror=alert(1)>'];
  page.on('dialog', () => {
    throw new Error('the text was run');
  });
  await open(page, 'v=1&panel=experiment');
  for (const text of texts) {
    await showPanel(page, 'Experiment');
    await enter(page, 'Text', text);
    await expect(columns(page)).toHaveCount(text.length - 1);
    for (const name of ['Training', 'Now'] as const) await showPanel(page, name);
    await page.keyboard.press('End');
    await expect(page.locator('main b, aside b, img, main script, aside script')).toHaveCount(0);
  }
});

test('a run that diverges stops where it did, says so, and can be walked back', async ({
  page,
}) => {
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    optimizer: { kind: 'sgd', rate: 1000 } as const,
    hiddenSize: 8,
    text: 'hello world',
  };
  await open(page, hashOf({ configuration, panel: 'training' }));
  const noNaN = async () => {
    expect(await page.locator('body').innerText()).not.toMatch(/NaN|undefined|Infinity/);
  };
  await panel(page)
    .getByRole('button', { name: /^Until it writes/ })
    .click();
  const said = /Update (\d+) stopped: (\S+)( at time \d+)? became too large/;
  await expect(notice(page)).toContainText(said);
  const update = Number(said.exec((await notice(page).textContent()) ?? '')?.[1]);
  await expect(page.locator('.lap strong')).toHaveText(`Update ${update}`);
  await noNaN();
  for (const name of ['Now', 'Experiment', 'Training', 'Now'] as const) {
    await showPanel(page, name);
    await noNaN();
  }

  // It is the last step there is, and the way back is open.
  const last = await stepNow(page);
  for (const key of ['ArrowRight', 'n', 'End']) {
    await page.keyboard.press(key);
    await isAt(page, last, update);
  }
  for (let i = last - 1; i >= Math.max(0, last - 30); i--) {
    await page.keyboard.press('ArrowLeft');
    await isAt(page, i, update);
  }
  await noNaN();
  await page.keyboard.press('p');
  await expect(page.locator('.lap strong')).toHaveText(`Update ${update - 1}`);
  await noNaN();
});

test('forty characters: every column is drawn', async ({ page }) => {
  const configuration = { ...DEFAULT_CONFIGURATION, text: 'abcdefghij'.repeat(4) };
  await open(page, hashOf({ configuration, step: 100 }));
  await expect(columns(page)).toHaveCount(39);
  await fitsTheWindow(page);
});

test('fifteen hundred characters: the columns in view, and a strip of all', async ({ page }) => {
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    text: 'hello world, '.repeat(116).slice(0, 1500),
  };
  await open(page, hashOf({ configuration, step: 0 }));
  const first = page.getByRole('group', { name: /^Time 1: / });
  await expect(first).toBeVisible();
  expect(await columns(page).count()).toBeLessThan(30);
  const strip = page.getByRole('slider', { name: /^The whole window/ });
  await expect(strip).toBeVisible();
  await fitsTheWindow(page);

  // A click on the strip's middle scrolls there; the columns there are drawn instead.
  await strip.click();
  await expect(page.getByRole('group', { name: /^Time 750: / })).toBeInViewport();
  await expect(first).toHaveCount(0);
  expect(await columns(page).count()).toBeLessThan(30);

  // So do keys, while the strip has the focus.
  await strip.focus();
  await page.keyboard.press('Home');
  await expect(first).toBeInViewport();
  await page.keyboard.press('End');
  await expect(page.getByRole('group', { name: /^Time 1499: / })).toBeInViewport();
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('group', { name: /^Time 1499: / })).not.toBeInViewport();
  await strip.blur();

  // And the present step comes into view by itself.
  await page.keyboard.press('Shift+ArrowRight');
  await expect(first).toBeInViewport();
  await page.keyboard.press('End');
  await isAt(page, 6 * 1499 + 1);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('group', { name: /^Time 1499: / })).toBeInViewport();
  await fitsTheWindow(page);
});

test('every choice is read whole in its closed list', async ({ page }) => {
  await open(page, 'v=1&k1=2&k2=4&init=spectral&opt=adam&panel=experiment');
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    // How much wider a list would have to be that has this choice alone.
    const cut = await panel(page)
      .locator('select')
      .evaluateAll((lists) =>
        lists.flatMap((list) => {
          const { font, padding, border, width: room } = getComputedStyle(list);
          return [...(list as HTMLSelectElement).options].flatMap(({ text }) => {
            const alone = document.body.appendChild(document.createElement('select'));
            Object.assign(alone.style, { font, padding, border, position: 'absolute' });
            alone.append(new Option(text));
            const missing = alone.offsetWidth - parseFloat(room);
            alone.remove();
            return missing > 0 ? [`${text}: ${missing} px`] : [];
          });
        }),
      );
    expect(cut, `${width}×${height}`).toEqual([]);
  }
});
