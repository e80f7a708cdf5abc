import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { Configuration } from '../../src/engine/configuration.ts';
import { GradientCheck } from '../../src/engine/gradient-check.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { Cell } from '../../src/timeline/quantities.ts';
import { cellKey } from '../../src/timeline/quantities.ts';
import { stepsOf } from '../../src/timeline/steps.ts';
import type { Scene } from '../../src/timeline/values.ts';
import { contextOf, valueAt, valuesOf } from '../../src/timeline/values.ts';
import { full, short } from '../../src/views/parts/format.ts';
import { expect, test } from './fixtures.ts';
import { inNode } from './engine.ts';
import { hashOf, isAt, numbers, open, panel, showPanel } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const sum = (page: Page): Locator => page.locator('.scalar-sum');
const stepOf = (scene: Scene, id: string, t: number | null): number =>
  stepsOf(contextOf(scene)).findIndex((step) => step.id === id && step.t === t);

/** The page asks this number, and gives all its digits as the engine has them. */
async function asks(page: Page, scene: Scene, cell: Cell): Promise<void> {
  const present = new RegExp(
    `(^|&)ask=${cell.quantity.replace(' ', '\\+')}\\.${cell.t ?? ''}\\.${cell.index}(&|$)`,
  );
  await expect.poll(() => new URL(page.url()).hash.slice(1)).toMatch(present);
  await expect(sum(page).locator('.exact')).toHaveText(full(valueAt(scene, cell)));
}

test('a gradient is followed back to the one-hot input by keyboard, and all the way forth again', async ({
  page,
}) => {
  const scene = inNode(3);
  const chain: readonly (readonly [Cell, RegExp])[] = [
    // Each number, and which operand of its sum leads on.
    [{ quantity: 'dh', t: 2, index: 0 }, /^message .* its output, time 2, element 1:/],
    [{ quantity: 'dhFromOutput', t: 2, index: 0 }, /^gradient of the score, time 2, element 2:/],
    [{ quantity: 'do', t: 2, index: 1 }, /^probability, time 2, element 2:/],
    [{ quantity: 'yhat', t: 2, index: 1 }, /^score, time 2, element 2:/],
    [{ quantity: 'o', t: 2, index: 1 }, /^hidden state, time 2, element 1:/],
    [{ quantity: 'h', t: 2, index: 0 }, /^pre-activation, time 2, element 1:/],
    [{ quantity: 'u', t: 2, index: 0 }, /^input, time 2, element 2:/],
    [{ quantity: 'x', t: 2, index: 1 }, /./],
  ];
  const step = stepOf(scene, 'dh', 2);
  await open(page, hashOf({ update: 3, step, ask: chain[0]![0] }));
  for (const [place, [cell, next]] of chain.entries()) {
    await asks(page, scene, cell);
    if (place === chain.length - 1) break;
    await sum(page).getByRole('button', { name: next }).first().press('Enter');
  }
  for (const [cell] of chain.slice(0, -1).reverse()) {
    await page.getByRole('button', { name: /Back to the number before/ }).press('Enter');
    await asks(page, scene, cell);
  }
});

test('Enter goes from a number to its answer, which keeps the focus, and Escape goes back', async ({
  page,
}) => {
  const scene = inNode(3);
  const step = stepOf(scene, 'dh', 2);
  await open(page, hashOf({ update: 3, step, panel: 'experiment' }));
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  const asked = page.locator('.stage .cell.selected');
  await expect(asked).toBeFocused();
  const key = await asked.getAttribute('data-cell');
  expect(key).toBe('dh@2[0]');
  await page.keyboard.press('Enter');
  await expect(sum(page)).toBeFocused();
  await page.keyboard.press('Tab');
  const [message, weight] = [
    { quantity: 'dhFromNext', t: 2, index: 0 },
    { quantity: 'Whh', t: null, index: 0 },
  ] as const;
  const live = page.locator('[aria-live=polite]').filter({ hasText: 'Backward' });
  await page.keyboard.press('Enter');
  await asks(page, scene, message);
  await expect(live).toContainText('message to the hidden state from the next time step, time 2');
  await page.keyboard.press('Enter');
  // A weight has no sum: the operand that had the focus is gone.
  await asks(page, scene, weight);
  await expect(sum(page)).toBeFocused();
  await expect(live).toContainText(`; W h h, element 1,1: ${short(valueAt(scene, weight))}`);
  // One number back at a time, and from the first answer to its cell.
  await page.keyboard.press('Escape');
  await asks(page, scene, message);
  await expect(sum(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await asks(page, scene, { quantity: 'dh', t: 2, index: 0 });
  await expect(sum(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator(`.stage [data-cell="${key}"]`)).toBeFocused();
  await asks(page, scene, { quantity: 'dh', t: 2, index: 0 });
});

test('on a phone a number that is asked is said at once, and its answer is one tap away', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const scene = inNode(3);
  await open(page, hashOf({ update: 3, step: stepOf(scene, 'dh', 2) }));
  const cell = { quantity: 'dh', t: 2, index: 1 } as const;
  await expect(sum(page)).not.toBeInViewport();
  await page.locator(`.stage [data-cell="${cellKey(cell)}"]`).click();
  const said = page.locator('.controls .asked');
  await expect(said).toContainText(`∇h₂[2] = ${short(valueAt(scene, cell))}`);
  await said.getByRole('button').click();
  await expect(sum(page)).toBeInViewport();
  await asks(page, scene, cell);
});

test('a sum under way is asked by keyboard, and leads to its contributions and to the gradient', async ({
  page,
}) => {
  const scene = inNode(3);
  const step = stepOf(scene, 'contribution Whh', 2);
  await open(page, hashOf({ update: 3, step, board: 'weights' }));
  const growing = page.locator('[data-sum="Whh"] .matrix');
  const shown = await growing
    .locator('[data-value]')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
  expect(shown).toEqual(valuesOf(scene, { quantity: 'partial Whh', t: 2 }));

  await growing.locator('[data-cell="partial Whh@2[4]"]').press('Enter');
  const partial: Cell = { quantity: 'partial Whh', t: 2, index: 4 };
  await asks(page, scene, partial);
  // One operand for each contribution that is in, in the order in which they came.
  for (const [place, t] of [4, 3, 2].entries()) {
    await sum(page).locator('.operand').nth(place).press('Enter');
    await asks(page, scene, { quantity: 'contribution Whh', t, index: 4 });
    await page.getByRole('button', { name: /Back to the number before/ }).press('Enter');
    await asks(page, scene, partial);
  }
  for (const cell of [
    { quantity: 'partial Whh', t: 1, index: 4 },
    { quantity: 'gradient Whh', t: null, index: 4 },
    { quantity: 'updated Whh', t: null, index: 4 },
  ] as const) {
    await page.locator('.used-in .place-link').first().press('Enter');
    await asks(page, scene, cell);
  }
});

test('what an update adds to a weight is asked on the parameter’s page, and so is a copy', async ({
  page,
}) => {
  const scene = inNode(3);
  const weights = { parameter: 'Whh', t: 2, separate: true } as const;
  const step = stepOf(scene, 'updated Whh', null);
  await open(page, hashOf({ update: 3, step, board: 'weights', weights }));
  for (const cell of [
    { quantity: 'change Whh', t: null, index: 5 },
    { quantity: 'copy Whh', t: 2, index: 5 },
  ] as const) {
    const place = page.locator(`.board [data-cell="${cellKey(cell)}"]`);
    await expect(place).toHaveText(short(valueAt(scene, cell)));
    await place.press('Enter');
    await asks(page, scene, cell);
  }
  // W − η ∇W_t, and each of the three can be asked in turn.
  await expect(sum(page).locator('.operand')).toHaveCount(3);
  await sum(page).locator('.operand').first().press('Enter');
  await asks(page, scene, { quantity: 'Whh', t: null, index: 5 });
});

test('a weight is followed forward to the loss', async ({ page }) => {
  const scene = inNode(0);
  await open(page, hashOf({ ask: { quantity: 'Wxh', t: null, index: 0 } }));
  const chain: readonly Cell[] = [
    { quantity: 'u', t: 1, index: 0 },
    { quantity: 'h', t: 1, index: 0 },
    { quantity: 'o', t: 1, index: 0 },
    { quantity: 'yhat', t: 1, index: 0 },
    { quantity: 'L', t: 1, index: 0 },
    { quantity: 'loss', t: null, index: 0 },
  ];
  for (const cell of chain) {
    const first = page.locator('.used-in').getByRole('button').filter({ hasNotText: '←' });
    const label = new RegExp(cell.quantity === 'o' ? '^o' : '.');
    await first.filter({ hasText: label }).first().press('Enter');
    await asks(page, scene, cell);
  }
});

test.describe('a number set by hand', () => {
  const ask = { quantity: 'Whh', t: null, index: 5 } as const;
  const withValue = (value: number): Partial<Configuration> => ({
    changes: [{ n: 2, parameter: 'Whh', index: 5, value }],
  });

  /** Every number on the page is that of this run. */
  async function shows(page: Page, change: Partial<Configuration>): Promise<void> {
    const scene = inNode(2, change);
    const h = cellKey({ quantity: 'h', t: 4, index: 0 });
    const value = String(valueAt(scene, { quantity: 'h', t: 4, index: 0 }));
    await expect(page.locator(`.stage [data-cell="${h}"]`)).toHaveAttribute('data-value', value);
    for (const shown of await numbers(page)) {
      const [, quantity = '', t = '', index = ''] = /^(.+)@(\d*)\[(\d+)\]$/.exec(shown.cell) ?? [];
      const cell = { quantity, t: t === '' ? null : Number(t), index: Number(index) } as Cell;
      if (quantity !== '') expect(Number(shown.value), shown.cell).toBe(valueAt(scene, cell));
    }
  }

  test('by typing or with the keys of the slider, is undone, and is in the address', async ({
    page,
  }) => {
    await open(page, hashOf({ update: 2, step: 70, ask }));
    await shows(page, {});
    await panel(page)
      .getByRole('textbox', { name: /Set it by hand/ })
      .fill('0.75');
    await page.keyboard.press('Enter');
    await isAt(page, 70, 3);
    await shows(page, withValue(0.75));
    await page.reload();
    await isAt(page, 70, 3);
    await shows(page, withValue(0.75));

    await page.getByRole('slider', { name: /drag to change/ }).press('ArrowRight');
    await shows(page, {
      changes: [0.75, 0.76].map((value) => ({ n: 2, parameter: 'Whh', index: 5, value })),
    });
    // From the slider itself.
    await page.keyboard.press('Control+z');
    await shows(page, withValue(0.75));
    await panel(page).getByRole('button', { name: 'Undo' }).click();
    await shows(page, {});
  });

  test('by dragging: the numbers follow, and one drag is undone at once', async ({ page }) => {
    await open(page, hashOf({ update: 2, step: 70, ask }));
    const slider = page.getByRole('slider', { name: /drag to change/ });
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    for (let part = 0.5; part < 0.8; part += 0.02) {
      await page.mouse.move(box.x + box.width * part, y);
    }
    await page.mouse.up();
    const value = Number(await slider.inputValue());
    expect(value).toBeGreaterThan(0.5);
    await shows(page, withValue(value));
    await page.getByRole('button', { name: 'Undo' }).click();
    await shows(page, {});
  });
});

test('a pinned update: the stage shows the difference of every number', async ({ page }) => {
  await open(page, hashOf({ update: 0, step: 80 }));
  await page.getByRole('button', { name: 'Pin to compare' }).click();
  await page.keyboard.press('n');
  await isAt(page, 80, 2);
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: 'Show differences' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByRole('status').filter({ hasText: 'less the pinned one’s' })).toContainText(
    'ΔL = ',
  );
  const [one, other] = [inNode(1), inNode(0)];
  const check = async (): Promise<void> => {
    const cells = page.locator('.stage [data-value]');
    await expect(cells.first()).toBeVisible();
    const shown = await cells.evaluateAll((all) =>
      all.map((cell) => ({
        key: cell.getAttribute('data-cell') ?? '',
        value: Number(cell.getAttribute('data-value')),
        name: cell.getAttribute('aria-label'),
      })),
    );
    for (const { key, value, name } of shown) {
      const [, quantity = '', t = '', index = ''] = /^(.+)@(\d*)\[(\d+)\]$/.exec(key) ?? [];
      if (quantity === 'x') continue;
      const place = { quantity, t: t === '' ? null : Number(t), index: Number(index) } as Cell;
      const difference = valueAt(one, place) - valueAt(other, place);
      expect(value, key).toBe(difference);
      expect(name).toMatch(new RegExp(`difference ${short(difference)}$`));
    }
  };
  await check();
  const names = page.locator('.stage .glyph');
  await expect(names.filter({ hasText: 'Δ∇h' })).toHaveCount(5);
  await expect(names.filter({ hasText: 'Δx' })).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.reload();
  await isAt(page, 80, 2);
  await check();
});

test('from a window that shares no time step with the pinned update, a button goes on to one that does', async ({
  page,
}) => {
  const configuration = { ...DEFAULT_CONFIGURATION, truncation: { k1: 2, k2: 2 } };
  const pin = { configuration, update: 0 };
  await open(page, hashOf({ configuration, pin, comparing: true, update: 1, step: 13 }));
  const compare = page.getByRole('region', { name: 'Compare' });
  await expect(compare.getByText('Its time steps 1–2 are not on the stage.')).toBeVisible();
  await compare.getByRole('button', { name: 'Go to update 3' }).press('Enter');
  await isAt(page, 13, 3);
  await expect(compare).toContainText('ΔL = ');
  await expect(compare.getByRole('button', { name: /^Go to/ })).toHaveCount(0);
  await expect(compare).toBeFocused();
});

test('the gradient check shows the engine’s losses, slope and gradient', async ({ page }) => {
  const scene = inNode(2);
  await open(
    page,
    hashOf({ update: 2, step: 80, ask: { quantity: 'gradient Whh', t: null, index: 5 } }),
  );
  await page.getByText(/^Check the gradient of/).press('Enter');
  const { epsilon, lossPlus, lossMinus, quotient, analytic } = new GradientCheck(
    scene.record,
    'sigmoid',
  ).check('Whh', 5);
  const expected = [epsilon, lossPlus, lossMinus, quotient, analytic].map(full);
  const shown = await page.locator('.gradient-check dd').allTextContents();
  expect(shown.slice(0, 5)).toEqual(expected);
  await page.getByRole('button', { name: /^Check all 43/ }).press('Enter');
  await expect(page.locator('.gradient-check tbody tr')).toHaveCount(6);
  // The button that had the focus is gone; what came of it has it, and says so.
  await expect(page.getByRole('table', { name: /^All 43 are checked/ })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

test('a cut recurrence stops at the floor, with one answer for both l; put back, it learns', async ({
  page,
}) => {
  await open(page, hashOf({ panel: 'experiment' }));
  await page.getByRole('checkbox', { name: /Cut the recurrence/ }).check();
  await expect.poll(() => page.url()).toContain('cut=all');

  const everCut = { ...DEFAULT_CONFIGURATION, cut: { until: null } };
  const cut = inNode(299, everCut);
  const step = stepsOf(contextOf(cut)).length - 1;
  await open(page, hashOf({ configuration: everCut, update: 299, step, panel: 'training' }));
  await expect(page.locator('.floor text')).toContainText(short(4 * Math.LN2));
  await expect(page.locator('.stage .edge.forward.cut')).toHaveText(Array(4).fill('Whh=0'));
  expect(cut.record.result!.loss).toBeGreaterThan(4 * Math.LN2);
  const ofBoth = await page
    .locator('.stage [data-cell^="yhat@3"], .stage [data-cell^="yhat@4"]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-value')));
  expect(ofBoth).toHaveLength(8);
  expect(ofBoth.slice(0, 4)).toEqual(ofBoth.slice(4));

  await showPanel(page, 'Experiment');
  await page.getByRole('button', { name: /^Put it back/ }).click();
  await isAt(page, step, 300);
  await expect(page.locator('.stage .edge.cut')).toHaveCount(0);
  await expect.poll(() => page.url()).toContain('cut=299');
  const healing = { ...everCut, cut: { until: 299 } };
  await open(page, hashOf({ configuration: healing, update: 1499, step, panel: 'training' }));
  await expect(page.locator('.answer .generated')).toHaveText('hello');
  expect(inNode(1499, healing).record.result!.loss).toBeLessThan(1);
});
