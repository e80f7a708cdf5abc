import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../build.mjs';
import { trainUntilStopped } from './page.mjs';
import { percentile, report } from './report.mjs';

const ROUNDS = 12;
const ROUND_MS = 2000;
const SETTLING_MS = 500;

/**
 * Watching and not watching take turns, so that what else the machine does meets both, and each
 * begins every other round, so that what grows or fades meets both, too.
 */
export async function benchStreaming(page) {
  const script = join(
    'assets',
    readdirSync(join(dist, 'assets')).find((name) => /^main-.*\.js$/.test(name)),
  );
  await page.evaluate(prepareUnwatched, script);
  const ratios = [];
  for (let round = 0; round < ROUNDS; round++) {
    const isFirst = round % 2 === 0;
    const before = isFirst ? await watchedSpeed(page) : null;
    const unwatched = await unwatchedSpeed(page);
    const watched = before ?? (await watchedSpeed(page));
    ratios.push(100 * (1 - watched / unwatched));
    console.log(`         ${watched.toFixed(0)} updates/s watched, ${unwatched.toFixed(0)} not`);
  }
  report('slower because it is watched, median', percentile(ratios, 50), 5, '%');
}

async function watchedSpeed(page) {
  await trainUntilStopped(page);
  const watched = await speed(page);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor({ state: 'detached' });
  return watched;
}

async function unwatchedSpeed(page) {
  await page.evaluate(() => window.unwatched.train());
  const unwatched = await speed(page);
  await page.evaluate(() => window.unwatched.pause());
  await page.waitForTimeout(100);
  return unwatched;
}

async function speed(page) {
  await page.waitForTimeout(SETTLING_MS);
  return page.evaluate(async (ms) => {
    const [told, since] = [window.told, performance.now()];
    await new Promise((resolve) => setTimeout(resolve, ms));
    return (1000 * (window.told - told)) / (performance.now() - since);
  }, ROUND_MS);
}

/** In the page: another worker of the app with the same run, which nobody listens to but to count. */
function prepareUnwatched(script) {
  // What the app's own worker is told to start with is told to this one, too.
  const worker = new Worker(new URL(script, location.href), { type: 'module' });
  worker.postMessage({ ...window.started, run: 1, at: 0, reported: 0, shared: 0 });
  window.unwatched = {
    train: () =>
      worker.postMessage({
        ...{ kind: 'train', run: 1, request: 1, quietUntil: 0 },
        goal: { kind: 'updates', count: 1_000_000 },
      }),
    pause: () => worker.postMessage({ kind: 'pause', run: 1 }),
  };
}
