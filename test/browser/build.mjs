import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(root, 'dist');

const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** Build the app, unless dist/ is newer than everything that it is made from. */
export function buildIfStale({ log = console.error } = {}) {
  const built = newest(join(dist, 'index.html'));
  if (built > Math.max(...sources.map((name) => newest(join(root, name))))) return;
  log('Building …');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    log('The build failed.');
    process.exit(1);
  }
}

/** When the file, or the newest file of the folder, was changed; 0 if there is none. */
function newest(path) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
