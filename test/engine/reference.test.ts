import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../tools/reference/adapter.ts';
import { readCase } from '../tools/reference/case.ts';
import { compare } from '../tools/reference/compare.ts';
import { runFolder } from '../tools/reference/main.ts';

const folder = join(import.meta.dirname, 'reference/cases');
const files = readdirSync(folder);
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

describe('the reference cases, from automatic differentiation', () => {
  it('are all there', () => {
    expect(files).toHaveLength(13);
  });

  it.each(files)('%s', (file) => {
    const reference = readCase(read(file));
    const { faults, count } = compare(reference, run(reference.config, reference.params));
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(50);
  });
});

describe('the comparison', () => {
  const hello = readCase(read('hello-h3-sigmoid.json'));
  const vanishing = readCase(read('vanishing-t20-sigmoid-adam.json'));
  const changed = (change: (got: Numbers) => void, reference = hello): readonly string[] => {
    const got = run(reference.config, reference.params) as unknown as Numbers;
    change(got);
    return compare(reference, got as unknown as Record<string, unknown>).faults;
  };
  interface Numbers {
    forward: { L: number[]; total?: number; u: number[][] };
    backward: { perLoss: { dh: number[][][] } };
    updates: { loss: number[] };
  }

  it('sees a number that is off by more than the tolerance', () => {
    expect(changed(({ forward: { L } }) => (L[2]! *= 1 + 1e-8))[0]).toMatch(/^forward\.L\.2: want/);
    expect(changed(({ forward: { L } }) => (L[2]! *= 1 + 1e-10))).toEqual([]);
  });

  it('sees what is missing, too short or not finite', () => {
    expect(changed(({ forward }) => delete forward.total)[0]).toMatch(
      /^forward\.total: .*undefined/,
    );
    expect(changed(({ forward }) => forward.u.pop())[0]).toMatch(/^forward\.u: want 4 entries/);
    expect(changed(({ updates }) => (updates.loss[9] = NaN))[0]).toMatch(/got NaN/);
  });

  it('sees a vanished gradient that is wrong, though far below the absolute tolerance', () => {
    const bend = ({ backward: { perLoss } }: Numbers): unknown =>
      (perLoss.dh[19]![0] = perLoss.dh[19]![0]!.map((z) => z * 1.001));
    expect(changed(bend, vanishing)[0]).toMatch(/^backward\.perLoss\.dh vectors\.19\.0: off/);
  });

  it.each([
    ['not JSON', () => '{'],
    ['another format', (c: Any) => ({ ...c, format: 'x' })],
    ['another version', (c: Any) => ({ ...c, version: 2 })],
    ['no expectation', (c: Any) => ({ ...c, expected: {} })],
    ['an index outside the vocabulary', (c: Any) => edited(c, { inputs: [0, 1, 2, 4] })],
    ['too few targets', (c: Any) => edited(c, { targets: [0] })],
    ['an unknown head', (c: Any) => edited(c, { head: 'relu' })],
    ['an unknown optimizer', (c: Any) => edited(c, { optimizer: { type: 'lion', lr: 1 } })],
    ['a constant left out', (c: Any) => edited(c, { optimizer: { type: 'momentum', lr: 1 } })],
    ['stale weights', (c: Any) => edited(c, { truncation: { k1: 1, k2: 2, weights: 'stale' } })],
    ['a matrix of the wrong shape', (c: Any) => ({ ...c, params: { ...c.params, Whh: [[1]] } })],
  ])('refuses %s, with a reason', (_, change) => {
    const file = change(JSON.parse(read('hello-h3-sigmoid.json')) as Any);
    const json = typeof file === 'string' ? file : JSON.stringify(file);
    expect(() => readCase(json)).toThrow(/\w+/);
  });

  interface Any {
    config: object;
    params: object;
  }
  const edited = (file: Any, change: object): Any => ({
    ...file,
    config: { ...file.config, ...change },
  });
});

describe('a folder of cases', () => {
  const report = (cases: Record<string, string>): { failed: number; lines: string[] } => {
    const place = mkdtempSync(join(tmpdir(), 'cases-'));
    const lines: string[] = [];
    for (const [name, json] of Object.entries(cases)) writeFileSync(join(place, name), json);
    const failed = runFolder(place, (line) => lines.push(line));
    rmSync(place, { recursive: true });
    return { failed, lines };
  };

  it('is counted case by case, the unreadable and the wrong as failed, with a reason', () => {
    const right = read('hello-h1-sigmoid.json');
    const { failed, lines } = report({
      'a.json': right,
      'b.json': right.replace('"lr":', '"rate":'),
      'c.json': right.slice(0, -100),
      'd.json': right.replace('"sigmoid"', '"softmax"'),
      'notes.txt': 'not a case',
    });
    expect(failed).toBe(3);
    expect(lines.at(-1)).toBe('1 passed, 3 failed');
    expect(lines[0]).toBe('ok     a.json');
    expect(lines).toContain('         optimizer.lr must be a number');
  });

  it('that is empty has not passed', () => {
    const { failed, lines } = report({});
    expect(failed).toBeGreaterThan(0);
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
  });
});
