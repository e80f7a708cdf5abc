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
  pictureIsComplete,
  showPanel,
  track,
} from './support.ts';

const trainUntilHello = async (page: Page): Promise<number> => {
  await showPanel(page, 'Training');
  await panel(page)
    .getByRole('button', { name: /^Until it writes/ })
    .click();
  await expect(notice(page)).toContainText('It writes “hello” after');
  return Number(/after (\d+) updates?/.exec((await notice(page).textContent()) ?? '')?.[1]);
};

test('training until it writes hello: it does, and the answer says so', async ({ page }) => {
  await open(page);
  await expect(generated(page)).toContainText('✗');
  await expect(generated(page)).toContainText('the first weights');

  const height = (await generated(page).boundingBox())?.height;
  const updates = await trainUntilHello(page);
  expect(updates).toBeGreaterThan(1);
  await isAt(page, 80, updates);
  await expect(generated(page)).toContainText('✓');
  await expect(generated(page).locator('.generated')).toHaveText('hello');
  await expect(generated(page)).toContainText('New weights, from “h” (below: old)');
  // On as many lines as before: the network stays where it is.
  expect((await generated(page).boundingBox())?.height).toBe(height);

  // One step back, the weights are the old ones: it does not write it yet.
  await page.keyboard.press('ArrowLeft');
  await isAt(page, 79, updates);
  await expect(generated(page)).toContainText('✗');
  await expect(generated(page)).not.toContainText('below');
});

test('what is said of the floor moves nothing', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const placeWith = async (text: string): Promise<number | undefined> => {
    const configuration = { ...DEFAULT_CONFIGURATION, text };
    await open(page, hashOf({ configuration, panel: 'training' }));
    const button = panel(page).getByRole('button', { name: /^Until it writes/ });
    return (await button.boundingBox())?.y;
  };
  const without = await placeWith('helo');
  await expect(panel(page).getByText(/^Dashed: the least loss/)).toHaveCount(0);
  expect(await placeWith('hello')).toBe(without);
  await expect(panel(page).getByText(/^Dashed: the least loss/)).toBeVisible();
});

test('what is said of the end of a training moves nothing else, and where it cannot work says why', async ({
  page,
}) => {
  const configuration = { ...DEFAULT_CONFIGURATION, cut: { until: null } };
  await open(page, hashOf({ configuration, panel: 'training' }));
  const before = await page.locator('main').boundingBox();
  const button = panel(page).getByRole('button', { name: /^Until it writes/ });
  const place = await button.boundingBox();
  await button.click();
  await expect(notice(page)).toContainText(/cannot.*every “l” looks the same/);
  expect(await page.locator('main').boundingBox()).toEqual(before);
  expect(await button.boundingBox()).toEqual(place);
  await notice(page).getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(notice(page)).toBeEmpty();
  expect(await page.locator('main').boundingBox()).toEqual(before);
});

test('training can be stopped, and goes on from there', async ({ page }) => {
  // At this rate it never writes the text: training goes on until somebody stops it.
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    text: 'the quick brown fox jumps over the lazy dog '.repeat(43),
    hiddenSize: 16,
    optimizer: { kind: 'sgd', rate: 1e-6 } as const,
  };
  await open(page, hashOf({ configuration, panel: 'training' }));
  await panel(page)
    .getByRole('button', { name: /^Until it writes/ })
    .click();
  await expect(panel(page)).toContainText('Training: update');
  await panel(page).getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(notice(page)).toContainText(/Stopped after \d+ updates?/);
  const stopped = Number(/after (\d+)/.exec((await notice(page).textContent()) ?? '')?.[1]);
  expect(stopped).toBeLessThan(2000);
  const last = String(await track(page).getAttribute('aria-valuemax'));
  // Stopped before the first was done, the update that stands there is still the first.
  const shown = Math.max(1, stopped);
  await isAt(page, Number(last), shown);

  await panel(page).getByRole('button', { name: '10 updates' }).click();
  await isAt(page, Number(last), shown + 10);
});

test('the loss curve goes back to earlier updates, which show the numbers that they had', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('End');
  const remembered = new Map<number, unknown>();
  for (let update = 1; update <= 4; update++) {
    await isAt(page, 25, update);
    remembered.set(update, await numbers(page));
    await page.keyboard.press('n');
  }
  await isAt(page, 25, 5);
  await showPanel(page, 'Training');
  await panel(page).getByRole('button', { name: '100 updates' }).click();
  const curve = page.getByRole('slider', { name: 'Loss of each update' });
  await expect(curve).toHaveAttribute('aria-valuemax', /^10\d$/);
  const last = Number(await curve.getAttribute('aria-valuemax'));
  await isAt(page, 80, last);

  // A click far left: an early update, at the same step.
  const box = (await curve.boundingBox())!;
  await page.mouse.click(box.x + 50, box.y + box.height / 2);
  const early = Number(await curve.getAttribute('aria-valuenow'));
  expect(early).toBeLessThan(10);
  await isAt(page, 80, early);

  // A drag over the labels of its axes moves, too, and selects none of them.
  await page.mouse.move(box.x + 50, box.y + box.height / 2);
  await page.mouse.down();
  for (const [across, down] of [
    [0.5, 0.5],
    [0.9, 0.97],
    [0.02, 0.05],
  ] as const) {
    await page.mouse.move(box.x + across * box.width, box.y + down * box.height, { steps: 3 });
  }
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  await page.mouse.move(box.x + 50, box.y + box.height / 2);
  await page.mouse.up();
  await isAt(page, 80, early);

  // From there with the keys, one update at a time.
  await curve.focus();
  await page.keyboard.press('ArrowRight');
  await isAt(page, 80, early + 1);
  for (let update = early; update >= 1; update--) {
    await page.keyboard.press('ArrowLeft');
    await isAt(page, 80, update);
  }

  // Each of the first updates still has the numbers that it had.
  await showPanel(page, 'Now');
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press('Home');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  for (let update = 1; update <= 4; update++) {
    if (update > 1) await page.keyboard.press('n');
    await isAt(page, 25, update);
    expect(await numbers(page), `update ${update}`).toEqual(remembered.get(update));
  }
});

test('the same address is the same picture: after a reload, in a new page, by going back', async ({
  page,
  context,
}) => {
  await open(page);
  await page.keyboard.press('n');
  await isAt(page, 0, 2);
  await page.keyboard.press('End');
  await page.keyboard.press('End');
  await isAt(page, 69, 2);
  const before = await numbers(page);
  expect(before.length).toBeGreaterThan(50);

  // Quick keys, and at once a reload: the address must not be behind.
  await page.evaluate(() => {
    for (let presses = 0; presses < 40; presses++) {
      const press = new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true });
      document.body.dispatchEvent(press);
    }
    location.reload();
  });
  await isAt(page, 29, 2);
  await page.keyboard.press('End');
  await isAt(page, 69, 2);
  expect(await numbers(page)).toEqual(before);
  await page.reload();
  await isAt(page, 69, 2);
  expect(await numbers(page)).toEqual(before);

  const other = await context.newPage();
  await other.goto(page.url());
  await isAt(other, 69, 2);
  expect(await numbers(other)).toEqual(before);

  // Far along a run, where it has to be computed again.
  await other.goto(`./#${hashOf({ update: 1499, step: 60, panel: 'now' })}`);
  await isAt(other, 60, 1500);
  const far = await numbers(other);
  await other.reload();
  await isAt(other, 60, 1500);
  expect(await numbers(other)).toEqual(far);
});

test('a trained network that another takes the place of is one step back in the browser', async ({
  page,
}) => {
  await open(page, hashOf({ update: 6, step: 44, panel: 'experiment' }));
  const before = await numbers(page);
  await panel(page).getByLabel('Seed').fill('77');
  await panel(page).getByLabel('Seed').press('Enter');
  await isAt(page, 0, 1);
  await expect(notice(page)).toContainText('The one before, after 6 updates, is one step back');
  await page.keyboard.press('Tab');
  await page.locator('body').press('ArrowRight');
  await isAt(page, 1, 1);
  await expect(notice(page)).toBeEmpty();
  const another = await numbers(page);
  await expect.poll(() => page.url()).toContain('step=1&');
  await page.goBack();
  await isAt(page, 44, 7);
  expect(await numbers(page)).toEqual(before);
  await page.goForward();
  await isAt(page, 1, 1);
  expect(await numbers(page)).toEqual(another);
});

test('an address holds all of a configuration, also what needs escaping', async ({ page }) => {
  const text = 'a+b &c=d#1%20 \n😀 e\u0301';
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    text,
    hiddenSize: 5,
    head: 'softmax' as const,
    seed: 42,
    optimizer: { kind: 'sgd', rate: 0.05 } as const,
  };
  await open(page, hashOf({ configuration, update: 1, step: 4, panel: 'experiment' }));
  const field = (name: string | RegExp) => panel(page).getByRole('textbox', { name });
  const holds = async () => {
    await expect(field('Text')).toHaveValue(text);
    await expect(field(/Hidden units/)).toHaveValue('5');
    await expect(field(/Learning rate/)).toHaveValue('0.05');
    await expect(field('Seed')).toHaveValue('42');
    await expect(panel(page).getByRole('combobox', { name: 'Output' })).toHaveValue('softmax');
    await isAt(page, 4, 2);
  };
  await holds();
  await page.reload();
  await holds();
  await expect(notice(page)).toBeEmpty();
});

const malformed: [hash: string, said: RegExp][] = [
  ['v=0', /does not begin with “v=1”/],
  ['hello', /does not begin with “v=1”.*what is valid is used/],
  ['%%%&&&===', /does not begin with “v=1”/],
  ['v=1&text=', /“.?text=.?” in the address is not valid.*at least two characters/],
  [`v=1&text=${'x'.repeat(5000)}`, /up to 2,000 characters/],
  ['v=1&text=%E0%A4%A', /stands for no character/],
  ['v=1&H=0', /“.?H=0.?” in the address is not valid.*whole number from 1 to 512/],
  ['v=1&H=1e999', /whole number from 1 to 512/],
  ['v=1&rate=Infinity', /takes a number/],
  ['v=1&rate=-1', /more than 0 and at most 1,000/],
  [
    'v=1&head=<script>',
    /“.?head=<script>.?” in the address is not valid.*Allowed are sigmoid, softmax/,
  ],
  ['v=1&update=99999999999999999999', /from 1 to 1,000,000/],
  ['v=1&step=1.5', /whole number from 0/],
  ['v=1&panel=nothing', /Allowed are now, training, experiment/],
  ['v=1&ask=zzz', /such as ask=h\.1\.0/],
  ['v=1&ask=h.9.9', /no number of this update.*time steps 0 to 4 and places 0 to 2/],
  ['v=1&ask=dh.4.2', /not computed yet.*step=31/],
  ['v=1&pin=zzz', /means nothing.*no update is pinned/],
  ['v=1&colour=green', /“.?colour.?” in the address means nothing/],
  ['v=1&folded=0&folded=1', /“.?folded.?” stands twice in the address/],
  ['v=1&H=0&rate=0&seed=-3', /“.?H=0.?” in the address is not valid.*2 more parts of it/],
];

test('an address that is not valid opens a valid state, and one notice says what is wrong and what is allowed', async ({
  page,
}) => {
  test.slow();
  for (const [place, [hash, said]] of malformed.entries()) {
    await test.step(hash.slice(0, 40), async () => {
      // Some in a cold page, the others pasted into the open one.
      if (place % 5 === 0) {
        await page.goto('about:blank');
        await open(page, hash);
      } else {
        await go(page, 'v=1&step=3');
        await isAt(page, 3, 1);
        await expect(notice(page)).toBeEmpty();
        await go(page, hash);
      }
      await expect(page.locator('.notice')).toHaveCount(1);
      await expect(notice(page)).toContainText(said);
      await isAt(page, 0, 1);
      await page.keyboard.press('ArrowRight');
      await isAt(page, 1, 1);
    });
  }
});

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

test('an address of a later version says so; one that is pasted into the open page, too', async ({
  page,
}) => {
  await open(page, 'v=999&text=later&step=7');
  await expect(notice(page)).toContainText('made by a later version');
  await isAt(page, 0, 1);
  await notice(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice(page)).toBeEmpty();

  await go(page, 'v=1&H=999&step=7');
  await expect(notice(page)).toContainText('from 1 to 512');
  await isAt(page, 7, 1);
  await pictureIsComplete(page);
});

test('a step beyond the end of the update is the last one, and a notice says so', async ({
  page,
}) => {
  await open(page, 'v=1&step=99999');
  await isAt(page, 80, 1);
  await expect(notice(page)).toContainText('step=80 is shown, the last');
});

for (const [width, height, block] of [
  [1920, 1080, 'end'],
  [1366, 768, 'end'],
  [390, 844, 'start'],
] as const) {
  test(`what is said when training stops covers no figure at ${width}×${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, hashOf({ update: 9, panel: 'training' }));
    const figures = page.locator('.loss-curve svg, [data-fact]');
    // At the edge beside which a notice would stand, without a click that scrolls.
    await (block === 'end' ? figures.last() : figures.first()).evaluate((figure, edge) => {
      figure.scrollIntoView({ block: edge });
    }, block);
    const inView = (): Promise<string[]> =>
      figures.evaluateAll((all) =>
        all.flatMap((figure) => {
          const { left, top, bottom } = figure.getBoundingClientRect();
          const seen = [top + 2, bottom - 2].every((y) =>
            figure.contains(document.elementFromPoint(left + 4, y)),
          );
          return seen ? [figure.getAttribute('data-fact') ?? 'curve'] : [];
        }),
      );
    const before = await inView();
    expect(before.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: '10 updates' }).evaluate((button) => {
      (button as HTMLButtonElement).click();
    });
    await expect(notice(page)).toContainText('10 updates made');
    expect(await inView()).toEqual(expect.arrayContaining(before));
  });
}
