import { expect, test } from './fixtures.ts';
import { isAt, open, panel, showPanel, stepNow, track } from './support.ts';

// "hello": 0 start, six steps a time step forward (1–24), 25 the loss, backward 26–69, sums 70–74,
// update 75–80.
const LOSS = 25;
const LAST_BACKWARD = 69;
const LAST = 80;

test('Space plays and pauses; a key that moves pauses, too', async ({ page }) => {
  await page.clock.install();
  await open(page);
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));

  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible();
  await page.clock.runFor(3000);
  await isAt(page, 3);

  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible();
  await page.clock.runFor(5000);
  await isAt(page, 3);

  // Eight times as fast, by keyboard.
  await page.getByRole('button', { name: 'Faster' }).focus();
  for (const speed of ['2×', '4×', '8×', '8×']) {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: 'Speed' })).toContainText(speed);
  }
  await page.getByRole('button', { name: /^Play/ }).focus();
  await page.keyboard.press('Space');
  await page.clock.runFor(1000);
  await isAt(page, 11);
  await page.getByRole('button', { name: /^Pause/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await isAt(page, 10);
  await page.clock.runFor(5000);
  await isAt(page, 10);
});

test('playing goes round: on into the next update', async ({ page }) => {
  await page.clock.install();
  await open(page, `v=1&step=${LAST - 1}`);
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await page.keyboard.press('Space');
  await page.clock.runFor(2000);
  await isAt(page, 0, 2);
  await page.clock.runFor(2000);
  await isAt(page, 2, 2);
});

test('every key that moves goes where it says', async ({ page }) => {
  await open(page);
  const walk: [key: string, step: number, update: number][] = [
    ['ArrowRight', 1, 1],
    ['ArrowRight', 2, 1],
    ['ArrowLeft', 1, 1],
    ['ArrowUp', 6, 1],
    ['ArrowUp', 12, 1],
    ['ArrowDown', 6, 1],
    ['Shift+ArrowRight', 12, 1],
    ['Shift+ArrowLeft', 6, 1],
    ['PageDown', 7, 1],
    ['PageUp', 6, 1],
    ['End', LOSS, 1],
    ['End', LAST_BACKWARD, 1],
    ['End', LAST, 1],
    ['Home', LAST_BACKWARD + 1, 1],
    ['Home', LOSS + 1, 1],
    ['Home', 0, 1],
    ['Home', 0, 1],
    ['ArrowLeft', 0, 1],
    ['ArrowDown', 0, 1],
    ['p', 0, 1],
    ['End', LOSS, 1],
    ['n', LOSS, 2],
    ['n', LOSS, 3],
    ['p', LOSS, 2],
    ['PageDown', LOSS + 1, 2],
    ['p', LOSS + 1, 1],
    ['p', LOSS + 1, 1],
  ];
  for (const [place, [key, step, update]] of walk.entries()) {
    await test.step(`${place}: ${key}`, async () => {
      await page.keyboard.press(key);
      await isAt(page, step, update);
    });
  }
});

test('a clicker unfolds the network before it steps, and folds it at the very beginning', async ({
  page,
}) => {
  await open(page);
  const fold = page.getByRole('button', { name: /^(Fold up|Unfold)/ });
  await page.keyboard.press('PageUp');
  await expect(fold).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('PageDown');
  await expect(fold).toHaveAttribute('aria-pressed', 'false');
  await isAt(page, 0, 1);
  await page.keyboard.press('PageDown');
  await isAt(page, 1, 1);
  await fold.click();
  await page.keyboard.press('ArrowRight');
  await isAt(page, 2, 1);
  await expect(fold).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('PageDown');
  await expect(fold).toHaveAttribute('aria-pressed', 'false');
  await isAt(page, 2, 1);
});

test('a held key leaves nothing behind: the last press is where the page is', async ({ page }) => {
  await open(page);
  for (let presses = 0; presses < 24; presses++) await page.keyboard.press('ArrowRight');
  await isAt(page, 24, 1);
  for (let presses = 0; presses < 9; presses++) await page.keyboard.press('n');
  await isAt(page, 24, 10);
});

test('the track: click and drag, on both lanes', async ({ page }) => {
  await open(page);
  const box = (await track(page).boundingBox())!;
  const upper = box.y + box.height * 0.3;
  const lower = box.y + box.height * 0.72;
  const at = (share: number) => box.x + box.width * share;

  await page.mouse.click(at(0.5), upper);
  const forward = await stepNow(page);
  expect(forward).toBeGreaterThan(6);
  expect(forward).toBeLessThan(19);

  await page.mouse.click(at(0.5), lower);
  const backward = await stepNow(page);
  expect(backward).toBeGreaterThan(35);
  expect(backward).toBeLessThan(58);

  // Along the upper lane to the right, the steps come in order, up to the loss.
  await page.mouse.move(at(0.25), upper);
  await page.mouse.down();
  const passed: number[] = [await stepNow(page)];
  for (let share = 0.3; share <= 1; share += 0.1) {
    await page.mouse.move(at(share), upper);
    passed.push(await stepNow(page));
  }
  await page.mouse.up();
  expect(passed).toEqual([...passed].sort((a, b) => a - b));
  expect(new Set(passed).size).toBeGreaterThan(5);
  await isAt(page, LOSS);

  // And along the lower one to the left, down to the end of the update.
  await page.mouse.move(at(0.75), lower);
  await page.mouse.down();
  const back: number[] = [await stepNow(page)];
  for (let share = 0.65; share > 0; share -= 0.1) {
    await page.mouse.move(at(share), lower);
    back.push(await stepNow(page));
  }
  await page.mouse.move(at(0.005), lower);
  await page.mouse.up();
  expect(back).toEqual([...back].sort((a, b) => a - b));
  await isAt(page, LAST);

  // The pointer goes on, but nobody holds the track any more.
  await page.mouse.move(at(0.5), upper);
  await isAt(page, LAST);
});

test('a finger that leaves the track while it drags still moves it', async ({ page }) => {
  await open(page);
  const box = (await track(page).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y - 200);
  const step = await stepNow(page);
  await page.mouse.up();
  expect(step).toBeGreaterThan(10);
  expect(step).toBeLessThan(LOSS);
});

test('arrow keys on the focused track take one step, not two', async ({ page }) => {
  await open(page, 'v=1&step=10');
  await track(page).focus();
  await page.keyboard.press('ArrowRight');
  await isAt(page, 11);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await isAt(page, 9);
  await page.keyboard.press('End');
  await isAt(page, LOSS);
});

test('b and . blank the screen; any key, or a click, wakes it and does nothing else', async ({
  page,
}) => {
  await open(page, 'v=1&step=10');
  const blank = page.locator('.blank');
  for (const [sleep, wake] of [
    ['b', 'ArrowRight'],
    ['.', 'n'],
    ['b', 'b'],
    ['.', 'Space'],
    ['b', 'Escape'],
  ] as const) {
    await page.keyboard.press(sleep);
    await expect(blank).toBeVisible();
    await page.keyboard.press(wake);
    await expect(blank).toBeHidden();
    await isAt(page, 10, 1);
  }
  await page.keyboard.press('b');
  await page.mouse.click(300, 300);
  await expect(blank).toBeHidden();
  await isAt(page, 10, 1);
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible();
});

test('? lists the keys, and Escape closes the list', async ({ page }) => {
  await open(page, 'v=1&step=10');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  for (const key of ['→', '↓', 'PageDown', 'Home', 'n', 'Space', '.', 'b', 'f', '?']) {
    await expect(dialog.locator('kbd').getByText(key, { exact: true }).first()).toBeVisible();
  }
  // What lies beneath stays where it is.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await isAt(page, 10);
  await page.keyboard.press('ArrowRight');
  await isAt(page, 11);

  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('?');
  await expect(dialog).toBeHidden();
});

test('single-character keys can be switched off, and stay off; the other keys go on', async ({
  page,
}) => {
  await open(page, 'v=1&step=10');
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: /Single-character keys/ }).focus();
  const off = page.getByRole('dialog').locator('dl > div').filter({ hasText: '(off)' });
  await expect(off).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(off.locator('dt')).toHaveText(['np', 'c', '+-0', '.b', 'f', '?']);
  await page.keyboard.press('Escape');

  const dead = async () => {
    for (const key of ['n', 'p', 'b', '.', '?']) await page.keyboard.press(key);
    await expect(page.locator('.blank')).toHaveCount(0);
    await expect(page.getByRole('dialog')).toBeHidden();
    await isAt(page, 10, 1);
  };
  await dead();
  await page.reload();
  await isAt(page, 10, 1);
  await dead();

  await page.keyboard.press('ArrowRight');
  await isAt(page, 11);
  // The list is still there for those who look for it, and so is the way back.
  await page.getByRole('button', { name: /^Keys/ }).click();
  await page.getByRole('checkbox', { name: /Single-character keys/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await isAt(page, 11, 2);
});

test('what is typed in a field moves nothing', async ({ page }) => {
  await open(page, 'v=1&step=10');
  await showPanel(page, 'Experiment');
  const text = panel(page).getByRole('textbox', { name: 'Text' });
  await text.focus();
  await page.keyboard.press('End');
  for (const key of ['n', 'p', 'b', '.', '?', ' ', 'f']) await page.keyboard.type(key);
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'Home', 'PageDown']) {
    await page.keyboard.press(key);
  }
  await expect(text).toHaveValue('hellonpb.? f');
  await isAt(page, 10, 1);
  await expect(page.locator('.blank')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible();

  const rate = panel(page).getByRole('textbox', { name: /Learning rate/ });
  await rate.focus();
  await page.keyboard.press('End');
  await isAt(page, 0, 1);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('n.');
  await isAt(page, 0, 1);
});

test('a clicker steps on from a choice and from a line of text, and changes neither', async ({
  page,
}) => {
  await open(page, 'v=1&step=10');
  await showPanel(page, 'Experiment');
  const head = panel(page).getByRole('combobox', { name: 'Output' });
  const before = await head.inputValue();
  const rate = panel(page).getByRole('textbox', { name: /Learning rate/ });
  let step = 10;
  for (const field of [head, rate]) {
    await field.focus();
    for (const key of ['PageDown', 'PageDown', 'PageUp']) {
      await page.keyboard.press(key);
      step += key === 'PageDown' ? 1 : -1;
      await isAt(page, step, 1);
      await expect(field).toBeFocused();
    }
  }
  await expect(head).toHaveValue(before);
});
