import { expect, listen, test } from './fixtures.ts';

/** What a page may do wrong behind a spec's back, and the complaint that must be heard. */
const misbehaviours: [string, () => void, RegExp][] = [
  [
    'an error in the console',
    () => {
      console.error('on purpose');
    },
    /^console error: on purpose/,
  ],
  [
    'a warning in the console',
    () => {
      console.warn('on purpose');
    },
    /^console warning: on purpose/,
  ],
  [
    'an uncaught error',
    () => {
      setTimeout(() => {
        throw new Error('on purpose');
      });
    },
    /^uncaught: .*on purpose/,
  ],
  [
    'an uncaught error in a worker',
    () => {
      const script = new Blob(["throw new Error('on purpose')"], { type: 'text/javascript' });
      new Worker(URL.createObjectURL(script));
    },
    /^uncaught: .*on purpose/,
  ],
  [
    'a file that is not there',
    () => {
      void fetch('./not-there.json');
    },
    /^404: .*not-there/,
  ],
  [
    'a request to another host',
    () => {
      fetch('http://127.0.0.1:9999/').catch(() => null);
    },
    /^request to elsewhere/,
  ],
];

for (const [what, misbehave, complaint] of misbehaviours) {
  test(`the guard hears ${what}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext();
    const complaints = listen(context, new URL(baseURL ?? '').origin);
    const page = await context.newPage();
    await page.goto(baseURL ?? '');
    await page.evaluate(misbehave);
    await expect.poll(() => complaints).toContainEqual(expect.stringMatching(complaint));
    await context.close();
  });
}

test.describe(() => {
  test.use({ allowed: [/on purpose/] });
  test('the guard lets pass what a spec allows', async ({ page }) => {
    await page.goto('./');
    await page.evaluate(() => {
      console.error('on purpose');
    });
  });
});
