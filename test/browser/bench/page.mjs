import { chromium } from 'playwright';
import { dist } from '../build.mjs';
import { findChromium, launchFlags } from '../chromium.mjs';
import { serve } from '../server.mjs';

const host = await serve(dist);
const browser = await chromium.launch({ executablePath: findChromium(), args: launchFlags });

export async function close() {
  await browser.close();
  await host.close();
}

/** (T, V, H) = (25, 65, 100) on a text that comes with the app; the curve and the sample are seen. */
export const WORKLOAD = { T: 25, V: 65, H: 100 };
export const LARGEST = new URLSearchParams({
  ...{ v: 1, lib: 'shakespeare', H: WORKLOAD.H, head: 'softmax', rate: 0.01 },
  ...{ k1: WORKLOAD.T, k2: WORKLOAD.T, panel: 'training' },
});

/** The page at an address, in a context of its own. */
export async function open(hash, viewport = { width: 1920, height: 1080 }) {
  const context = await browser.newContext({ viewport });
  const elsewhere = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const isOurs = origin === new URL(host.url).origin;
    if (!isOurs && protocol !== 'data:' && protocol !== 'blob:') elsewhere.push(request.url());
  });
  const page = await context.newPage();
  await page.addInitScript(countUpdates);
  await page.goto(`${host.url}#${hash}`);
  await page.locator('html[data-ready=true]').waitFor();
  const cdp = await context.newCDPSession(page);
  return { page, cdp, elsewhere };
}

/** In the page: how many updates its worker has told, as they arrive. */
function countUpdates() {
  const FIGURES = 5;
  window.told = 0;
  window.Worker = class extends Worker {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener('message', ({ data }) => {
        if (data.kind === 'figures') window.told += data.values.length / FIGURES;
      });
    }
    postMessage(message) {
      if (message.kind === 'start') window.started = message;
      super.postMessage(message);
    }
  };
}

export async function trainUntilStopped(page) {
  await page.getByRole('combobox', { name: 'Train', exact: true }).selectOption('open');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
}
