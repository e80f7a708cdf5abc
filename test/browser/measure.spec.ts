import { expect, test } from './fixtures.ts';
import { measure } from './measure.mjs';

/** What can be wrong with a page, and what the measurements must say about it. */
const planted: [string, string, RegExp][] = [
  ['a page wider than its window', '<div style="width: 3000px; height: 1px"></div>', /px wider/],
  ['small text', '<p style="font-size: 11px">eleven</p>', /below 12 px.*11\.0 px "eleven"/],
  [
    'text that a picture makes small',
    '<svg viewBox="0 0 200 200" width="100" height="100"><text y="50" font-size="20">ten</text></svg>',
    /below 12 px.*10\.0 px "ten"/,
  ],
  [
    'text that a transform makes small',
    '<div style="transform: scale(0.5); font-size: 20px"><p>ten again</p></div>',
    /below 12 px.*10\.0 px "ten again"/,
  ],
  [
    'text cut by its box',
    '<p style="width: 40px; overflow: hidden; white-space: nowrap">a long line</p>',
    /cut by its box.*"a long line"/,
  ],
  [
    'text cut by an ellipsis',
    '<p style="width: 40px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">a long line</p>',
    /cut by its box.*"a long line"/,
  ],
  [
    'text cut by a box further out',
    '<div style="height: 20px; overflow: hidden"><p>one</p><p>two</p></div>',
    /cut by its box.*"two"/,
  ],
  [
    'small indices',
    '<p>h<sub style="font-size: 9px">3</sub></p>',
    /indices and exponents below 12 px.*9\.0 px "3" sub/,
  ],
  [
    'covered text',
    '<p>below</p><div class="lid" style="position: absolute; inset: 0; background: white"></div>',
    /text covered.*"below" p by "" div.lid/,
  ],
  [
    'text covered in a picture',
    '<svg width="99" height="30"><text y="20">below</text><rect width="99" height="30" pointer-events="none" /></svg>',
    /text covered.*"below" text by "" rect/,
  ],
  [
    'text cut by its picture',
    '<svg width="40" height="20"><text y="15">a long line</text></svg>',
    /cut by its picture.*"a long line"/,
  ],
  [
    'text outside the window',
    '<p style="position: fixed; left: -20px">beyond the edge</p>',
    /outside the window.*"beyond the edge"/,
  ],
  [
    'text on text',
    '<p>below</p><p style="position: absolute; top: 0; margin: inherit">above</p>',
    /text on text.*"below" p and "above" p/,
  ],
];

test('measuring finds what is planted, and only that', async ({ page }) => {
  for (const [what, html, complaint] of planted) {
    await test.step(what, async () => {
      await page.setContent(`<!doctype html><body style="margin: 16px">${html}</body>`);
      expect(await page.evaluate(measure)).toEqual([expect.stringMatching(complaint)]);
    });
  }
});

test('measuring finds nothing where nothing is wrong', async ({ page }) => {
  await page.setContent(`<!doctype html><p>plain</p>
    <p style="position: absolute; width: 1px; height: 1px; overflow: hidden; font-size: 5px">unseen</p>
    <div style="height: 40px; overflow: auto"><p>one</p><p>two</p><p>three</p></div>
    <button><svg width="40" height="20"><rect width="40" height="20" fill="red" /><text y="15">on</text></svg></button>
    <svg width="40" height="20"><text y="15">seen</text><rect width="40" height="20" fill="transparent" /></svg>
    <p style="display: none; font-size: 5px">absent</p>
    <math><mi>h</mi><mo>+</mo><mn>1</mn></math>
    <svg viewBox="0 0 100 100" width="100" height="100"><text y="50">right</text></svg>`);
  expect(await page.evaluate(measure)).toEqual([]);
});
