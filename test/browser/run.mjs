import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { buildIfStale, dist, root } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { serve } from './server.mjs';

/**
 * `npm run test:browser`: the specs of this folder, against the built app on a static host.
 * What follows the command goes to Playwright, such as `-- stage.spec.ts`, `-- -g "one step"` or
 * `-- --headed`.
 */
const chrome = findChromium();
buildIfStale();
const host = await serve(dist);

const playwright = spawn(
  process.execPath,
  [
    join(root, 'node_modules/@playwright/test/cli.js'),
    ...['test', '--config', 'test/browser/playwright.config.mjs', ...process.argv.slice(2)],
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, UNROLLED_CHROME: chrome, UNROLLED_URL: host.url },
  },
);
playwright.on('exit', async (code) => {
  await host.close();
  process.exit(code ?? 1);
});
