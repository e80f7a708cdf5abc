import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * `npm test`: everything that must hold before a change is one. Each step is a script of
 * package.json that can be run alone; the first one that fails ends the run. Cheap steps come
 * first, so that a slip is told within seconds.
 */
const reports = { unit: '.cache/unit.json', browser: '.cache/browser.json' };

const steps = [
  { name: 'type check', script: 'typecheck' },
  { name: 'lint', script: 'lint' },
  { name: 'format', script: 'format:check' },
  { name: 'arrows', script: 'arrows' },
  {
    name: 'unit and component tests',
    script: 'test:unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`],
  },
  { name: 'build', script: 'build' },
  { name: 'size', script: 'size' },
  { name: 'browser tests', script: 'test:browser', env: { UNROLLED_REPORT: reports.browser } },
];

/**
 * A step that takes longer hangs: it is ended, and its name is told. On two slow cores the browser
 * tests take 11 minutes.
 */
const MINUTE = 60_000;
const STEP_LIMIT = 16 * MINUTE;

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
mkdirSync('.cache', { recursive: true });
for (const report of Object.values(reports)) rmSync(report, { force: true });

// In its own group the step does not hear Ctrl+C: tell it.
const canEndGroups = process.platform !== 'win32';
let running = null;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    end(signal);
    process.exit(1);
  });
}

const lines = [];
let failed = null;
for (const step of steps) {
  console.log(`\n── ${step.name} ${'─'.repeat(72 - step.name.length)}`);
  const started = performance.now();
  const ok = (await run(step)) === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  lines.push(`${ok ? '✔' : '✘'} ${step.name.padEnd(26)}${seconds.padStart(6)} s`);
  if (!ok) {
    failed = step;
    break;
  }
}

console.log(`\n${lines.join('\n')}\n`);
if (failed) {
  console.log(`Failed: ${failed.name}. To run it alone: npm run ${failed.script}\n`);
}
const total = counts();
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = failed ? 1 : 0;

function run({ script, args = [], env = {} }) {
  // npm says where it is itself; that also works where it is not a program but a script.
  const [npm, first] = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : ['npm', []];
  const child = spawn(npm, [...first, 'run', '--silent', script, '--', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    // A group of its own, so that what hangs below npm can be ended with it.
    detached: canEndGroups,
  });
  running = child;
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      console.error(`\nStopped: it took more than ${STEP_LIMIT / MINUTE} minutes.`);
      end('SIGKILL');
    }, STEP_LIMIT);
    const finish = (code) => {
      clearTimeout(limit);
      running = null;
      resolve(code ?? 1);
    };
    child.on('error', (error) => {
      console.error(error.message);
      finish(1);
    });
    child.on('exit', finish);
  });
}

/** End the running step and all that it has started. */
function end(signal) {
  if (running) process.kill(canEndGroups ? -running.pid : running.pid, signal);
}

/** How many tests passed and failed, by the runners' own reports of this run. */
function counts() {
  const unit = read(reports.unit);
  const browser = read(reports.browser)?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (browser?.expected ?? 0) + (browser?.flaky ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (browser?.unexpected ?? 0),
    skipped: (unit?.numPendingTests ?? 0) + (browser?.skipped ?? 0),
  };
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return null;
  }
}
