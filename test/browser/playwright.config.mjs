import { resolve } from 'node:path';
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { launchFlags } from './chromium.mjs';

const chrome = process.env.UNROLLED_CHROME;
const url = process.env.UNROLLED_URL;
if (chrome === undefined || url === undefined) {
  throw new Error('Run `npm run test:browser`: it finds the browser and serves the built app.');
}

// For test/run.mjs, which counts; beside the list that a person reads.
const report = process.env.UNROLLED_REPORT;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // A test that passes at the second attempt has found something: let it be seen.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000,
  // Two workers on two cores, and a training worker in each page: slow is not wrong.
  expect: { timeout: 30_000 },
  reporter: report ? [['list'], ['json', { outputFile: resolve(report) }]] : 'list',
  use: {
    baseURL: url,
    launchOptions: { executablePath: chrome, args: launchFlags },
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    // Tracing doubles the time of a test; `npm run test:browser -- --trace on` asks for it.
    trace: 'off',
  },
});
