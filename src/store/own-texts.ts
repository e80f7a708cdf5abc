/** Whether a copy of a text is kept; if not, why. */
export type Keeping = 'kept' | 'full' | 'denied';

const DATABASE = 'unrolled';
const TEXTS = 'texts';
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
    const database = await open();
    try {
      await dropOldest(database);
      const copy: Copy = { text, used: Date.now() };
      await done(database.transaction(TEXTS, 'readwrite').objectStore(TEXTS).put(copy, key));
      return 'kept';
    } finally {
      database.close();
    }
  } catch (error) {
    return (error as Partial<DOMException> | null)?.name === 'QuotaExceededError'
      ? 'full'
      : 'denied';
  }
}

/** The copy under a key, whatever it holds; null when there is none, or nothing can be read. */
export async function findText(key: string): Promise<string | null> {
  try {
    const database = await open();
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

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(TEXTS);
  };
  return done(request);
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

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB failed'));
    };
    // Writing may fail only when the transaction ends: there is no room.
    const { transaction } = request;
    if (transaction !== null) {
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('IndexedDB failed'));
      };
    }
  });
}
