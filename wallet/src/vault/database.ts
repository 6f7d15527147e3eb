/** IndexedDB as promises: three object stores, writes on disk before they are said to be done. */
import { Refusal } from './wallet.ts';

const stores = ['meta', 'records', 'keys'] as const;
export type ObjectStore = (typeof stores)[number];
/** Where a safe keeps its name; another safe in the same place has another. */
export const safeEntry = 'safe';
/** The safe a transaction is meant for, by name; null: there must be none yet. Absent: whichever is there. */
export type Meant = string | null | undefined;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('storage failed'));
    };
  });

/** `closed`: the browser closed it by force (its storage was evicted or broke), or another tab deletes what is behind it. */
export const openDatabase = async (name: string, closed: () => void = () => undefined): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    for (const store of stores) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
  };
  const database = await settled(request);
  database.onversionchange = () => {
    database.close();
    closed();
  };
  database.onclose = closed;
  return database;
};

export const deleteDatabase = async (name: string): Promise<void> => {
  await settled(indexedDB.deleteDatabase(name));
};

/** One that the browser has ended already cannot be ended again. */
const abort = (transaction: IDBTransaction): void => {
  try {
    transaction.abort();
  } catch (cause) {
    if ((cause as DOMException).name !== 'InvalidStateError') throw cause;
  }
};

/** Refuses when the transaction met another safe than the one it is meant for, or none. */
const assertMeant = async (transaction: IDBTransaction, meant: string | null): Promise<void> => {
  const found = await settled(transaction.objectStore('meta').get(safeEntry) as IDBRequest<string | undefined>);
  if ((found ?? null) !== meant) throw new Refusal(meant === null ? 'wallet-here' : 'wallet-erased');
};

const read = async <T>(
  database: IDBDatabase,
  store: ObjectStore,
  meant: Meant,
  ask: (opened: IDBObjectStore) => Promise<T>,
): Promise<T> => {
  const transaction = database.transaction(['meta', store]);
  const [found] = await Promise.all([
    ask(transaction.objectStore(store)),
    meant === undefined ? Promise.resolve() : assertMeant(transaction, meant),
  ]);
  return found;
};

export const readOne = <T>(database: IDBDatabase, store: ObjectStore, key: string, meant?: Meant): Promise<T | undefined> =>
  read(database, store, meant, (opened) => settled(opened.get(key) as IDBRequest<T | undefined>));

/** Everything whose key begins so, with its key. */
export const readAll = <T>(
  database: IDBDatabase,
  store: ObjectStore,
  prefix: string,
  meant?: Meant,
): Promise<readonly (readonly [string, T])[]> => {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return read(database, store, meant, async (opened) => {
    const [keys, values] = await Promise.all([settled(opened.getAllKeys(range)), settled(opened.getAll(range))]);
    return keys.map((key, index) => [key as string, values[index] as T]);
  });
};

export interface Write {
  readonly store: ObjectStore;
  readonly key: string;
  /** Absent: deleted. */
  readonly value?: unknown;
}

/**
 * One transaction, `durability: 'strict'`: after a crash all of it is there, or none. It asks for the safe it is meant for before it writes, so
 * that nothing sealed under a key ever lands beside another's wrapped copy.
 */
export const writeAll = (database: IDBDatabase, writes: readonly Write[], meant?: Meant): Promise<void> =>
  new Promise((resolve, reject) => {
    const touched = new Set<ObjectStore>(['meta', ...writes.map((write) => write.store)]);
    const transaction = database.transaction([...touched], 'readwrite', { durability: 'strict' });
    const refuse = (cause: unknown): void => {
      reject(cause instanceof Error ? cause : new Error(String(cause)));
      abort(transaction);
    };
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new DOMException('storage refused the change', 'AbortError'));
    };
    if (meant !== undefined) assertMeant(transaction, meant).catch(refuse);
    try {
      for (const { store, key, value } of writes) {
        if (value === undefined) transaction.objectStore(store).delete(key);
        else transaction.objectStore(store).put(value, key);
      }
    } catch (cause) {
      refuse(cause);
    }
  });

/** What is kept under that key and the name of the safe it belongs to, read together. A safe made before safes had names gets one. */
export const readNamed = async <T>(database: IDBDatabase, key: string): Promise<{ readonly value: T; readonly safe: string } | null> => {
  const meta = database.transaction('meta', 'readwrite', { durability: 'strict' }).objectStore('meta');
  const value = await settled(meta.get(key) as IDBRequest<T | undefined>);
  if (value === undefined) return null;
  const known = await settled(meta.get(safeEntry) as IDBRequest<string | undefined>);
  const safe = known ?? crypto.randomUUID();
  if (!known) await settled(meta.put(safe, safeEntry));
  return { value, safe };
};
