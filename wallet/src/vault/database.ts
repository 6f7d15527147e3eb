/** IndexedDB as promises: three object stores, writes on disk before they are said to be done. */
const stores = ['meta', 'records', 'keys'] as const;
export type ObjectStore = (typeof stores)[number];

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('storage failed'));
    };
  });

export const openDatabase = async (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    for (const store of stores) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
  };
  const database = await settled(request);
  database.onversionchange = () => {
    database.close();
  };
  return database;
};

export const deleteDatabase = async (name: string): Promise<void> => {
  await settled(indexedDB.deleteDatabase(name));
};

export const readOne = <T>(database: IDBDatabase, store: ObjectStore, key: string): Promise<T | undefined> =>
  settled(database.transaction(store).objectStore(store).get(key) as IDBRequest<T | undefined>);

/** Everything whose key begins so, with its key. */
export const readAll = async <T>(database: IDBDatabase, store: ObjectStore, prefix: string): Promise<readonly (readonly [string, T])[]> => {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const opened = database.transaction(store).objectStore(store);
  const [keys, values] = await Promise.all([settled(opened.getAllKeys(range)), settled(opened.getAll(range))]);
  return keys.map((key, index) => [key as string, values[index] as T]);
};

export interface Write {
  readonly store: ObjectStore;
  readonly key: string;
  /** Absent: deleted. */
  readonly value?: unknown;
}

/** One transaction, `durability: 'strict'`: after a crash all of it is there, or none. */
export const writeAll = (database: IDBDatabase, writes: readonly Write[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction([...new Set(writes.map((write) => write.store))], 'readwrite', { durability: 'strict' });
    try {
      for (const { store, key, value } of writes) {
        if (value === undefined) transaction.objectStore(store).delete(key);
        else transaction.objectStore(store).put(value, key);
      }
    } catch (cause) {
      transaction.abort();
      reject(cause instanceof Error ? cause : new Error(String(cause)));
    }
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('storage refused the change'));
    };
  });
