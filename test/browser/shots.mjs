import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { buildIfStale, dist, root } from './build.mjs';
import { findChromium, launchFlags } from './chromium.mjs';
import { measure } from './measure.mjs';
import { serve } from './server.mjs';
import { states } from './states.mjs';

/**
 * `npm run shots`: pictures of the states in states.mjs, into ./shots/, and what is measurably
 * wrong in each.
 *   --only substring   states whose name contains it      --size 1366    one width
 *   --theme dark       one theme                          --no-build     dist/ as it is
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    size: { type: 'string' },
    theme: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
];
const themes = ['light', 'dark'];
const PAGES_AT_ONCE = 3;
const READY_WITHIN = 20_000;

const wanted = Object.entries(states)
  .filter(([name]) => name.includes(options.only))
  .flatMap(([name, state]) => sizes.map((size) => ({ name, state, size })))
  .filter(({ size }) => !options.size || String(size.width) === options.size)
  .flatMap((shot) => themes.map((theme) => ({ ...shot, theme })))
  .filter(({ theme }) => !options.theme || theme === options.theme);
if (wanted.length === 0) {
  console.error(`No such picture. States: ${Object.keys(states).join(', ')}`);
  process.exit(1);
}

if (!options['no-build']) buildIfStale();
const folder = join(root, 'shots');
mkdirSync(folder, { recursive: true });
const host = await serve(dist);
const browser = await chromium.launch({ executablePath: findChromium(), args: launchFlags });

let failures = 0;
const queue = [...wanted];
await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work));
await browser.close();
await host.close();
console.log(`\n${wanted.length - failures} of ${wanted.length} pictures in ${folder}`);
process.exitCode = failures > 0 ? 1 : 0;

async function work() {
  for (let shot = queue.shift(); shot; shot = queue.shift()) {
    const file = `${shot.name}.${shot.size.width}.${shot.theme}.png`;
    try {
      const problems = await take(shot, join(folder, file));
      console.log([file, ...problems].join('\n    '));
    } catch (error) {
      failures++;
      console.log(`${file}\n    FAILED: ${error.message.split('\n')[0]}`);
    }
  }
}

async function take({ state, size, theme }, path) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    // The same information without movement: the picture is the same however long it took.
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  try {
    const complaints = [];
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));

    const page = await context.newPage();
    await page.goto(state.hash ? `${host.url}#${state.hash}` : host.url);
    await ready(page, complaints);
    for (const key of state.keys ?? []) await page.keyboard.press(key);
    await ready(page, complaints);
    // It waits for what it wants to be seen: that may be a picture that is not complete yet.
    await state.act?.(page);
    // A narrow page is read by scrolling: all of it belongs in the picture.
    await page.screenshot({ path, fullPage: size.width < 600 });
    return [...complaints, ...(await page.evaluate(measure))];
  } finally {
    await context.close();
  }
}

/** The app sets data-ready on <html> when the picture is complete. */
async function ready(page, complaints) {
  const isReady = () => document.documentElement.dataset.ready === 'true';
  await page.waitForFunction(isReady, null, { timeout: READY_WITHIN }).catch(() => {
    const why = complaints.length > 0 ? ` (${complaints.join('; ')})` : '';
    throw new Error(`the picture was not complete within ${READY_WITHIN / 1000} s${why}`);
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
  });
}
