import type { KeptNumbers } from '../share/kept-model.ts';
import type { Keeping } from './database.ts';
import { BY_AGE, done, openDatabase, RUNS, whyNot, written } from './database.ts';

/** Where a run was after n updates: what it is kept under. */
export type Place = readonly [run: string, n: number];

/** Of all runs together; the places unused for longest go first. */
const MOST_PLACES = 16;
/** 64 MB of float64. */
const MOST_NUMBERS = 8 * 1024 * 1024;

interface Copy extends KeptNumbers {
  /** When it was last kept, in milliseconds. */
  readonly used: number;
  /** How many numbers it has. */
  readonly numbers: number;
}

/** Keeps places on the way of runs in this browser. */
export interface KeptRuns {
  /** Keeps a place, and forgets others. What was kept before stays when that is not possible. */
  keep(place: Place, numbers: KeptNumbers, forget: readonly Place[]): Promise<Keeping>;
}

/**
 * The browser's database. It stays open: then what is asked for while the page is being left is
 * still done, as far as browsers promise anything then.
 */
export class StoredRuns implements KeptRuns {
  #database: IDBDatabase | null = null;

  async open(): Promise<void> {
    const database = await openDatabase();
    this.#database = database;
    database.onclose = () => {
      this.#database = null;
    };
    database.onversionchange = () => {
      database.close();
      this.#database = null;
    };
    await dropOldest(database);
  }

  async keep(place: Place, numbers: KeptNumbers, forget: readonly Place[]): Promise<Keeping> {
    try {
      if (this.#database === null) await this.open();
      if (this.#database === null) return 'denied';
      const transaction = this.#database.transaction(RUNS, 'readwrite');
      const store = transaction.objectStore(RUNS);
      store.put(copyOf(numbers), [...place]);
      for (const other of forget) store.delete([...other]);
      transaction.commit();
      await written(transaction);
      return 'kept';
    } catch (error) {
      return whyNot(error);
    }
  }
}

function copyOf(numbers: KeptNumbers): Copy {
  const { parameters, moments, carried, losses } = numbers;
  const size = parameters.length * (1 + moments.length) + (carried?.length ?? 0) + losses.length;
  return { ...numbers, used: Date.now(), numbers: size };
}

/** What is kept of the nearest place at or before n updates; undefined: nothing. */
export async function findPlace([run, n]: Place): Promise<unknown> {
  const database = await openDatabase();
  try {
    const store = database.transaction(RUNS, 'readonly').objectStore(RUNS);
    const range = IDBKeyRange.bound([run, 0], [run, n]);
    const cursor = await done(store.openCursor(range, 'prev'));
    return cursor?.value as unknown;
  } finally {
    database.close();
  }
}

async function dropOldest(database: IDBDatabase): Promise<void> {
  const transaction = database.transaction(RUNS, 'readwrite');
  const store = transaction.objectStore(RUNS);
  let places = 0;
  let numbers = 0;
  const request = store.index(BY_AGE).openKeyCursor(null, 'prev');
  request.onsuccess = () => {
    const cursor = request.result;
    if (cursor === null) return;
    const [, size] = cursor.key as [number, number];
    places++;
    numbers += size;
    if (places > MOST_PLACES || numbers > MOST_NUMBERS) store.delete(cursor.primaryKey);
    cursor.continue();
  };
  await written(transaction);
}
