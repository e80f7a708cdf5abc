import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const dist = new URL('dist/', import.meta.url).pathname;

/** A script and all that it imports, except by import(): what the page has to wait for. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const script = readFileSync(file, 'utf8');
  for (const [, other] of script.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
    withImports(join(dirname(file), other), found);
  return found;
}

const page = readFileSync(join(dist, 'index.html'), 'utf8');
const [, entry] = /<script[^>]* src="\.\/([^"]+)"/.exec(page);
const worker = readdirSync(join(dist, 'assets')).find((name) => /^main-.*\.js$/.test(name));

export default [
  {
    name: "JavaScript before the first picture, the worker's included",
    path: [...withImports(join(dist, entry)), ...withImports(join(dist, 'assets', worker))],
    limit: '150 kB',
    gzip: true,
  },
];
