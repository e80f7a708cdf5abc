// Compares the engine's speed with libraries and with plain loops: npm run bench
// What each contestant computes is said in README.md beside this file. `--alone` leaves the
// libraries out. The exit status says whether all targets are met.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importBundled } from '../tools/bundle.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The lock that npm wrote last tells whether node_modules is what package-lock.json says. */
function isInstalled() {
  const installed = join(here, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const versions = (file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([path]) => path !== '')
      .map(([path, { version }]) => `${path}@${version}`)
      .join();
  return versions(installed) === versions(join(here, 'package-lock.json'));
}

async function loadPeers() {
  if (!isInstalled()) {
    console.log('Installing the libraries to compare with …');
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  }
  const { tensorflow } = await import('./peers/tensorflow.mjs');
  const { brain } = await import('./peers/brain.mjs');
  return [...(await tensorflow()), brain];
}

const peers = process.argv.includes('--alone') ? [] : await loadPeers();
const { bench } = await importBundled('bench', 'test/bench/main.ts');
process.exitCode = bench(peers, console.log) ? 0 : 1;
