import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = fileURLToPath(new URL('./fixtures/arrows', import.meta.url));

/** The same command as `npm run arrows`, in the folder that holds the `src` to judge. */
function cruise(folder: string, ...more: string[]) {
  return spawnSync(
    process.execPath,
    [
      `${root}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      ...['--config', `${root}/.dependency-cruiser.mjs`, 'src', ...more],
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 },
  );
}
const report = (folder: string) =>
  JSON.parse(cruise(folder, '--output-type', 'json').stdout) as ICruiseResult;

// One file per kind of violation; its name says what it does. The files named `fine` use every
// arrow that is allowed, and must not appear.
const refused = [
  'every-file-has-a-layer: src/helpers/no-layer.ts',
  'every-file-has-a-layer: src/no-layer.ts',
  'layer-engine: src/engine/reads-timeline-type.ts',
  'layer-engine: src/engine/reads-timeline.ts',
  'layer-lessons: src/lessons/reads-store.ts',
  'layer-share: src/share/reads-worker.ts',
  'layer-store: src/store/reads-views.ts',
  'layer-text: src/text/reads-engine.ts',
  'layer-timeline: src/timeline/reads-share.ts',
  'layer-timeline: src/timeline/reads-text.ts',
  'layer-views: src/views/track/reads-app.ts',
  'layer-views: src/views/track/reads-worker.ts',
  'layer-worker: src/worker/reads-timeline.ts',
  'no-cycle: src/engine/cycle-a.ts',
  'no-package-in-pure-layers: src/engine/reads-package.ts',
  'no-package-in-pure-layers: src/timeline/reads-node.ts',
  'no-package-in-pure-layers: src/timeline/reads-package.ts',
  'resolvable: src/app/reads-nothing-there.ts',
  'src-ships-its-packages: src/store/reads-development-tool.ts',
  'src-ships-its-packages: src/timeline/reads-node.ts',
  'src-stands-alone: src/app/reads-test.ts',
  'views-apart: src/views/track/reads-stage.ts',
];

describe('the arrows', () => {
  const { violations, ruleSetUsed } = report(fixture).summary;

  it('refuse each deliberate violation, and nothing else', () => {
    const found = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    expect([...new Set(found)].sort()).toEqual(refused);
  });

  it('end the command with an error', () => {
    expect(cruise(fixture).status).not.toBe(0);
  });

  it('have no rule without a violation that it refuses', () => {
    const rules = ruleSetUsed?.forbidden?.map(({ name }) => name) ?? [];
    expect(rules.length).toBeGreaterThan(0);
    const exercised = new Set(violations.map(({ rule }) => rule.name));
    expect(rules.filter((name) => name === undefined || !exercised.has(name))).toEqual([]);
  });

  it('read the real sources: the cruiser has passed before having read nothing at all', () => {
    const modules = report(root).modules.map(({ source }) => source);
    const inSrc = modules.filter((source) => source.startsWith('src/'));
    expect(inSrc.length).toBeGreaterThan(10);
    const layers = readdirSync(`${root}/src`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .filter((layer) => holdsSource(`${root}/src/${layer}`));
    for (const layer of layers) {
      expect(inSrc.some((source) => source.startsWith(`src/${layer}/`))).toBe(true);
    }
  });
});

function holdsSource(folder: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) =>
    /\.tsx?$/.test(name),
  );
}
