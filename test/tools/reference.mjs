// Runs the engine on a folder of reference cases: npm run reference -- [FOLDER]
// The last line is "N passed, N failed"; the exit status is 0 only when none failed.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importBundled } from './bundle.mjs';

const ownCases = fileURLToPath(new URL('../engine/reference/cases', import.meta.url));
const folder = process.argv[2] === undefined ? ownCases : resolve(process.argv[2]);

try {
  const { runFolder } = await importBundled('reference', 'test/tools/reference/main.ts');
  process.exitCode = runFolder(folder, console.log) === 0 ? 0 : 1;
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
