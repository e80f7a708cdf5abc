import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PREFERENCES,
  loadPreferences,
  savePreferences,
} from '../../src/store/preferences.ts';
import { Records } from '../../src/store/records.ts';
import { sceneOf } from '../timeline/support.ts';

const { record } = sceneOf();
const update = (n: number, numbers = 0) => ({
  ...record,
  n,
  trace: numbers === 0 ? record.trace : { ...record.trace, buffer: new Float64Array(numbers) },
});

describe('the records', () => {
  it('are kept up to 256, the one unused for longest going first', () => {
    const records = new Records();
    for (let n = 0; n < 256; n++) records.put(update(n));
    expect(records.get(0)?.n).toBe(0);
    records.put(update(256));
    expect(records.get(1)).toBeUndefined();
    expect(records.get(0)?.n).toBe(0);
    expect(records.get(2)?.n).toBe(2);
    expect(records.get(256)?.n).toBe(256);
  });

  it('are fewer when they are large, but the last is always kept', () => {
    const records = new Records();
    for (let n = 0; n < 5; n++) records.put(update(n, 3_000_000));
    expect([0, 1, 2, 3, 4].map((n) => records.get(n)?.n)).toEqual([
      ...[undefined, undefined, undefined],
      ...[3, 4],
    ]);
    records.put(update(5, 9_000_000));
    expect([3, 4, 5].map((n) => records.get(n)?.n)).toEqual([undefined, undefined, 5]);
    records.put(update(6));
    expect([5, 6].map((n) => records.get(n)?.n)).toEqual([undefined, 6]);
  });

  it('that training shows on its way give way to each other, unless one has been asked for', () => {
    const records = new Records();
    records.put(update(0));
    for (let n = 1; n < 5; n++) records.putPassing(update(n));
    expect([0, 1, 2, 3, 4].map((n) => records.get(n) !== undefined)).toEqual([
      ...[true, false, false, false, true],
    ]);
    records.putPassing(update(5));
    expect([4, 5].map((n) => records.get(n)?.n)).toEqual([4, 5]);
  });

  it('of one update replace each other, and are gone when cleared', () => {
    const records = new Records();
    const newer = update(1);
    for (let k = 0; k < 20; k++) records.put(update(1, 3_000_000));
    records.put(update(0));
    records.put(newer);
    expect(records.get(1)).toBe(newer);
    expect(records.get(0)).toBeDefined();
    records.clear();
    expect(records.get(1)).toBeUndefined();
  });
});

describe('preferences', () => {
  const holding = (text: string | null): Storage => ({ getItem: () => text }) as unknown as Storage;
  const denied = (): Storage => {
    throw new Error('denied');
  };

  it('come back as they were saved', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    } as unknown as Storage;
    const preferences = { theme: 'dark', projector: true, singleKeys: false } as const;
    savePreferences(() => storage, preferences);
    expect(loadPreferences(() => storage)).toEqual(preferences);
  });

  it.each([
    null,
    '',
    '{',
    'null',
    '[]',
    '7',
    '{"theme":"pink","projector":true,"singleKeys":true}',
  ])('are the usual ones where the storage holds %j', (text) => {
    expect(loadPreferences(() => holding(text))).toEqual(DEFAULT_PREFERENCES);
  });

  it('do without a storage', () => {
    expect(loadPreferences(denied)).toEqual(DEFAULT_PREFERENCES);
    expect(() => savePreferences(denied, DEFAULT_PREFERENCES)).not.toThrow();
  });
});
