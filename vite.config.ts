import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';

// The address of a chunk says whether the first picture waits for it: the size budget counts
// dist/assets/*.js, and what the page asks for later, by import(), lies in dist/assets/later/.
const chunkFileNames = ({ isDynamicEntry }: { isDynamicEntry: boolean }) =>
  `assets/${isDynamicEntry ? 'later/' : ''}[name]-[hash].js`;

// A module's constants stay constants: V8 checks a variable again at every use, also in hot loops.
const topLevelVar = false;

const exclude = [...configDefaults.exclude, '**/fixtures/**', 'test/bench/**'];

export default defineConfig({
  // Relative addresses, so that the static build works from any sub-path.
  base: './',
  plugins: [react()],
  worker: { format: 'es', rolldownOptions: { output: { topLevelVar } } },
  build: { target: 'es2022', rolldownOptions: { output: { chunkFileNames, topLevelVar } } },
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
