import { generateHolderKey, signWith } from './holder-key.ts';
import type { Keyring } from './keyring.ts';
import type { Change, Room, Store } from './store.ts';

/** A wallet without a screen or a disk: the demonstration data and the journeys use it. */
export const memoryStore = (): Store => {
  const kept = new Map<string, string>();
  return {
    get: <T>(room: Room, id: string) => Promise.resolve(JSON.parse(kept.get(`${room}/${id}`) ?? 'null') as T | null),
    all: <T>(room: Room) =>
      Promise.resolve([...kept].filter(([name]) => name.startsWith(`${room}/`)).map(([, value]) => JSON.parse(value) as T)),
    write: (changes: readonly Change[]) => {
      for (const { room, id, value } of changes) {
        if (value === undefined) kept.delete(`${room}/${id}`);
        else kept.set(`${room}/${id}`, JSON.stringify(value));
      }
      return Promise.resolve();
    },
  };
};

export const memoryKeyring = (): Keyring => {
  const keys = new Map<string, CryptoKey>();
  return {
    async make() {
      const { privateKey, ...key } = await generateHolderKey();
      keys.set(key.thumbprint, privateKey);
      return key;
    },
    sign(thumbprint, input) {
      const key = keys.get(thumbprint);
      return key ? signWith(key, input) : Promise.reject(new Error('unknown key'));
    },
    forget: (thumbprint) => Promise.resolve(void keys.delete(thumbprint)),
  };
};
