import process from 'node:process';
import { buildIfStale } from './build.mjs';

/**
 * `npm run bench:page`: what training at full speed costs the page, in Chromium, on the built app;
 * `-- --ask`: how long a person waits for what they ask; `-- --zoom`: the frames while the wheel
 * zooms; `-- --memory`: what the page keeps. Prints what it measures beside its target; the exit
 * status says whether all targets are met. On a busy machine it measures the machine.
 */
buildIfStale();
const { close } = await import('./bench/page.mjs');
const { allMet } = await import('./bench/report.mjs');
try {
  if (process.argv.includes('--memory')) await (await import('./bench/memory.mjs')).benchMemory();
  else if (process.argv.includes('--ask')) await (await import('./bench/asking.mjs')).benchAsking();
  else if (process.argv.includes('--zoom'))
    await (await import('./bench/zooming.mjs')).benchZooming();
  else await (await import('./bench/speed.mjs')).benchSpeed();
} finally {
  await close();
}
process.exitCode = allMet() ? 0 : 1;
