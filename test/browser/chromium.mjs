import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

/**
 * A Chromium to test with, wherever this runs: the first of these that answers.
 *   1. CHROME_PATH
 *   2. an installed Chrome, Chromium or Edge
 *   3. the one that Playwright has downloaded before
 *   4. `npx playwright install chromium`
 *   5. `apt-get install chromium`, as root on Debian
 * When there is none it throws: a browser test that is skipped is a browser test that passes.
 */
export function findChromium({ log = console.error } = {}) {
  const asked = process.env.CHROME_PATH;
  if (asked) {
    if (answers(asked)) return asked;
    log(`CHROME_PATH=${asked} does not answer to --version; looking further.`);
  }

  const present = () => [...installed(), chromium.executablePath()].find(answers);
  const ways = [
    ['npx playwright install chromium', () => playwrightInstall(log)],
    ['apt-get install -y chromium', () => aptInstall(log)],
  ];

  let found = present();
  for (const [name, install] of ways) {
    if (found) return found;
    log(`No Chromium found; trying: ${name}`);
    install();
    found = present();
  }
  if (found) return found;

  throw new Error(
    'No Chromium for the browser tests, and none could be installed. ' +
      'Install Chrome or Chromium, or set CHROME_PATH to its executable.',
  );
}

/** What to start it with: quiet, offline, and able to run as root, as in most containers. */
export const launchFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** MathML needs 109; anything older than this is not worth a confusing failure. */
const OLDEST = 120;

function answers(path) {
  if (!existsSync(path)) return false;
  // On Windows --version opens a window instead of answering.
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && Number(/(\d+)\.\d+/.exec(stdout)?.[1]) >= OLDEST;
}

function installed() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter(Boolean)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Fails at once on a closed network; the limit is for a network that neither answers nor refuses. */
function playwrightInstall(log) {
  const cli = fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url));
  attempt(log, process.execPath, [cli, 'install', 'chromium'], 5 * 60_000);
}

function aptInstall(log) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    log('  not root on a system with apt-get.');
    return;
  }
  attempt(log, 'apt-get', ['update'], 5 * 60_000);
  attempt(log, 'apt-get', ['install', '-y', 'chromium'], 10 * 60_000);
}

function attempt(log, command, args, timeout) {
  try {
    execFileSync(command, args, {
      timeout,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (error) {
    log(`  ${error.code === 'ETIMEDOUT' ? 'took too long' : reason(error)}`);
  }
}

/** The line of a tool's complaint that a person wants to see. */
function reason(error) {
  const lines = String(error.stderr || error.message)
    .trim()
    .split('\n');
  return lines.find((line) => /error|fail/i.test(line)) ?? lines.at(-1);
}
