/** Veramo's stores, in memory and primed by each request: the database keeps the keys, and the workers do not know it. */
import type { IIdentifier, IKey, ManagedKeyInfo } from '@veramo/core';
import { AbstractDIDStore } from '@veramo/did-manager';
import { AbstractKeyStore } from '@veramo/key-manager';

const mostKept = 500;

const keep = <V>(map: Map<string, V>, name: string, value: V): void => {
  if (!map.has(name) && map.size >= mostKept) map.delete(map.keys().next().value!);
  map.set(name, value);
};

export class PrimedKeyStore extends AbstractKeyStore {
  readonly #keys = new Map<string, IKey>();

  has(kid: string): boolean {
    return this.#keys.has(kid);
  }
  override importKey(key: Partial<IKey>): Promise<boolean> {
    keep(this.#keys, key.kid!, key as IKey);
    return Promise.resolve(true);
  }
  override getKey({ kid }: { kid: string }): Promise<IKey> {
    const key = this.#keys.get(kid);
    return key ? Promise.resolve(key) : Promise.reject(new Error('no such key'));
  }
  override deleteKey({ kid }: { kid: string }): Promise<boolean> {
    return Promise.resolve(this.#keys.delete(kid));
  }
  override listKeys(): Promise<ManagedKeyInfo[]> {
    return Promise.resolve([...this.#keys.values()]);
  }
}

export class PrimedDidStore extends AbstractDIDStore {
  readonly #dids = new Map<string, IIdentifier>();

  has(did: string): boolean {
    return this.#dids.has(did);
  }
  override importDID(identifier: IIdentifier): Promise<boolean> {
    keep(this.#dids, identifier.did, identifier);
    return Promise.resolve(true);
  }
  override getDID({ did, alias }: { did?: string; alias?: string }): Promise<IIdentifier> {
    const found = did === undefined ? [...this.#dids.values()].find((one) => one.alias === alias) : this.#dids.get(did);
    return found ? Promise.resolve(found) : Promise.reject(new Error('Identifier not found'));
  }
  override deleteDID({ did }: { did: string }): Promise<boolean> {
    return Promise.resolve(this.#dids.delete(did));
  }
  override listDIDs(): Promise<IIdentifier[]> {
    return Promise.resolve([...this.#dids.values()]);
  }
}
