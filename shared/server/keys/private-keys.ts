import type { KeyObject } from 'node:crypto';
import { didOf } from '#shared/credentials/did';
import { sameKey } from '#shared/credentials/jwt';
import { unwrapPrivateKey } from './envelope.ts';
import type { KeptKey } from './keys.ts';
import type { MasterKeys } from './master-key.ts';
import { publicJwkFrom } from './platform-key.ts';

const mostKept = 200;

/** Unwrapped keys, inside a signing worker and nowhere else; kept, since unwrapping costs more than a signature. */
export const makePrivateKeys = (keys: MasterKeys) => {
  const kept = new Map<string, KeyObject>();
  /** Refuses a key whose DID, name or public half is not the one it was wrapped with: a swapped row must not sign in another's name. */
  return (key: KeptKey): KeyObject => {
    const place = [key.did, key.kid, key.publicJwk.x, key.publicJwk.y, key.wrapped].join(' ');
    const known = kept.get(place);
    if (known) return known;
    if (didOf(key.kid) !== key.did) throw new Error(`the key ${key.kid} is of another DID`);
    const privateKey = unwrapPrivateKey(keys, key.wrapped, key.kid);
    if (!sameKey(publicJwkFrom(privateKey), key.publicJwk)) throw new Error(`the key ${key.kid} does not match its public half`);
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
    kept.set(place, privateKey);
    return privateKey;
  };
};
export type PrivateKeys = ReturnType<typeof makePrivateKeys>;
