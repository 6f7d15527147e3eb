import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { IKey, ManagedKeyInfo, TKeyType } from '@veramo/core';
import { AbstractKeyManagementSystem } from '@veramo/key-manager';
import { signEs256 } from './es256.ts';
import type { PublicJwk } from './keys.ts';
import { publicJwkFrom } from './platform-key.ts';

/** Compressed point in hex (SEC 1 section 2.3.3): how Veramo names a public key of P-256. */
const publicKeyHexOf = ({ x, y }: PublicJwk): string => {
  const odd = Buffer.from(y, 'base64url').at(-1)! & 1;
  return `${odd ? '03' : '02'}${Buffer.from(x, 'base64url').toString('hex')}`;
};

export const managedKey = (kid: string, publicJwk: PublicJwk): IKey => ({
  kid,
  kms: 'node',
  type: 'Secp256r1',
  publicKeyHex: publicKeyHexOf(publicJwk),
  meta: { algorithms: ['ES256'], publicJwk },
});

/**
 * Veramo's key management over node:crypto: P-256 and ES256 only, private keys as KeyObjects that this object alone holds. Refuses every
 * other kind of key, algorithm and operation.
 */
export class NodeKms extends AbstractKeyManagementSystem {
  readonly #keys = new Map<string, KeyObject>();

  /** Hands over a key that was just unwrapped. */
  hold(kid: string, privateKey: KeyObject): void {
    if (!this.#keys.has(kid) && this.#keys.size >= 500) this.#keys.delete(this.#keys.keys().next().value!);
    this.#keys.set(kid, privateKey);
  }

  holds(kid: string, privateKey: KeyObject): boolean {
    return this.#keys.get(kid) === privateKey;
  }

  /** Gives a fresh key to the one who wraps it, and forgets it. */
  take(kid: string): KeyObject {
    const key = this.#keys.get(kid);
    if (!key) throw new Error('no such key');
    this.#keys.delete(kid);
    return key;
  }

  override createKey({ type, kid }: { type: TKeyType; kid?: string }): Promise<ManagedKeyInfo> {
    if (type !== 'Secp256r1') return Promise.reject(new Error(`not supported: keys of type ${type}`));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicJwk = publicJwkFrom(privateKey);
    const key = managedKey(kid ?? publicKeyHexOf(publicJwk), publicJwk);
    this.hold(key.kid, privateKey);
    return Promise.resolve(key);
  }

  override sign({ keyRef, algorithm, data }: { keyRef: Pick<IKey, 'kid'>; algorithm?: string; data: Uint8Array }): Promise<string> {
    const key = this.#keys.get(keyRef.kid);
    if (!key || algorithm !== 'ES256') return Promise.reject(new Error(`not supported: ${algorithm ?? 'no algorithm'} with this key`));
    return Promise.resolve(signEs256(data, key));
  }

  override deleteKey({ kid }: { kid: string }): Promise<boolean> {
    return Promise.resolve(this.#keys.delete(kid));
  }

  override listKeys(): Promise<ManagedKeyInfo[]> {
    return Promise.resolve([...this.#keys].map(([kid, key]) => managedKey(kid, publicJwkFrom(key))));
  }

  override importKey(): Promise<ManagedKeyInfo> {
    return Promise.reject(new Error('not supported: keys come wrapped'));
  }

  override sharedSecret(): Promise<string> {
    return Promise.reject(new Error('not supported: these keys only sign'));
  }
}
