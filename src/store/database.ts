const NAME = 'unrolled';
/** 1 had texts only. A new store makes a new version. */
const VERSION = 2;

/** Own texts: see own-texts.ts. */
export const TEXTS = 'texts';
/** Places on the way of runs: see kept-runs.ts. */
export const RUNS = 'runs';
/** The index of the runs' records by age. */
export const BY_AGE = 'age';

/** Whether something is kept; if not, why. */
export type Keeping = 'kept' | 'full' | 'denied';

export const whyNot = (error: unknown): Exclude<Keeping, 'kept'> =>
  (error as Partial<DOMException> | null)?.name === 'QuotaExceededError' ? 'full' : 'denied';

/** What this browser keeps for the app. */
export function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    const { result: database } = request;
    const has = (name: string): boolean => database.objectStoreNames.contains(name);
    if (!has(TEXTS)) database.createObjectStore(TEXTS);
    if (!has(RUNS)) database.createObjectStore(RUNS).createIndex(BY_AGE, ['used', 'numbers']);
  };
  return done(request).then((database) => {
    // A later version of the app in another tab must not wait for this one.
    database.onversionchange = () => {
      database.close();
    };
    return database;
  });
}

const failed = (error: DOMException | null): Error => error ?? new Error('IndexedDB failed');

export function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(failed(request.error));
    };
    // Writing may fail only when the transaction ends: there is no room.
    const { transaction } = request;
    if (transaction !== null) {
      transaction.onabort = () => {
        reject(failed(transaction.error));
      };
    }
  });
}

/** All that the transaction writes is there. */
export function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(failed(transaction.error));
    };
  });
}
