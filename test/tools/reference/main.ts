import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './adapter.ts';
import { readCase } from './case.ts';
import { compare } from './compare.ts';

/** Runs every case of a folder, prints a line for each, and returns how many failed. */
export function runFolder(folder: string, print: (line: string) => void): number {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  let failed = 0;
  for (const file of files) {
    const faults = faultsOf(join(folder, file));
    if (faults.length > 0) failed++;
    print(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${file}`);
    for (const fault of faults) print(`         ${fault}`);
  }
  if (files.length === 0) {
    print(`There is no case in ${folder}`);
    failed = 1;
  }
  print(`${Math.max(0, files.length - failed)} passed, ${failed} failed`);
  return failed;
}

function faultsOf(file: string): readonly string[] {
  try {
    const reference = readCase(readFileSync(file, 'utf8'));
    return compare(reference, run(reference.config, reference.params)).faults;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
