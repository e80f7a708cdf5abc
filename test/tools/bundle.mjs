import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles a TypeScript module into node_modules/.cache and imports it: Node 20 reads no TypeScript,
 * and a module runner would slow hot loops down.
 *
 * @param {string} name what to call the bundle
 * @param {string} entry the module's path from the root of the project
 */
export async function importBundled(name, entry) {
  const outDir = join(root, 'node_modules/.cache/bundles', name);
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'es2022',
      rolldownOptions: { output: { entryFileNames: 'main.mjs', topLevelVar: false } },
    },
  });
  return import(pathToFileURL(join(outDir, 'main.mjs')).href);
}
