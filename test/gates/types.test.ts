import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = fileURLToPath(new URL('./fixtures/types', import.meta.url));

/** Compile the fixture as if its files stood in the layer, with that layer's own options. */
function complaints(layer: string): Record<string, string[]> {
  const folder = `${root}/src/${layer}`;
  const read = ts.readConfigFile(`${folder}/tsconfig.json`, (path) => ts.sys.readFile(path));
  const config = ts.parseJsonConfigFileContent(read.config, ts.sys, folder);
  expect(config.errors).toEqual([]);

  const options = { ...config.options, rootDir: fixture, noEmit: true, composite: false };
  delete options.tsBuildInfoFile;
  const files = readdirSync(fixture).map((name) => `${fixture}/${name}`);
  const found: Record<string, string[]> = {};
  for (const problem of ts.getPreEmitDiagnostics(ts.createProgram(files, options))) {
    const file = basename(problem.file?.fileName ?? 'options');
    (found[file] ??= []).push(ts.flattenDiagnosticMessageText(problem.messageText, ' '));
  }
  return found;
}

const about = (name: string): unknown => [expect.stringContaining(`'${name}'`)];

describe('the type check', () => {
  it.each(['engine', 'text', 'timeline'])(
    'keeps the page, the worker and Node out of %s',
    (layer) => {
      expect(complaints(layer)).toEqual({
        'page.ts': about('document'),
        'worker.ts': about('self'),
        'node.ts': about('process'),
        'absent.ts': about('undefined'),
      });
    },
  );

  it('keeps the page and Node out of the worker', () => {
    expect(complaints('worker')).toEqual({
      'page.ts': about('document'),
      'node.ts': about('process'),
      'absent.ts': about('undefined'),
    });
  });

  it.each(['store', 'views', 'app'])('keeps Node out of %s', (layer) => {
    expect(complaints(layer)).toEqual({
      'node.ts': about('process'),
      'absent.ts': about('undefined'),
    });
  });

  it('reads every layer: one that the build does not reference would never be checked', () => {
    const { references } = JSON.parse(readFileSync(`${root}/tsconfig.json`, 'utf8')) as {
      references: { path: string }[];
    };
    const layers = readdirSync(`${root}/src`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `src/${entry.name}`);
    expect(references.map(({ path }) => path).sort()).toEqual([...layers, 'test'].sort());
  });
});
