import { LARGEST, open, trainUntilStopped, WORKLOAD } from './page.mjs';
import { report } from './report.mjs';

const MINUTES = 10;

/** In megabytes, after collection: what V8 keeps, and the numbers in typed arrays beside it. */
async function heapOf(cdp) {
  for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  return (usedSize + backingStorageSize) / 1e6;
}

/** What the page keeps. */
export async function benchMemory() {
  await benchShortRun();
  await benchLongRun();
}

async function benchShortRun() {
  const { page, cdp } = await open('v=1&panel=training');
  const reach = (updates) => page.waitForFunction((n) => window.told >= n, updates, { timeout: 0 });
  await trainUntilStopped(page);
  await reach(10_000);
  const early = await heapOf(cdp);
  await reach(100_000);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  const late = await heapOf(cdp);
  console.log(
    `“hello”: ${early.toFixed(1)} MB after 10,000 updates, ${late.toFixed(1)} MB after 100,000\n`,
  );
  const growth = (100 * (late - early)) / early;
  report('growth of the heap from 10,000 to 100,000 updates', growth, 10, '%');
  await page.getByRole('tab', { name: 'Experiment' }).click();
  for (let i = 0; i < 50; i++) {
    await page.getByRole('button', { name: /^Restart from the same/ }).click();
    await page.locator('html[data-ready=true]').waitFor();
  }
  report('workers after 50 restarts', page.workers().length, 1, '');
  console.log(`         ${(await heapOf(cdp)).toFixed(1)} MB after 50 restarts\n`);
  await page.close();
}

async function benchLongRun() {
  const { T, V, H } = WORKLOAD;
  const { page, cdp } = await open(LARGEST);
  await trainUntilStopped(page);
  const heaps = [];
  for (let minute = 1; minute <= MINUTES; minute++) {
    await page.waitForTimeout(60_000);
    heaps.push(await heapOf(cdp));
    const told = await page.evaluate(() => window.told);
    console.log(`         minute ${minute}: ${heaps.at(-1).toFixed(1)} MB, ${told} updates`);
  }
  const [first] = heaps;
  const growth = (100 * (heaps.at(-1) - first)) / first;
  report(`growth of the heap in ${MINUTES} minutes of (${T}, ${V}, ${H})`, growth, 10, '%');
}
