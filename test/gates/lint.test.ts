import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = fileURLToPath(new URL('./fixtures/lint', import.meta.url));

const chance = 'no-restricted-properties';
const inexact = [chance, chance, 'no-restricted-syntax', 'no-restricted-syntax'];
const clock = 'no-restricted-globals';
const markup = 'no-restricted-syntax';

// What each file of the fixture is refused for, line by line; the files named `fine` for nothing.
const refused = {
  'src/engine/chance-by-another-name.ts': [chance],
  'src/engine/chance.ts': [chance],
  'src/engine/clock.ts': [clock, clock, clock],
  'src/engine/fine.ts': [],
  'src/engine/inexact.ts': inexact,
  'src/share/eval.ts': ['no-eval'],
  'src/store/assertion.ts': ['@typescript-eslint/no-non-null-assertion'],
  'src/store/message.ts': ['no-console'],
  'src/store/promise.ts': ['@typescript-eslint/no-floating-promises'],
  'src/timeline/chance.ts': [chance],
  'src/timeline/clock.ts': [clock],
  'src/views/fine.tsx': [],
  'src/views/hook.tsx': ['react-hooks/rules-of-hooks', 'react-hooks/exhaustive-deps'],
  'src/views/markup-d3.ts': [markup],
  'src/views/markup-props.ts': [markup],
  'src/views/markup.ts': [markup, markup, markup],
  'src/views/markup-jsx.tsx': [markup],
};

describe('the linter', () => {
  it('refuses each deliberate violation, and nothing else', async () => {
    // Linted as a project of its own, so that src/engine in it is the engine to the rules.
    const linter = new ESLint({ cwd: fixture, overrideConfigFile: `${root}/eslint.config.mjs` });
    const found = await linter.lintFiles(['.']);
    expect(
      Object.fromEntries(
        found.map(({ filePath, messages }) => [
          relative(fixture, filePath).replaceAll('\\', '/'),
          messages.map(({ ruleId, message }) => ruleId ?? message),
        ]),
      ),
    ).toEqual(refused);
  });

  it('reads the real sources', async () => {
    const linter = new ESLint({ cwd: root });
    for (const file of ['src/engine/trace.ts', 'src/app/main.tsx', 'test/run.mjs']) {
      expect(await linter.isPathIgnored(`${root}/${file}`)).toBe(false);
    }
  });
});
