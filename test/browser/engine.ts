import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Configuration } from '../../src/engine/configuration.ts';
import { createTraining } from '../../src/engine/training.ts';
import { DEFAULT_CONFIGURATION } from '../../src/share/defaults.ts';
import type { Scene } from '../../src/timeline/values.ts';

type Create = typeof createTraining;

/** Update n (counted from 0) of a run, computed one time step after another. It runs anywhere. */
function compute(create: Create, configuration: Configuration, n: number) {
  const training = create(configuration);
  for (let done = 0; done < n; done++) {
    training.beginUpdate();
    training.finishUpdate();
  }
  training.beginUpdate();
  const { start, lossFrom, end } = training.window;
  for (let t = lossFrom; t <= end; t++) training.forward(t, t);
  for (let t = end; t >= start; t--) training.backward(t, t);
  training.finishUpdate();
  return training.record();
}

/** Update n as the engine computes it here, in Node. */
export function inNode(n: number, change: Partial<Configuration> = {}): Scene {
  const configuration = { ...DEFAULT_CONFIGURATION, ...change };
  return { record: compute(createTraining, configuration, n), configuration };
}

/** Update n as the engine computes it in this browser, apart from the app. */
export async function inBrowser(
  page: Page,
  n: number,
  change: Partial<Configuration> = {},
): Promise<Scene> {
  const configuration = { ...DEFAULT_CONFIGURATION, ...change };
  const run = `(() => {
    ${await engineScript()}
    const record = (${compute.toString()})(engine.createTraining, ${JSON.stringify(configuration)}, ${n});
    return JSON.parse(JSON.stringify(record, (key, value) =>
      key === 'buffer' ? undefined : ArrayBuffer.isView(value) ? Array.from(value) : value));
  })()`;
  const aside = await page.context().newPage();
  const record = await aside.evaluate<Scene['record']>(run);
  await aside.close();
  return { record: typed(record), configuration };
}

/** What left the browser as lists of numbers, as the arrays of float64 that they were. */
function typed<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, typed(each)]),
    ) as Value;
  }
  const isNumbers = value.every((each) => typeof each === 'number');
  return (isNumbers && value.length > 0 ? Float64Array.from(value) : value.map(typed)) as Value;
}

const entry = fileURLToPath(new URL('../../src/engine/training.ts', import.meta.url));
let script: Promise<string> | undefined;

/** The engine as a script that defines `engine`. */
const engineScript = (): Promise<string> =>
  (script ??= build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'engine' },
    },
  }).then((built) => {
    const [bundle] = Array.isArray(built) ? built : [built];
    if (!('output' in bundle)) throw new Error('the engine was not built');
    return bundle.output[0].code;
  }));
