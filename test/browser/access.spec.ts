import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import { expect, test } from './fixtures.ts';
import { measure } from './measure.mjs';
import { hashOf, isAt, open, panel, showPanel, stepNow, track } from './support.ts';

const states: [name: string, hash: string, keys?: string[]][] = [
  ['the start', ''],
  ['forward', hashOf({ step: 9 })],
  ['the loss', hashOf({ update: 11, step: 25 })],
  ['backward', hashOf({ update: 11, step: 44 })],
  ['the sums', hashOf({ update: 11, step: 72 })],
  ['the update', hashOf({ update: 11, step: 77 })],
  ['Training', hashOf({ update: 20, step: 25, panel: 'training' })],
  ['Experiment', hashOf({ step: 25, panel: 'experiment' })],
  ['the list of keys', hashOf({ step: 42 }), ['?']],
  ['folded', hashOf({ step: 42, folded: true })],
  ['a malformed address', 'v=1&H=999'],
];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ colorScheme });
    test(`axe finds nothing to say against any phase and panel, ${colorScheme}`, async ({
      page,
    }) => {
      test.slow();
      for (const [name, hash, keys = []] of states) {
        await test.step(name, async () => {
          await reach(page, hash, keys);
          const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
          // The page has no frames; and of all rules, the theme changes what one finds.
          axe.setLegacyMode(true);
          if (colorScheme === 'dark') axe.withRules(['color-contrast']);
          const { violations } = await axe.analyze();
          const found = violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
          );
          expect.soft([...new Set(found)].slice(0, 5), name).toEqual([]);
        });
      }
    });
  });
}

for (const viewport of [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
]) {
  test.describe(() => {
    test.use({ viewport });
    test(`nothing is small, cut off or covered at ${viewport.width}×${viewport.height}`, async ({
      page,
    }) => {
      test.slow();
      for (const [name, hash, keys = []] of states.filter(([name]) => !/malformed/.test(name))) {
        await test.step(name, async () => {
          await reach(page, hash, keys);
          expect.soft(await page.evaluate(measure), name).toEqual([]);
        });
      }
    });
  });
}

async function reach(page: Page, hash: string, keys: readonly string[]): Promise<void> {
  await page.goto('about:blank');
  await open(page, hash);
  for (const key of keys) await page.keyboard.press(key);
}

test('what can be clicked can be reached by Tab and pressed by Enter', async ({ page }) => {
  await open(page, hashOf({ step: 25 }));
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 150; presses++) {
      const focused = await page.evaluate(() => {
        const { activeElement: element } = document;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
      if (name.test(focused)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(name)}`);
  };
  await tabTo(/^Skip to/);
  await tabTo(/^Theme: system/);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await tabTo(/^Fold up/);
  await page.keyboard.press('Enter');
  await tabTo(/^Unfold/);
  await page.keyboard.press('Enter');
  await tabTo(/^Next step/);
  await page.keyboard.press('Enter');
  await isAt(page, 26);
  await tabTo(/^Play/);
  await page.keyboard.press('Enter');
  await tabTo(/^Pause/);
  await page.keyboard.press('Enter');
  const paused = await stepNow(page);
  // The tabs are one stop: arrow keys go from one to the next, and step nothing.
  await tabTo(/^Now/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Training' })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Training' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Experiment' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Now' })).toBeFocused();
  await isAt(page, paused);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await isAt(page, paused);
  await expect(panel(page)).toContainText('Loss of each update');
  await tabTo(/^10 updates/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.lap strong')).toHaveText('Update 10');
});

test('nothing answers to the mouse alone', async ({ page }) => {
  // Every listener for clicks that the page's views ask for, by the element that has it.
  const mouseOnly = () =>
    page.evaluate(() => {
      const handlers = (element: Element): Record<string, unknown> => {
        const key = Object.keys(element).find((name) => name.startsWith('__reactProps'));
        return key === undefined
          ? {}
          : ((element as unknown as Record<string, object>)[key] as never);
      };
      return [...document.querySelectorAll('body *')]
        .filter((element) => 'onClick' in handlers(element) || 'onPointerDown' in handlers(element))
        .filter((element) => !element.matches('button, a[href], input, select, textarea, label'))
        .filter((element) => {
          const role = element.getAttribute('role') ?? '';
          const keyed = 'onKeyDown' in handlers(element) || role === 'slider';
          return !(
            /^(button|link|slider|tab)$/.test(role) &&
            keyed &&
            element.hasAttribute('tabindex')
          );
        })
        .map((element) => `${element.localName} ${element.getAttribute('aria-label') ?? ''}`);
    });
  for (const hash of [
    hashOf({ step: 42 }),
    hashOf({ step: 42, panel: 'training', update: 3 }),
    hashOf({ step: 42, panel: 'experiment' }),
  ]) {
    await page.goto('about:blank');
    await open(page, hash);
    expect(await mouseOnly()).toEqual([]);
  }
});

test('a number on the stage is found, chosen and followed by keyboard', async ({ page }) => {
  await open(page, hashOf({ step: 9 }));
  const chosen = page.locator('.stage [aria-pressed=true]');
  await page.keyboard.press('Alt+ArrowDown');
  const first = await chosen.getAttribute('data-cell');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(chosen).not.toHaveAttribute('data-cell', String(first));
  await expect(chosen).toBeFocused();
  await expect(page.locator('.scalar-sum .exact')).toHaveText(
    String(await chosen.getAttribute('data-value')).replaceAll('-', '−'),
  );
});

test('every step is announced, politely', async ({ page }) => {
  await open(page, hashOf({ step: 25 }));
  const live = page.locator('[aria-live=polite]').filter({ hasText: /Forward|Backward|Update/ });
  await expect(live).toContainText('Forward: sum of the losses');
  await page.keyboard.press('ArrowRight');
  await expect(live).toContainText('Backward, time 4 of 4: gradient of the probability');
  await page.keyboard.press('End');
  await expect(live).toContainText('Backward, time 1 of 4: gradient of h 0');
  await expect(track(page)).toHaveAttribute('aria-valuetext', /^Step 69 of 80\./);
  // In a window, too, a time step is one of the whole text.
  const windows = { ...DEFAULT_CONFIGURATION, text: 'abcabcabca', truncation: { k1: 2, k2: 4 } };
  await open(page, hashOf({ configuration: windows, update: 1, step: 1 }));
  await expect(live).toContainText('Forward, time 3 of 9: input');
});

test('with reduced motion nothing moves, and nothing is missing', async ({ page }) => {
  await open(page, hashOf({ step: 8 }));
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('ArrowRight');
    const moving = await page.evaluate(() => ({
      tokens: [...document.querySelectorAll('.motion > g')].filter(
        (token) => Number(token.getAttribute('opacity')) > 0,
      ).length,
      animations: document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length,
    }));
    expect(moving).toEqual({ tokens: 0, animations: 0 });
  }
  await showPanel(page, 'Training');
  await isAt(page, 38);
});

test.describe(() => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });
  test('without that wish a step’s operand moves, and stops', async ({ page }) => {
    await open(page, hashOf({ step: 8 }));
    const moving = page.locator('.motion > g:not([opacity="0"])');
    await page.evaluate(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.motion > g:not([opacity="0"]) [transform]')) return;
        document.documentElement.dataset['moved'] = 'true';
        observer.disconnect();
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-moved', 'true');
    await expect(moving).toHaveCount(0);
  });
});

test('a long text and a wide network keep their numbers readable', async ({ page }) => {
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    text: 'the quick brown fox jumps over the lazy dog',
    hiddenSize: 16,
  };
  await open(page, hashOf({ configuration, step: 100 }));
  expect(await page.evaluate(measure)).toEqual([]);
});

test('what is added up over time is seen term by term, without scrolling sideways', async ({
  page,
}) => {
  for (const [width, height, isLarge] of [
    [390, 844, false],
    [1366, 768, false],
    [1920, 1080, true],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const sum of [70, 71, 72]) {
      await open(page, `v=1&update=12&step=${sum}`);
      const large = page.getByRole('button', { name: 'Projector size' });
      if (isLarge && (await large.getAttribute('aria-pressed')) === 'false') await large.click();
      const matrices = panel(page).locator('.matrices');
      await expect(matrices.getByRole('group')).toHaveCount(5);
      const hidden = await panel(page)
        .locator('.matrices, .matrices > *')
        .evaluateAll((parts) =>
          parts
            .filter((part) => part.scrollWidth > part.clientWidth)
            .map((part) => part.getAttribute('class') ?? ''),
        );
      expect(hidden).toEqual([]);
    }
  }
});

test('the numbers of a run that explodes fit their cells at every zoom', async ({ page }) => {
  const exploded = 'v=1&rate=1000&update=2&step=80';
  for (const [width, height, zooms] of [
    [1366, 768, 0],
    [390, 844, 2],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, exploded);
    await expect(page.locator('.stage .number', { hasText: '−1501' })).not.toHaveCount(0);
    for (let zoom = 0; zoom <= zooms; zoom++) {
      if (zoom > 0) await page.keyboard.press('+');
      await expect.poll(() => page.evaluate(tooWide, '.stage .cell')).toEqual([]);
    }
    await open(page, `${exploded.replace('update=2', 'update=4')}&board=weights`);
    await expect(page.locator('.entry').first()).toBeVisible();
    expect(await page.evaluate(tooWide, '.shared-weights .entry')).toEqual([]);
  }
});

/** What is written wider than the cell that it is in. */
function tooWide(cells: string): string[] {
  return [...document.querySelectorAll(cells)]
    .filter((cell) => {
      const ofElement = document.createRange();
      ofElement.selectNodeContents(cell);
      const { width } = (cell.querySelector('text') ?? ofElement).getBoundingClientRect();
      const ground = cell.querySelector('.ground') ?? cell;
      return width > ground.getBoundingClientRect().width + 0.5;
    })
    .map((cell) => cell.textContent);
}
