import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

// The address of a chunk says whether the first picture waits for it: the size budget counts
// dist/assets/*.js. What the page asks for later, by import(), and what only such parts share, lies
// in dist/assets/later/.
const first = new Set<string>();
const firstPicture: Plugin = {
  name: 'first-picture',
  buildEnd() {
    const visit = (id: string): void => {
      if (first.has(id)) return;
      first.add(id);
      this.getModuleInfo(id)?.importedIds.forEach(visit);
    };
    for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) visit(id);
  },
};
const isLater = (id: string): boolean => !first.has(id) && !id.includes('rolldown/runtime');
const chunkFileNames = (chunk: { isDynamicEntry: boolean; moduleIds: readonly string[] }) =>
  `assets/${chunk.isDynamicEntry || chunk.moduleIds.every(isLater) ? 'later/' : ''}[name]-[hash].js`;

// The first picture waits for all of its modules anyway: in one file they are one request, and are
// compressed together. What a part that comes later shares with it would else be split off.
const codeSplitting = { groups: [{ name: 'first', test: (id: string) => first.has(id) }] };

// A module's constants stay constants: V8 checks a variable again at every use, also in hot loops.
const topLevelVar = false;

const exclude = [...configDefaults.exclude, '**/fixtures/**', 'test/bench/**'];

export default defineConfig({
  // Relative addresses, so that the static build works from any sub-path.
  base: './',
  plugins: [react(), firstPicture],
  worker: { format: 'es', rolldownOptions: { output: { topLevelVar } } },
  build: {
    target: 'es2022',
    rolldownOptions: { output: { chunkFileNames, codeSplitting, topLevelVar } },
  },
  test: {
    // The checks of the checks start whole tools, on as little as two cores.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['test/**/*.test.ts'], exclude },
      },
      {
        extends: true,
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: ['test/**/*.test.tsx'],
          exclude,
          setupFiles: ['test/jsdom.setup.ts'],
        },
      },
    ],
  },
});
