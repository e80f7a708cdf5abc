import type { Keeping } from './database.ts';
import { done, openDatabase, TEXTS, whyNot } from './database.ts';

/** The texts kept; the one unused for longest goes first. Of 1 MB each they stay below 20 MB. */
const MOST = 20;

interface Copy {
  readonly text: string;
  /** When it was last used, in milliseconds. */
  readonly used: number;
}

/** Keeps a copy of a long text in this browser, under the key that its address holds. */
export async function keepText(key: string, text: string): Promise<Keeping> {
  try {
    const database = await openDatabase();
    try {
      await dropOldest(database);
      const copy: Copy = { text, used: Date.now() };
      await done(database.transaction(TEXTS, 'readwrite').objectStore(TEXTS).put(copy, key));
      return 'kept';
    } finally {
      database.close();
    }
  } catch (error) {
    return whyNot(error);
  }
}

/** The copy under a key, whatever it holds; null when there is none, or nothing can be read. */
export async function findText(key: string): Promise<string | null> {
  try {
    const database = await openDatabase();
    try {
      const store = database.transaction(TEXTS, 'readonly').objectStore(TEXTS);
      const found: unknown = await done(store.get(key));
      if (found === undefined) return null;
      const { text } = Object(found) as Partial<Copy>;
      // Something else than a text is no copy of one: it will not have the key.
      return typeof text === 'string' ? text : '';
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

async function dropOldest(database: IDBDatabase): Promise<void> {
  const store = database.transaction(TEXTS, 'readwrite').objectStore(TEXTS);
  const keys = await done(store.getAllKeys());
  if (keys.length < MOST) return;
  const copies = (await done(store.getAll())) as Partial<Copy>[];
  const byAge = keys
    .map((key, i) => ({ key, used: copies[i]?.used ?? 0 }))
    .sort((a, b) => a.used - b.used);
  for (const { key } of byAge.slice(0, keys.length - MOST + 1)) store.delete(key);
}
